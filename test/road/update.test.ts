import type { Workbook } from '../../workbench/fake';
import { openTabs } from './open';

type Done = { message: string };
type Found = Done & { into: string; lines: { what: string; deal: string; row: number; fields: string }[] };

const HEAD = ['Deal ID', 'Customer', 'My note', 'Amount', 'Status', 'Created', 'Close date'];
const DEALS = [
  HEAD,
  ['D-1', 'Acme', 'call on Monday', 100, 'Open', '2026-09-01', ''],
  ['D-2', 'Birch', '=D3*2', 200, 'Won', '2026-08-01', '2026-09-15'],
  ['D-3', 'Cedar', '', 300, 'Lost', '2026-08-01', '2026-09-20'],
  ['D-4', 'Dune', '', 400, 'Open', '2026-09-05', ''],
];
/** The next export: other columns in another order; D-1 is won, D-2 is the same, D-3 is gone, D-5 is new. */
const EXPORT = [
  ['Status', 'Deal ID', 'Amount', 'Customer', 'Close date', 'Region', 'Created'],
  ['Won', 'D-1', '$1,150.50', 'Acme', '2026-10-02', 'DACH', '2026-09-01'],
  ['Won', 'D-2', 200, 'Birch', '2026-09-15', 'DACH', '2026-08-01'],
  ['Open', 'D-4', 400, 'Dune', '', 'DACH', '2026-09-05'],
  ['Open', 'D-5', 500, 'Elm', '', 'DACH', '2026-10-01'],
];
const HOSTILE = ['=1+1', "'quoted", '@SUM(A1)', '+49 30', '__proto__', '1/2/2026', 'TRUE', '007'];

const open = (deals: unknown[][], fresh: unknown[][]): Workbook =>
  openTabs([
    { name: 'Deals', rows: deals as string[][] },
    { name: 'October', rows: fresh as string[][] },
  ]);
const update = (book: Workbook, go: boolean): Found =>
  book.callServer('dealsheetUpdate', { from: 'October', go }) as Found;
const undo = (book: Workbook): string => (book.callServer('dealsheetUndo', {}) as Done).message;

describe('Update data, through the fake', () => {
  test('what is new, changed and gone is shown before anything is written', () => {
    const book = open(DEALS, EXPORT);
    const before = book.values('Deals!A1:G9');
    const found = update(book, false);
    expect(found.message).toBe('October against Deals: 1 new, 1 changed, 1 gone.');
    expect(found.lines).toEqual([
      {
        what: 'changed',
        deal: 'D-1',
        row: 2,
        fields: 'amount: 100 → 1150.5; status: Open → Won; close: (empty) → 2026-10-02',
      },
      { what: 'new', deal: 'D-5', row: 0, fields: 'Elm, 500, Open' },
      { what: 'gone', deal: 'D-3', row: 4, fields: '' },
    ]);
    expect(book.values('Deals!A1:G9')).toEqual(before);
    expect(book.tabs()).toEqual(['Deals', 'October']);
  });

  test('a row of totals, with the word for an id or without one, is no deal: neither gone nor new', () => {
    // by hand: the old table ends in Total, the new export in a sum without a word; D-3 alone is gone
    const total = ['Total', '', '', 1000, '', '', ''];
    const book = open([...DEALS, total], [...EXPORT, ['', 'Grand total', 2250.5, '', '', '', '']]);
    const found = update(book, false);
    expect(found.message).toBe('October against Deals: 1 new, 1 changed, 1 gone, 2 rows of totals (left alone).');
    expect(found.lines.map(({ what, deal }) => [what, deal])).toEqual([
      ['changed', 'D-1'],
      ['new', 'D-5'],
      ['gone', 'D-3'],
    ]);
    update(book, true);
    expect(book.values('Deals!A6:A8')).toEqual([['Total'], ['D-5'], ['']]);
  });

  test('it writes into recognised columns only: notes and formulas stay, gone rows stay, new ones stand below', () => {
    const book = open(DEALS, EXPORT);
    expect(update(book, true).message).toBe(
      'Deals is up to date with October: 1 added, 1 changed, 1 gone (their rows were left as they are).',
    );
    const day = (iso: string): Date => new Date(`${iso}T00:00:00+02:00`); // Berlin, summer
    expect(book.values('Deals!A2:G2')).toEqual([
      ['D-1', 'Acme', 'call on Monday', 1150.5, 'Won', day('2026-09-01'), day('2026-10-02')],
    ]);
    expect(book.formula('Deals!C3')).toBe('=D3*2');
    expect(book.value('Deals!A4')).toBe('D-3');
    expect(book.values('Deals!A6:G6')).toEqual([['D-5', 'Elm', '', 500, 'Open', day('2026-10-01'), '']]);
    expect(update(book, false).message).toBe('October against Deals: 0 new, 0 changed, 1 gone.');
  });

  test('Undo puts the rows back as they were', () => {
    const book = open(DEALS, EXPORT);
    const before = book.values('Deals!A1:G9');
    update(book, true);
    expect((book.callServer('dealsheetState', {}) as { undo: string }).undo).toBe('Update data from October');
    expect(undo(book)).toBe('Undone: Update data from October.');
    expect(book.values('Deals!A1:G9')).toEqual(before);
    expect(book.formula('Deals!C3')).toBe('=D3*2');
    expect(() => undo(book)).toThrow('There is nothing to undo');
  });

  test('hostile text stays text, in changed, new and untouched rows, and after Undo', () => {
    const rows = (customer: (i: number) => string): unknown[][] =>
      HOSTILE.map((_, i) => [`D-${i}`, `'${customer(i)}`, '', 100, 'Open', '2026-09-01', '']);
    const turned = (i: number): string => HOSTILE[(i + 1) % HOSTILE.length];
    const book = open(
      [HEAD, ...rows((i) => HOSTILE[i])],
      [HEAD, ...rows(turned), ...HOSTILE.map((text, i) => [`E-${i}`, `'${text}`, '', 1, 'Open', '2026-09-01', ''])],
    );
    const names = (from: number): unknown[] =>
      book.values(`Deals!B${from}:B${from + HOSTILE.length - 1}`).map(([cell]) => cell);
    expect(names(2)).toEqual(HOSTILE);
    update(book, true);
    expect(names(2)).toEqual(HOSTILE.map((_, i) => turned(i)));
    expect(names(2 + HOSTILE.length)).toEqual(HOSTILE);
    for (let row = 2; row < 2 + 2 * HOSTILE.length; row++) expect(book.formula(`Deals!B${row}`)).toBe('');
    undo(book);
    expect(names(2)).toEqual(HOSTILE);
    expect(names(2 + HOSTILE.length).every((cell) => cell === '')).toBe(true);
  });

  test('rows without an id of their own are left alone and counted', () => {
    const book = open(
      [...DEALS, ['D-9', 'Twice', '', 1, 'Open', '2026-09-01', ''], ['D-9', 'Twice', '', 2, 'Open', '2026-09-01', '']],
      [
        ...EXPORT,
        ['Won', 'D-9', 7, 'Twice', '2026-10-02', '', '2026-09-01'],
        ['Open', '', 8, 'None', '', '', '2026-10-01'],
      ],
    );
    expect(update(book, true).message).toMatch(/1 added, 1 changed, 1 gone .*, 3 rows without a deal id of their own/);
    expect(book.values('Deals!D6:D7')).toEqual([[1], [2]]);
  });

  test('many changes take few service calls, and leave what is between as it is', () => {
    const deals = [
      HEAD,
      ...Array.from({ length: 900 }, (_, i) => [
        `D-${i}`,
        `'00${i}`,
        i === 7 ? '=D9' : 'mine',
        i,
        'Open',
        '2026-09-01',
        '',
      ]),
    ];
    const fresh = [
      HEAD,
      ...deals
        .slice(1)
        .map((row, i) => (i % 9 === 0 ? [row[0], row[1], '', Number(row[3]) + 0.5, 'Won', row[5], '2026-10-02'] : row)),
    ];
    const book = open(deals, fresh);
    book.callServer('dealsheetSetUp', { tabs: [{ tab: 'October', table: null }], asOf: '2026-10-31' });
    book.resetCounts();
    expect(update(book, true).message).toMatch(/0 added, 100 changed, 0 gone/);
    expect(book.counts().total).toBeLessThanOrEqual(40);
    expect(book.values('Deals!A11:G11')[0].slice(0, 5)).toEqual(['D-9', '009', 'mine', 9.5, 'Won']);
    expect(book.values('Deals!A12:G12')[0].slice(0, 5)).toEqual(['D-10', '0010', 'mine', 10, 'Open']);
    expect(book.formula('Deals!C9')).toBe('=D9');
  });

  test('an export without ids, and a tab that is no export, are sentences', () => {
    const book = openTabs([
      { name: 'Deals', rows: DEALS as string[][] },
      { name: 'October', rows: EXPORT.map((row) => row.filter((_, c) => c !== 1)) as string[][] },
      { name: 'Notes', rows: [['some', 'words']] },
    ]);
    expect(() => update(book, false)).toThrow(/the new export has no such column/);
    expect(() => book.callServer('dealsheetUpdate', { from: 'Notes', go: true })).toThrow(/does not read as deals/);
    expect(() => book.callServer('dealsheetUpdate', { from: 'Nowhere', go: true })).toThrow(/no tab Nowhere/);
  });

  test('rows beyond the end of the tab: DEALS follows', () => {
    const book = open(DEALS, [
      EXPORT[0],
      ...Array.from({ length: 1200 }, (_, i) => ['Open', `N-${i}`, 1, 'New', '', '', '2026-10-01']),
    ]);
    book.callServer('dealsheetSetUp', { tabs: [{ tab: 'October', table: null }], asOf: '2026-10-31' });
    update(book, true);
    book.type('Settings!F1', '=PIPELINE(DEALS;SETTINGS)');
    expect(book.value('Settings!F1')).toBe(500 + 1200); // two open deals of 100 and 400, and 1,200 of 1
  });
});

describe('Update data of other tables', () => {
  const SPEND = [
    ['Month', 'Source', 'Campaign', 'Cost', 'Note'],
    ['2026-08-01', 'Ads', 'Brand', 100, 'mine'],
    ['2026-08-01', 'Ads', 'Brand', 40, 'a second bill'],
    ['2026-08-01', 'Fair', '', 900, ''],
    ['2026-09-01', 'Ads', 'Brand', 120, ''],
  ];
  const NEWER = [
    ['Campaign', 'Cost', 'Source', 'Month'],
    ['Brand', 100, 'ads ', '2026-08-01'],
    ['Brand', 45, 'Ads', '2026-08-01'],
    ['Brand', 130, 'Ads', '2026-09-01'],
    ['Brand', 150, 'Ads', '2026-10-01'],
    ['', 700, 'Fair', '2026-10-01'],
  ];
  const tabs = (spend: unknown[][], newer: unknown[][]): Workbook =>
    openTabs([
      { name: 'Deals', rows: DEALS as string[][] },
      { name: 'Spend', rows: spend as string[][] },
      { name: 'October', rows: newer as string[][] },
    ]);

  // by hand: the second bill of August is met by the second, September costs 130, October has two rows, the fair is gone
  test('spend is matched by date, source and campaign', () => {
    const book = tabs(SPEND, NEWER);
    const found = update(book, false);
    expect(found.message).toBe('October against Spend: 2 new, 3 changed, 1 gone.');
    expect(found.lines).toEqual([
      { what: 'changed', deal: '2026-08-01 · Ads · Brand', row: 2, fields: 'source: Ads → ads' },
      { what: 'changed', deal: '2026-08-01 · Ads · Brand', row: 3, fields: 'amount: 40 → 45' },
      { what: 'changed', deal: '2026-09-01 · Ads · Brand', row: 5, fields: 'amount: 120 → 130' },
      { what: 'new', deal: '2026-10-01 · Ads · Brand', row: 0, fields: '150' },
      { what: 'new', deal: '2026-10-01 · Fair', row: 0, fields: '700' },
      { what: 'gone', deal: '2026-08-01 · Fair', row: 4, fields: '' },
    ]);
    const before = book.values('Spend!A1:E9');
    update(book, true);
    expect(book.values('Spend!D2:E7')).toEqual([
      [100, 'mine'],
      [45, 'a second bill'],
      [900, ''],
      [130, ''],
      [150, ''],
      [700, ''],
    ]);
    expect(update(book, false).message).toBe('October against Spend: 0 new, 0 changed, 1 gone.');
    undo(book);
    expect(book.values('Spend!A1:E9')).toEqual(before);
  });

  test('leads are matched by lead id; a table alone is a sentence', () => {
    const leads = [
      ['Lead ID', 'Source', 'Created date', 'Converted date'],
      ['L-1', 'Fair', '2026-08-01', ''],
      ['L-2', 'Ads', '2026-08-02', ''],
    ];
    const newer = [leads[0], ['L-2', 'Ads', '2026-08-02', '2026-10-01'], ['L-3', 'Ads', '2026-10-02', '']];
    expect(update(tabs(leads, newer), true).message).toMatch(
      /^Spend is up to date with October: 1 added, 1 changed, 1/,
    );
    expect(() =>
      update(
        tabs(
          [
            ['a', 'b'],
            [1, 2],
          ],
          newer,
        ),
        false,
      ),
    ).toThrow(/no other tab that reads as Leads/);
  });
});

describe('every action that changes the file can be taken back', () => {
  let book: Workbook;
  beforeEach(() => {
    book = openTabs([{ name: 'Deals', rows: DEALS as string[][] }]);
  });
  const setUp = (): unknown => book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
  const named = (): string[] => (book.callServer('dealsheetState', {}) as { names: string[] }).names;

  test('Set up: names and the Settings tab go; a second one puts the settings back', () => {
    setUp();
    expect(named()).toEqual(['DEALS', 'SETTINGS']);
    expect(undo(book)).toBe('Undone: Set up.');
    expect(named()).toEqual([]);
    expect(book.tabs()).not.toContain('Settings');
    setUp();
    book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-01-31' });
    expect(book.value('Settings!B2')).toBe('2026-01-31');
    undo(book);
    expect(book.value('Settings!B2')).toBe('2026-10-31');
  });

  test('Refresh: the as-of day and the log', () => {
    setUp();
    book.callServer('dealsheetRefresh', {});
    book.type('Deals!D2', '111');
    book.type('Settings!B2', '2026-01-01');
    book.callServer('dealsheetRefresh', {});
    const logged = book.values('Changes!A1:E99').filter(([id]) => id !== '').length;
    undo(book);
    expect(book.values('Changes!A1:E99').filter(([id]) => id !== '').length).toBeLessThan(logged);
    expect(book.value('Settings!B2')).toBe('2026-01-01');
  });

  test('Make formulas live: the formulas as they were typed', () => {
    setUp();
    book.type('Deals!J1', '=SALES()');
    book.callServer('dealsheetMakeLive', { go: true });
    expect(book.formula('Deals!J1')).toBe('=SALES(DEALS,SETTINGS)');
    undo(book);
    expect(book.formula('Deals!J1')).toBe('=SALES()');
  });

  test('a report: its tabs go; built again, it comes back as it was', () => {
    setUp();
    const build = (mode: string, period: string): unknown =>
      book.callServer('dealsheetBuildReport', { report: 'Executive summary', period, versus: 'previous', mode });
    build('live', 'last year');
    const before = book.values("'Executive summary'!A1:F20");
    const formula = book.formula("'Executive summary data'!A1");
    build('snapshot', 'this quarter');
    expect(book.values("'Executive summary'!A1:F20")).not.toEqual(before);
    undo(book);
    expect(book.values("'Executive summary'!A1:F20")).toEqual(before);
    expect(book.formula("'Executive summary data'!A1")).toBe(formula);
    build('live', 'this quarter');
    undo(book);
    expect(book.values("'Executive summary'!A1:F20")).toEqual(before);
  });

  test('a goal: the new tab goes; a new target is the old one again', () => {
    setUp();
    const set = (target: number): unknown =>
      book.callServer('dealsheetGoals', {
        set: { metric: 'Sales', slice: '', period: '2026', target: String(target) },
      });
    set(1000);
    set(2000);
    expect(book.value('Goals!F2')).toBe(2000);
    expect(undo(book)).toBe('Undone: Set the goal.');
    expect(book.value('Goals!F2')).toBe(1000);
  });

  test('a first report: both its tabs go', () => {
    book.callServer('dealsheetBuildReport', {
      report: 'Executive summary',
      period: '',
      versus: 'previous',
      mode: 'live',
    });
    undo(book);
    expect(book.tabs().filter((tab) => tab !== 'Dealsheet undo')).toEqual(['Deals']);
  });
});

test('Set up says how sure each field is, where the headings are, and which columns stop every formula', () => {
  const rows = DEALS.map((row, r) => [...row, r === 0 ? 'Age' : r === 2 ? '=Clock!A1-F5' : 1]);
  const book = openTabs([
    { name: 'Deals', rows: [['My deals'], [], ...rows] as string[][] },
    { name: 'Clock', rows: [['=NOW()']] },
  ]);
  const { tabs } = book.callServer('dealsheetState', {}) as {
    tabs: { tab: string; fields: object[]; doubts: string[] }[];
  };
  const [deals] = tabs;
  expect(deals.fields).toContainEqual({ heading: 'Amount', field: 'amount', example: '100', certainty: 'sure' });
  expect(deals.fields).toContainEqual({
    heading: 'My note',
    field: '',
    example: 'call on Monday',
    certainty: '',
  });
  expect(deals.doubts).toContain('The headings are in row 3; what stands above them is passed over.');
  expect(deals.doubts[0]).toBe(
    'Sheets stops every formula that is given a column that changes by itself: Age (NOW at or behind H5). Pass the others: =SALES(Deals!A3:G;SETTINGS).',
  );
});

test('Show me selects the rows of a problem', () => {
  const book = openTabs([
    {
      name: 'Deals',
      rows: [
        ['My deals'],
        [],
        ...DEALS.map((row, r) => (r === 2 ? row.map((cell, c) => (c === 3 ? '' : cell)) : row)),
      ] as string[][],
    },
  ]);
  const { problems } = book.callServer('dealsheetState', {}) as {
    problems: { problem: string; tab: string; sheetRows: number[] }[];
  };
  const found = problems.find(({ problem }) => problem === 'Deals: won without an amount')!;
  expect(found).toMatchObject({ tab: 'Deals', sheetRows: [5] });
  expect(book.callServer('dealsheetShow', { tab: found.tab, rows: found.sheetRows })).toEqual({
    message: '1 row of Deals selected.',
  });
  expect(book.callServer('dealsheetShow', { tab: 'Deals', rows: [] })).toEqual({ message: 'Deals is open.' });
  expect(() => book.callServer('dealsheetShow', { tab: 'Deals', rows: [0] })).toThrow(/makes no sense/);
});
