import type { Workbook } from '../../workbench/fake';
import { sampleTables } from '../../samples/generate';
import { openTabs } from './open';

type Inserted = { message: string; formula: string; filled: string };
type Combined = { message: string; before: { cell: string; formula: string }[]; after: string };

const TABS = [
  ...Object.entries(sampleTables()).map(([name, rows]) => ({ name, rows })),
  { name: 'Mine', rows: [['mine']] },
];
/** Selects cells of a tab, as a drag of the mouse would. */
const select = ({ book }: Workbook, range: string, tab = 'Mine'): void => {
  const sheetId = book.sheetIdOf(tab)!;
  const corners = range.split(':').map((cell) => /^([A-Z])(\d+)$/.exec(cell)!);
  const column = ([, letter]: RegExpExecArray): number => letter.charCodeAt(0) - 65;
  const row = ([, , digits]: RegExpExecArray): number => Number(digits) - 1;
  const [from, to] = [corners[0], corners[corners.length - 1]];
  book.activeSheetId = sheetId;
  book.activeRange = { sheetId, zone: { top: row(from), left: column(from), bottom: row(to), right: column(to) } };
};
const insert = (book: Workbook, name: string, more: Partial<Record<string, unknown>> = {}): Inserted =>
  book.callServer('dealsheetInsert', { name, example: false, period: '', by: '', replace: false, ...more }) as Inserted;
const combine = (book: Workbook, go: boolean): Combined => book.callServer('dealsheetCombine', { go }) as Combined;
const formulaAt = (book: Workbook, cell: string): string => book.formula(cell).replace(/,(?! )/g, ';');

describe('a function is inserted from the catalogue', () => {
  test.each(['en_US', 'de_DE', 'fr_FR', 'ja_JP'])(
    '%s: with the names that the file has; one press takes it back',
    (locale) => {
      const book = openTabs(TABS, undefined, { locale });
      select(book, 'C3');
      const done = insert(book, 'CAC', { period: 'this quarter' });
      expect(done).toEqual({
        formula: '=CAC(DEALS;SPEND;SETTINGS;"this quarter")',
        filled: '',
        message: '=CAC(DEALS;SPEND;SETTINGS;"this quarter") stands in Mine!C3.',
      });
      expect(typeof book.value('Mine!C3')).toBe('number');
      expect(book.value('Settings!A1')).toBe('Setting');
      book.callServer('dealsheetUndo', {});
      expect(book.value('Mine!C3')).toBe('');
    },
  );

  test('a filled cell is told, and replaced only when that is asked', () => {
    const book = openTabs(TABS);
    select(book, 'A1');
    expect(insert(book, 'SALES')).toEqual({ formula: '', filled: 'Mine!A1: mine', message: '' });
    expect(book.value('Mine!A1')).toBe('mine');
    expect(book.tabs()).not.toContain('Settings');
    insert(book, 'SALES', { replace: true });
    expect(book.value('Mine!A1')).toBe(3942300); // the sample's won amounts, as in the road's own test
    book.callServer('dealsheetUndo', {});
    expect(book.value('Mine!A1')).toBe('mine');
  });

  test('inside of the rows that it would read nothing is written', () => {
    const book = openTabs(TABS);
    book.callServer('dealsheetSetUp', { tabs: [], asOf: null });
    select(book, 'C1500', 'Deals');
    expect(() => insert(book, 'SALES')).toThrow('Deals!C1500 lies in the columns of DEALS');
    expect(book.formula('Deals!C1500')).toBe('');
  });

  test('a table that no tab reads as is named', () => {
    const book = openTabs([TABS[0], { name: 'Mine', rows: [['']] }]);
    select(book, 'B2');
    expect(() => insert(book, 'CAC')).toThrow('CAC needs the table SPEND');
    expect(book.value('Mine!B2')).toBe('');
  });

  test('an example as it stands, of a function that answers with a list', () => {
    const book = openTabs(TABS);
    select(book, 'C3');
    insert(book, 'SCORECARD', { example: true });
    expect(formulaAt(book, 'Mine!C3')).toBe('=SCORECARD(DEALS;SETTINGS;"Sales, Win rate";"owner")');
    expect(book.values('Mine!C3:E3')).toEqual([['Owner', 'Sales', 'Win rate']]);
  });
});

describe('neighbouring formulas become one call', () => {
  const SET = '(DEALS;SETTINGS;"2026")';
  const open = (cells: Readonly<Record<string, string>>): Workbook => {
    const book = openTabs(TABS);
    book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
    for (const [cell, formula] of Object.entries(cells)) book.type(`Mine!${cell}`, formula);
    return book;
  };

  test.each([
    ['below each other', ['B2', 'B3', 'B4'], 'B2:B4'],
    ['beside each other', ['B2', 'C2', 'D2'], 'B2:D2'],
  ])('%s: the numbers stay where they are, and Undo brings the formulas back', (_name, cells, range) => {
    const names = ['SALES', 'WINRATE', 'DEALSIZE'];
    const book = open(Object.fromEntries(cells.map((cell, i) => [cell, `=${names[i]}${SET}`])));
    const before = book.values(`Mine!${range}`);
    select(book, range);
    const look = combine(book, false);
    expect(look.before.map(({ cell }) => cell)).toEqual(cells);
    expect(look.after).toContain('SCORECARD(DEALS;SETTINGS;"2026";"Sales, Win rate, Deal size")');
    expect(formulaAt(book, 'Mine!B2')).toBe(`=SALES${SET}`);
    combine(book, true);
    expect(book.values(`Mine!${range}`)).toEqual(before);
    expect(formulaAt(book, 'Mine!B2')).toBe(look.after);
    expect(book.formula(`Mine!${cells[2]}`)).not.toContain('DEALSIZE');
    book.callServer('dealsheetUndo', {});
    expect(formulaAt(book, `Mine!${cells[2]}`)).toBe(`=DEALSIZE${SET}`);
    expect(book.values(`Mine!${range}`)).toEqual(before);
  });

  test('one cell is enough: its neighbours are found', () => {
    const book = open({ B2: `=SALES${SET}`, B3: `=WINRATE${SET}`, B5: `=CAC${SET}` });
    select(book, 'B3');
    expect(combine(book, false).before.map(({ cell }) => cell)).toEqual(['B2', 'B3']);
  });

  test('tables by the same field become one aligned table', () => {
    const book = open({ B2: '=SALES(DEALS;SETTINGS;"owner")', J2: '=WINRATE(DEALS;SETTINGS;"owner")' });
    const sales = new Map(book.values('Mine!B3:C8').map(([owner, value]) => [owner, value]));
    select(book, 'B2:J2');
    combine(book, true);
    const rows = book.values('Mine!B2:D8');
    expect(rows[0]).toEqual(['Owner', 'Sales', 'Win rate']);
    for (const [owner, value] of rows.slice(1)) expect(value).toBe(sales.get(owner));
    expect(book.value('Mine!J2')).toBe('');
  });

  test('what asks differently, or alone, is told and stays', () => {
    const book = open({ B2: `=SALES${SET}`, B3: '=WINRATE(DEALS;SETTINGS;"2025")' });
    select(book, 'B2:B3');
    expect(() => combine(book, true)).toThrow('B2 and B3 ask over different tables, periods or conditions');
    select(book, 'F9');
    expect(() => combine(book, true)).toThrow('Fewer than two neighbouring formulas');
    expect(formulaAt(book, 'Mine!B2')).toBe(`=SALES${SET}`);
  });
});

test('a tab with an apostrophe in its name is told of, and found again, as a formula writes it', () => {
  const book = openTabs([
    { name: "O'Brien deals", rows: TABS[0].rows },
    { name: "Ana's", rows: [['mine']] },
  ]);
  book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
  select(book, 'C3', "Ana's");
  expect(insert(book, 'SALES').message).toBe("=SALES(DEALS;SETTINGS) stands in 'Ana''s'!C3.");
  book.type("'Ana''s'!C4", "=SALES('O''Brien deals'!A1:L40;SETTINGS)");
  select(book, 'C4', "Ana's");
  const told = book.callServer('dealsheetExplain', { compare: '' }) as { cell: string; lines: { what: string }[] };
  expect(told.cell).toBe("'Ana''s'!C4");
  expect(told.lines.map(({ what }) => what)).toContain('Counted');
  book.type("'Ana''s'!C5", '=SALES()');
  const { cells } = book.callServer('dealsheetMakeLive', { go: false }) as { cells: { cell: string }[] };
  expect(cells.map(({ cell }) => cell)).toEqual(["'Ana''s'!C5"]);
});
