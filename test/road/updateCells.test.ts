import type { Workbook } from '../../workbench/fake';
import { openTabs } from './open';

const HEAD = ['Deal ID', 'Customer', 'Amount', 'Status', 'Created', 'Close date', 'Owner', 'Team'];
/** Deals whose every second one is changed in the next export, text and number. */
const deals = (count: number): (string | number)[][] => [
  HEAD,
  ...Array.from({ length: count }, (_, i) => [`D-${i}`, `C-${i}`, i, 'Open', '2026-08-01', '', 'Ana', 'North']),
];
const fresh = (count: number): (string | number)[][] =>
  deals(count).map((row, r) =>
    r % 2 ? [row[0], `New ${r}`, r + 0.5, 'Won', row[4], '2026-09-01', 'Ben', 'South'] : row,
  );
const opened = (rows: (string | number)[][], next: (string | number)[][]): Workbook =>
  openTabs([
    { name: 'Deals', rows },
    { name: 'October', rows: next },
  ]);
const update = (book: Workbook, go: boolean): string =>
  (book.callServer('dealsheetUpdate', { from: 'October', go }) as { message: string }).message;

test('a field whose column a formula fills is left out, and the message says so', () => {
  const rows = deals(4).map((row, r) => (r === 0 ? row : row.slice(0, 7)));
  rows[1] = [...rows[1], '=ARRAYFORMULA(IF(G2:G5="Ana","North","East"))'];
  const book = opened(rows, fresh(4));
  expect(update(book, false)).toBe(
    'October against Deals: 0 new, 2 changed, 0 gone. Left out, as a formula fills them: Team (H2).',
  );
  expect(update(book, true)).toMatch(/^Deals is up to date .* Left out, as a formula fills them: Team \(H2\)\.$/);
  // Ana's deals are those of the even rows
  expect(book.values('Deals!G2:H5')).toEqual([
    ['Ben', 'East'],
    ['Ana', 'North'],
    ['Ben', 'East'],
    ['Ana', 'North'],
  ]);
  book.callServer('dealsheetUndo', {});
  expect(book.values('Deals!H2:H5').flat()).toEqual(['North', 'North', 'North', 'North']);
});

test('deals that are a formula themselves are not written to', () => {
  const book = opened([['={October!A1:H5}']], fresh(4));
  const before = book.values('Deals!A1:H9');
  expect(() => update(book, true)).toThrow(
    /^Dealsheet: The rows of Deals are filled by the formula in A1, so that they cannot be written to/,
  );
  expect(book.values('Deals!A1:H9')).toEqual(before);
});

test('text between many changed cells keeps what its value does not tell, and few calls are made', () => {
  const count = 200;
  const book = opened(deals(count), fresh(count));
  const { book: file } = book;
  const sheetId = file.sheetIdOf('Deals')!;
  // a link, as the engine keeps it: reading the cell gives its label only
  const linked = '[C-3](https://example.com)';
  file.dispatch('UPDATE_CELL', { sheetId, row: 4, col: 1, content: linked });
  expect(book.value('Deals!B5')).toBe('C-3');
  book.type('Deals!C7', '=1+4');
  book.resetCounts();
  expect(update(book, true)).toMatch(/^Deals is up to date with October: 0 added, 10[01] changed, 0 gone\./);
  expect((file.getters.getCell({ sheetId, row: 4, col: 1 }) as { content?: string }).content).toBe(linked);
  expect(book.formula('Deals!C7')).toBe('=1+4');
  expect(book.values('Deals!A2:D5')).toEqual([
    ['D-0', 'New 1', 1.5, 'Won'],
    ['D-1', 'C-1', 1, 'Open'],
    ['D-2', 'New 3', 3.5, 'Won'],
    ['D-3', 'C-3', 3, 'Open'],
  ]);
  // customers are a hundred different texts, each written for itself; all else takes a few calls
  expect(book.counts().total).toBeLessThanOrEqual(40 + count / 2);
});
