import { openTabs } from './open';

const DEALS = [
  ['Deal ID', 'Customer', 'Amount', 'Status', 'Created', 'Close date', 'Owner'],
  ['D-1', 'Acme', 100, 'Won', '2026-01-05', '2026-02-01', 'Ana'],
  ['D-2', 'Birch', 200, 'Open', '2026-01-06', '', 'Ben'],
];

test('a name that the user gave stays where it is, whatever the add-on makes', () => {
  const book = openTabs([
    { name: 'Deals', rows: DEALS },
    { name: 'Mine', rows: [['a', 'b']] },
  ]);
  const mine = book.book.sheetIdOf('Mine')!;
  const zone = { top: 0, bottom: 3, left: 0, right: 1 };
  for (const name of ['GOALS', 'CHANGES', 'SETTINGS', 'CLEANING'])
    book.services.nameRange(name, book.services.rawRange(mine, zone));
  book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
  book.callServer('dealsheetGoals', { set: { metric: 'Sales', slice: '', period: '2026', target: '5' } });
  book.callServer('dealsheetRefresh', {});
  for (const { name, range } of book.book.getters.getNamedRanges())
    if (name !== 'DEALS') expect([name, range.sheetId, range.zone]).toEqual([name, mine, zone]);
  expect(book.book.getters.getNamedRanges().length).toBeGreaterThan(4);
});
