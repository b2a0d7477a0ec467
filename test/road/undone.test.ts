import type { Workbook } from '../../workbench/fake';
import { openTabs } from './open';

const HEAD = ['Deal ID', 'Customer', 'Amount', 'Status', 'Created', 'Close date'];
const DEALS = [
  HEAD,
  ['D-1', 'Acme', 100, 'Won', '2026-08-01', '2026-09-01'],
  ['D-2', 'Birch', 200, 'Lost', '2026-08-01', '2026-09-15'],
  ['D-3', 'Cedar', 300, 'Won', '2026-08-01', '2026-09-20'],
];
const EXPORT = [HEAD, ...DEALS.slice(1).map((row) => [...row.slice(0, 2), Number(row[2]) + 5, ...row.slice(3)])];

const updated = (): Workbook => {
  const book = openTabs([
    { name: 'Deals', rows: DEALS },
    { name: 'October', rows: EXPORT },
  ]);
  book.callServer('dealsheetUpdate', { from: 'October', go: true });
  expect(book.values('Deals!C2:C4').flat()).toEqual([105, 205, 305]);
  return book;
};
const deals = (book: Workbook) => book.services.rawSheet(book.book.sheetIdOf('Deals')!);

/** What somebody may do in the deals between an action and its undoing. */
const WORK: readonly [string, (book: Workbook) => void][] = [
  ['edits a cell', (book) => book.type('Deals!C3', '777')],
  ['inserts a row', (book) => void deals(book).insertRowAfter(1)],
  ['deletes a row', (book) => void deals(book).deleteRow(2)],
  ['inserts a column', (book) => void deals(book).insertColumnAfter(1)],
  ['sorts', (book) => void deals(book).sort(3, false)],
];

test.each(WORK)('Undo changes nothing where somebody %s since, and says so', (_what, work) => {
  const book = updated();
  work(book);
  const before = book.values('Deals!A1:H9');
  expect(() => book.callServer('dealsheetUndo', {})).toThrow(
    /^Dealsheet: Deals was changed after "Update data from October"/,
  );
  expect(book.values('Deals!A1:H9')).toEqual(before);
});

test('work elsewhere does not stand in its way, nor does an undoing that broke off', () => {
  const book = updated();
  book.type('October!C2', '9');
  book.type('Deals!H2', 'beside');
  book.failAt('Sheet.clear');
  expect(() => book.callServer('dealsheetUndo', {})).toThrow('timed out');
  book.callServer('dealsheetUndo', {});
  expect(book.values('Deals!C2:C4').flat()).toEqual([100, 200, 300]);
  expect(book.value('Deals!H2')).toBe('beside');
});

test('a tab that the add-on made is not taken back with what somebody wrote into it', () => {
  const book = openTabs([{ name: 'Deals', rows: DEALS }]);
  book.callServer('dealsheetGoals', { set: { metric: 'Sales', slice: '', period: '2026', target: '5' } });
  book.type('Goals!A3', 'Win rate');
  expect(() => book.callServer('dealsheetUndo', {})).toThrow(/^Dealsheet: Goals was changed after/);
  expect(book.value('Goals!A3')).toBe('Win rate');
});
