import type { Workbook } from '../../workbench/fake';
import { openTabs } from './open';

const DEALS = [
  ['Deal ID', 'Customer', 'Amount', 'Status', 'Created', 'Close date', 'Owner', 'Source', 'Product'],
  ...Array.from({ length: 18 }, (_, i) => {
    const month = String((i % 9) + 1).padStart(2, '0');
    const status = ['Won', 'Lost', 'Open'][i % 3];
    const close = status === 'Open' ? '' : `2026-${month}-20`;
    return [`D-${i}`, `C${i % 5}`, 100 + i, status, `2026-${month}-01`, close, `O${i % 2}`, 'Web', 'Basic'];
  }),
];
const request = (mode: 'live' | 'snapshot') => ({
  report: 'Executive summary',
  period: 'year to date',
  versus: 'previous',
  mode,
});
const message = (done: unknown): string => (done as { message: string }).message;
const REPORT = "'Executive summary'!A1:I100";
const STATUS = "'Executive summary'!A3";

function opened(): Workbook {
  const book = openTabs([
    { name: 'Deals', rows: DEALS },
    { name: 'Notes', rows: [['mine', 7]] },
  ]);
  book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
  return book;
}
const deals = (book: Workbook): unknown[][] => book.values('Deals!A1:I19');

/** Everything but the status line, which carries the time. */
const shown = (book: Workbook): unknown[][] => book.values(REPORT).filter((_, r) => r !== 2);

describe('a build that fails at any service call', () => {
  let wanted: unknown[][];
  let calls: number;
  let raw: unknown[][];
  beforeAll(() => {
    const book = opened();
    raw = deals(book);
    book.callServer('dealsheetBuildReport', request('live'));
    book.callServer('dealsheetBuildReport', request('live'));
    calls = book.counts().total;
    wanted = shown(book);
  });

  /** One call throws; or it takes so long that the script ends with it, so that nothing can be written after. */
  const failures = [
    (book: Workbook, n: number) => (book.failAt(n), 'timed out'),
    (book: Workbook, n: number) => (book.slowAt(n, 400000), 'Exceeded maximum execution time'),
  ];
  const isLong = process.env.DEALSHEET_LONG === '1';

  test('leaves the last good report, or one that says it is not finished; the next Refresh completes it', () => {
    expect(calls).toBeLessThanOrEqual(40);
    process.stdout.write(`A rebuild takes ${calls} service calls.\n`);
    const tries = Array.from({ length: 2 * calls }, (_, i) => [1 + (i >> 1), failures[i % 2]] as const);
    // each kind at every other call, in the long mode both at each
    for (const [n, fail] of isLong ? tries : tries.filter((_, i) => [0, 3].includes(i % 4))) {
      const book = opened();
      book.callServer('dealsheetBuildReport', request('live'));
      const said = fail(book, n);
      expect(() => book.callServer('dealsheetBuildReport', request('live'))).toThrow(said);
      const status = String(book.value(STATUS));
      if (status.startsWith('Live')) expect([n, shown(book)]).toEqual([n, wanted]);
      else {
        expect(status).toMatch(
          /^Updating since \d\d:\d\d; (if this stays,|stopped by Google \(.*timed out.*\);) press Refresh$/,
        );
        expect(message(book.callServer('dealsheetRefresh', {}))).toContain('had been interrupted and is complete');
        expect([n, shown(book)]).toEqual([n, wanted]);
        expect(String(book.value(STATUS))).toMatch(/^Live/);
      }
      expect(deals(book)).toEqual(raw);
      expect(book.value('Notes!B1')).toBe(7);
      expect(book.tabs().filter((tab) => /^Executive summary( data)?$/.test(tab)).length).toBe(2);
    }
  });
});

test('somebody else who builds is told so, and nothing is changed', () => {
  const book = opened();
  book.callServer('dealsheetBuildReport', request('snapshot'));
  const before = book.values(REPORT);
  book.services.lockedElsewhere = true;
  expect(() => book.callServer('dealsheetBuildReport', request('live'))).toThrow(
    'Somebody is building a report in this file. Nothing was changed; try again in a minute',
  );
  book.services.lockedElsewhere = false;
  expect(book.values(REPORT)).toEqual(before);
});

test('a rebuild keeps notes beside the report, a new name of its tab, other charts and widths', () => {
  const book = opened();
  book.callServer('dealsheetBuildReport', request('live'));
  book.type("'Executive summary'!L2", 'a note of mine');
  const sheet = book.book.sheetIdOf('Executive summary')!;
  book.book.dispatch('RENAME_SHEET', { sheetId: sheet, oldName: 'Executive summary', newName: 'For the board' });
  book.book.dispatch('RESIZE_COLUMNS_ROWS', { sheetId: sheet, dimension: 'COL', elements: [1], size: 200 });
  const tabs = book.tabs();
  book.callServer('dealsheetBuildReport', request('live'));
  expect(book.tabs()).toEqual(tabs);
  expect(book.value("'For the board'!L2")).toBe('a note of mine');
  expect(book.book.getters.getColSize(sheet, 1)).toBe(200);
});
