import type { Tab, Workbook } from '../../workbench/fake';
import { openTabs } from './open';

const HEAD = [
  'Deal ID',
  'Customer',
  'My sum',
  'Amount',
  'Status',
  'Created',
  'Close date',
  'Owner',
  'Source',
  'Product',
];
const DEALS = [
  HEAD,
  ...Array.from({ length: 12 }, (_, i) => {
    const month = String((i % 9) + 1).padStart(2, '0');
    const status = ['Won', 'Lost', 'Open'][i % 3];
    const close = status === 'Open' ? '' : `2026-${month}-20`;
    return [
      `D-${i}`,
      'Acme',
      `=A${i + 2}&D${i + 2}`,
      100 + i,
      status,
      `2026-${month}-01`,
      close,
      'Ana',
      'Web',
      'Basic',
    ];
  }),
];
const EXPORT = [
  HEAD.filter((head) => head !== 'My sum'),
  ...DEALS.slice(1).map(([id, name, , amount, ...rest]) => [id, name, Number(amount) + 1000, ...rest]),
];
const open = (...more: Tab[]): Workbook => {
  const book = openTabs([{ name: 'Deals', rows: DEALS }, ...more]);
  book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
  return book;
};
/** Selects a cell of Notes, as clicking it does. */
const select = ({ book }: Workbook, cell: string): void => {
  const sheetId = book.sheetIdOf('Notes')!;
  const [, letter, digits] = /^([A-Z])(\d+)$/.exec(cell)!;
  const [row, column] = [Number(digits) - 1, letter.charCodeAt(0) - 65];
  book.activeSheetId = sheetId;
  book.activeRange = { sheetId, zone: { top: row, left: column, bottom: row, right: column } };
};
const undo = (book: Workbook, label?: string): string =>
  (book.callServer('dealsheetUndo', { label }) as { message: string }).message;
const state = (book: Workbook) =>
  book.callServer('dealsheetState', {}) as { undo: string; reports: { asked: { grain?: string } | null }[] };
const build = (book: Workbook, more: object = {}): { edited: string[]; message: string } =>
  book.callServer('dealsheetBuildReport', {
    report: 'Executive summary',
    period: 'year to date',
    versus: 'previous',
    mode: 'live',
    ...more,
  }) as { edited: string[]; message: string };
const REPORT = "'Executive summary'";
const charts = (book: Workbook, tab = 'Executive summary'): string[] => {
  const { getters } = book.book;
  return getters
    .getFigures(book.book.sheetIdOf(tab)!)
    .map(({ id }: { id: string }) => JSON.stringify(getters.getChartDefinition(getters.getChartIdFromFigureId(id)!)))
    .sort();
};

describe('formulas come back as they were typed', () => {
  test('in a cell that Insert replaced, far down and to the right', () => {
    for (const [cell, formula] of [
      ['B6', '=A2*10'],
      ['A40', '=A1&$B$1&C39'],
      ['H3', '=Deals!D2+A1'],
    ]) {
      const book = open({ name: 'Notes', rows: [[4], [7]] });
      book.type(`Notes!${cell}`, formula);
      select(book, cell);
      const request = { name: 'SALES', example: false, period: '', by: '', replace: true };
      book.callServer('dealsheetInsert', request);
      expect(book.formula(`Notes!${cell}`)).toMatch(/^=SALES/);
      undo(book);
      expect([cell, book.formula(`Notes!${cell}`)]).toEqual([cell, formula]);
    }
  });

  test('in the rows that Update data wrote, which it brings back column by column', () => {
    const book = open({ name: 'October', rows: EXPORT });
    book.type('Deals!H3', '=A1&"-"&H2');
    const [before, formulas] = [book.values('Deals!A1:J14'), DEALS.map((_, i) => book.formula(`Deals!C${i + 1}`))];
    book.callServer('dealsheetUpdate', { from: 'October', go: true });
    expect(book.value('Deals!D2')).toBe(1100);
    undo(book);
    expect(book.values('Deals!A1:J14')).toEqual(before);
    expect(DEALS.map((_, i) => book.formula(`Deals!C${i + 1}`))).toEqual(formulas);
    expect(book.formula('Deals!H3')).toBe('=A1&"-"&H2');
  });

  test("what was typed into the person's own column since stays, and does not stand in its way", () => {
    const book = open({ name: 'October', rows: EXPORT });
    book.callServer('dealsheetUpdate', { from: 'October', go: true });
    book.type('Deals!C4', 'called');
    undo(book);
    expect(book.value('Deals!D2')).toBe(100);
    expect(book.value('Deals!C4')).toBe('called');
  });
});

test('while somebody else changes the file, nothing is changed, nor taken back', () => {
  const book = open({ name: 'October', rows: EXPORT });
  book.callServer('dealsheetUpdate', { from: 'October', go: true });
  book.services.lockedElsewhere = true;
  const tries: [string, object][] = [
    ['dealsheetUndo', {}],
    ['dealsheetUpdate', { from: 'October', go: true }],
    ['dealsheetRefresh', {}],
    ['dealsheetSetUp', { tabs: [], asOf: '2026-01-31' }],
    ['dealsheetMakeLive', { go: true }],
  ];
  const before = [book.values('Deals!A1:J14'), book.values('Settings!A1:B20')];
  for (const [name, request] of tries)
    expect(() => book.callServer(name, request)).toThrow(/^Dealsheet: Somebody else is changing this file/);
  expect([book.values('Deals!A1:J14'), book.values('Settings!A1:B20')]).toEqual(before);
  book.services.lockedElsewhere = false;
  undo(book);
  expect(book.value('Deals!D2')).toBe(100);
});

test('an action holds the lock once, whatever it does inside', () => {
  const book = open();
  book.resetCounts();
  book.callServer('dealsheetRefresh', {});
  build(book);
  expect(book.counts().byName['Lock.tryLock']).toBe(1);
});

describe('an action that Google ends after six minutes can be taken back', () => {
  test('Update data, whichever call it was', () => {
    const whole = open({ name: 'October', rows: EXPORT });
    whole.resetCounts();
    whole.callServer('dealsheetUpdate', { from: 'October', go: true });
    let cut = 0;
    const { total } = whole.counts();
    // the last ones: those before only read
    for (let n = total - 7; n <= total; n++) {
      const book = open({ name: 'October', rows: EXPORT });
      const before = book.values('Deals!A1:J14');
      book.slowAt(n, 400000);
      expect(() => book.callServer('dealsheetUpdate', { from: 'October', go: true })).toThrow('Exceeded maximum');
      if (JSON.stringify(book.values('Deals!A1:J14')) === JSON.stringify(before)) continue;
      cut++;
      expect([n, undo(book)]).toEqual([n, 'Undone: Update data from October.']);
      expect([n, book.values('Deals!A1:J14')]).toEqual([n, before]);
    }
    expect(cut).toBeGreaterThan(1);
  });

  test('a report built again: its cells come back', () => {
    const book = open();
    build(book);
    const shown = book.values(`${REPORT}!A1:I90`);
    book.slowAt('Range.setTextStyles', 400000);
    expect(() => build(book, { mode: 'snapshot', grain: 'week' })).toThrow('Exceeded maximum');
    expect(String(book.value(`${REPORT}!A3`))).toMatch(/^Updating/);
    expect(undo(book)).toBe('Undone: Build Executive summary.');
    expect(book.values(`${REPORT}!A1:I90`)).toEqual(shown);
    expect(build(book).edited).toEqual([]);
  });
});

describe('a report', () => {
  test('that Undo brings back has its charts and its request again, and a cell changed in it is asked about', () => {
    const book = open();
    for (const mode of ['live', 'snapshot']) {
      build(book, { mode, replace: true });
      const [before, shown] = [charts(book), book.values(`${REPORT}!A4:I90`)];
      build(book, { mode, grain: 'week' });
      expect(charts(book)).not.toEqual(before);
      undo(book);
      expect([mode, charts(book)]).toEqual([mode, before]);
      expect(book.values(`${REPORT}!A4:I90`)).toEqual(shown);
      expect(state(book).reports[0].asked?.grain ?? 'month').toBe('month');
      book.type(`${REPORT}!B6`, '5');
      expect(build(book, { mode }).edited).toEqual(['B6']);
    }
  });

  test("another's hand-changed cells are asked about after an undoing that was none of its business", () => {
    const book = open({ name: 'Notes', rows: [[1]] });
    build(book);
    book.type(`${REPORT}!B6`, '5');
    select(book, 'C1');
    book.callServer('dealsheetInsert', { name: 'SALES', example: false, period: '', by: '', replace: false });
    undo(book);
    expect(build(book).edited).toEqual(['B6']);
  });

  test.each([
    ['beside it', `${REPORT}!L2`],
    ['below it', `${REPORT}!B200`],
    ['in it', `${REPORT}!B6`],
    ['below its data', "'Executive summary data'!B300"],
  ])('of one build is not taken back with what somebody wrote %s', (_where, cell) => {
    const book = open();
    build(book, { mode: 'snapshot' });
    book.type(cell, 'mine');
    expect(() => undo(book)).toThrow(/^Dealsheet: Executive summary.* was changed after "Build Executive summary"/);
    expect(book.value(cell)).toBe('mine');
    book.type(cell, '');
    if (cell.endsWith('B6')) return;
    undo(book);
    expect(book.tabs()).not.toContain('Executive summary');
  });

  test('built again is not taken back over cells changed since', () => {
    const book = open();
    build(book);
    build(book, { grain: 'week' });
    book.type(`${REPORT}!B6`, '5');
    expect(() => undo(book)).toThrow(/^Dealsheet: Executive summary was changed after/);
    expect(book.value(`${REPORT}!B6`)).toBe(5);
  });

  test("that was taken back leaves nothing by which the person's own tab of that name is taken for it", () => {
    const book = open();
    build(book);
    undo(book);
    book.book.dispatch('CREATE_SHEET', { sheetId: 'mine', name: 'Executive summary', position: 1 });
    expect(build(book).message).toBe('Executive summary is in the tab Executive summary 2.');
    expect(book.values(`${REPORT}!A1:C3`).flat().join('')).toBe('');
  });
});

test('Undo of one action by name takes no other back', () => {
  const book = open({ name: 'October', rows: EXPORT }, { name: 'Notes', rows: [[1]] });
  select(book, 'C1');
  book.callServer('dealsheetInsert', { name: 'SALES', example: false, period: '', by: '', replace: false });
  book.callServer('dealsheetUpdate', { from: 'October', go: true });
  expect(() => undo(book, 'Insert SALES')).toThrow(
    /^Dealsheet: The last action in this file is "Update data from October" now, and not "Insert SALES"\. Nothing was changed/,
  );
  expect(book.value('Deals!D2')).toBe(1100);
  expect(undo(book, 'Update data from October')).toBe('Undone: Update data from October.');
});
