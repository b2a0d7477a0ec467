import { openSample } from './open';

interface Shared {
  message: string;
  tabs: { tab: string; isHidden: boolean; isDeals: boolean; isSnapshot: boolean; link: string }[];
}

test('Prepare to share names every tab, says where deals stand, links the snapshots and warns without keeping anyone out', () => {
  const book = openSample();
  book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
  const build = (report: string, mode: string) =>
    book.callServer('dealsheetBuildReport', { report, period: 'year to date', versus: 'lastYear', mode });
  build('Executive summary', 'snapshot');
  build('Products', 'live');
  const share = (protect: boolean | null): Shared => book.callServer('dealsheetShare', { protect }) as Shared;
  const { message, tabs } = share(null);
  expect(message).toMatch(
    /^Everyone with access to this file can read every tab, hidden ones too; the deals stand in Deals, /,
  );
  expect(message).toContain('Dealsheet undo (hidden)');
  expect(message).not.toMatch(/private|secure|safe/);
  expect(tabs.map(({ tab }) => tab)).toEqual(book.tabs());
  expect(tabs.filter(({ isSnapshot }) => isSnapshot).map(({ tab }) => tab)).toEqual(['Executive summary']);
  for (const { link } of tabs) expect(link).toMatch(/^https:\/\/docs\.google\.com\/.*#gid=\d+$/);
  expect(share(true).message).toContain('is warned now (4 tabs); nobody is kept from it');
  const sides = book.book.sides().filter(({ kind }) => kind === 'protection');
  expect(sides.map(({ data }) => data.warningOnly)).toEqual([true, true, true, true]);
  // warned already: nothing is added; building goes on as before
  expect(share(true).message).toContain('(0 tabs)');
  expect((build('Executive summary', 'snapshot') as { edited: string[] }).edited).toEqual([]);
  expect(share(false).message).toContain('taken off (4 tabs)');
  expect(book.book.sides().filter(({ kind }) => kind === 'protection')).toEqual([]);
});

test('the menu says it too, and promises no privacy', () => {
  const book = openSample();
  book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
  book.runMenu('Prepare to share');
  const said = book.book.ui.questions.map(({ text }) => text).join(' ');
  expect(said).toContain('can read every tab, hidden ones too');
});
