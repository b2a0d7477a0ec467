import type { Workbook } from '../../workbench/fake';
import { openTabs } from './open';

const DEALS = [
  ['Deal ID', 'Customer', 'Amount', 'Status', 'Created', 'Close date', 'Owner', 'Source', 'Product'],
  ...Array.from({ length: 18 }, (_, i) => {
    const month = String((i % 9) + 1).padStart(2, '0');
    const status = ['Won', 'Lost', 'Open'][i % 3];
    return [`D-${i}`, `C${i % 5}`, 100 + i, status, `2026-${month}-01`, `2026-${month}-20`, 'Ana', 'Web', 'Basic'];
  }),
];
const build = (book: Workbook, report: string, mode: 'live' | 'snapshot', more: object = {}): unknown =>
  book.callServer('dealsheetBuildReport', { report, period: 'year to date', versus: 'previous', mode, ...more });
const status = (book: Workbook, report: string): string => String(book.value(`'${report}'!A3`));

function opened(now = '2026-10-31T12:00:00Z'): { book: Workbook; clock: { now: string } } {
  const clock = { now };
  const book = openTabs([{ name: 'Deals', rows: DEALS }], now, { now: () => new Date(clock.now), openAs: 'not' });
  book.onOpen();
  book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
  return { book, clock };
}
const toast = (book: Workbook): string => book.book.ui.toasts.map(({ text }) => text).join('\n');
const alerts = (book: Workbook): string => book.book.ui.questions.map(({ text }) => text).join('\n');

test('Update reports renews the live ones, says when in their status cell, and leaves snapshots; Undo takes it back', () => {
  const { book, clock } = opened();
  build(book, 'Executive summary', 'live');
  build(book, 'Products', 'snapshot');
  const snapshot = status(book, 'Products');
  clock.now = '2026-11-02T08:30:00Z';
  book.runMenu('Update reports');
  expect(toast(book)).toMatch(/^1 report is up to date\./);
  expect(status(book, 'Executive summary')).toBe('Live: follows the deals. Built 2026-11-02 09:30.');
  expect(status(book, 'Products')).toBe(snapshot);
  expect(book.callServer('dealsheetUndo', {})).toEqual({ message: 'Undone: Update reports.' });
  expect(status(book, 'Executive summary')).toBe('Live: follows the deals. Built 2026-10-31 13:00.');
});

test('one that cannot be updated says in its status cell when and why, and keeps no other from it', () => {
  const { book, clock } = opened();
  build(book, 'Executive summary', 'live');
  build(book, 'Products', 'live', { currency: 'EUR' });
  const figures = book.values('Products!A5:I40');
  clock.now = '2026-11-02T08:30:00Z';
  book.type('Products!B6', '42');
  book.runMenu('Update reports');
  expect(toast(book)).toMatch(/^1 report is up to date\..*1 cell of Products was changed by hand/s);
  expect(status(book, 'Executive summary')).toBe('Live: follows the deals. Built 2026-11-02 09:30.');
  expect(book.value('Products!B6')).toBe(42);
  book.type('Products!B6', String(figures[1][1]));
  // without their headings the deals cannot answer
  for (const column of 'ACDEF') book.type(`Deals!${column}1`, 'said');
  book.runMenu('Update reports');
  expect(toast(book)).toMatch(/Products stays as it was/);
  expect(status(book, 'Products')).toMatch(/^Could not be updated on 2026-11-02 09:30: .*What stands here was built/);
});

test('without a live report it says so', () => {
  const { book } = opened();
  build(book, 'Products', 'snapshot');
  book.runMenu('Update reports');
  expect(alerts(book)).toMatch(/There is no live report in this file yet/);
});

test('a failure of Google in the middle says what happened and what to do, in the alert and in the status cell', () => {
  const { book, clock } = opened();
  build(book, 'Executive summary', 'live');
  clock.now = '2026-11-02T08:30:00Z';
  book.failAt('Range.setFormula');
  book.runMenu('Update reports');
  expect(alerts(book)).toMatch(/Google did not carry this out \(.*timed out.*completed by Refresh/);
  expect(status(book, 'Executive summary')).toMatch(
    /^Updating since 09:30; stopped by Google \(.*timed out.*\); press Refresh$/,
  );
  book.runMenu('Update reports');
  expect(status(book, 'Executive summary')).toBe('Live: follows the deals. Built 2026-11-02 09:30.');
});
