import { openWorkbook } from '.';
import { bench, builtOf } from './testing';

// KIND tells how a value arrived: its type, or the shape of an array with the kinds of its first row.
const KIND = `
function kind(v) { return v instanceof Date ? 'Date' : Array.isArray(v) ? (Array.isArray(v[0]) ? v.length + 'x' + v[0].length + ':' + v[0].map(kind) : 'flat') : v === '' ? 'empty text' : v === null ? 'null' : typeof v; }
/** @customfunction */
function KIND(a, b, c) { return Array.prototype.slice.call(arguments).map(kind).join(' | '); }
/** @customfunction */
function FIRST(a) { return Array.isArray(a) ? a[0][0] : a; }
`;

describe('arguments (custom function guide; unconfirmed rows under both readings)', () => {
  const book = bench(KIND, {
    tabs: [
      {
        name: 'Data',
        rows: [
          ['text', 12.5, '2026-01-15', true, '', '=1/0', '10%', '$5', "'007"],
          ['b', 1, '2026-01-16 12:00', false, 'x', '=NA()', '10:30', 2, '=A2'],
        ],
      },
    ],
  });
  test.each([
    ['=KIND(A1)', 'string'],
    ['=KIND(B1)', 'number'],
    ['=KIND(C1)', 'Date'],
    ['=KIND(D1)', 'boolean'],
    ['=KIND(E1)', 'empty text'],
    ['=KIND(F1)', 'string'],
    ['=KIND(G1)', 'number'],
    ['=KIND(G2)', 'Date'],
    ['=KIND(H1)', 'number'],
    ['=KIND(I1)', 'string'],
    ['=KIND(A1:C2)', '2x3:string,number,Date'],
    ['=KIND(D1:E1)', '1x2:boolean,empty text'],
    ['=KIND(A:A)', '1000x1:string'],
    ['=KIND(A2:A)', '999x1:string'],
    ['=KIND(A1:A1)', 'string'],
    ['=KIND({1,2;3,4})', '2x2:number,number'],
    ['=KIND(TODAY())', 'Date'],
    ['=KIND("x"; 5; TRUE)', 'string | number | boolean'],
    ['=KIND()', ''],
    ['=KIND(1;2;3;4;5;6)', 'number | number | number | number | number | number'],
    ['=kind(1)', 'number'],
    ['=KIND(FILTER(A1:B2; B1:B2>2))', '1x2:string,number'],
  ])('%s', (formula, expected) => {
    book.type('L1', formula);
    expect(book.value('L1')).toBe(expected);
  });

  test('errors arrive as their text', () => {
    book.type('L1', '=FIRST(F1)');
    expect(book.value('L1')).toBe('#DIV/0!');
  });

  test.each([
    [{ omitted: '' as const }, 'number | empty text | number'],
    [{ omitted: null }, 'number | null | number'],
    [{ omitted: undefined }, 'number | undefined | number'],
  ])('an omitted argument under %j', (readings, expected) => {
    const other = bench(KIND, { readings });
    other.type('A1', '=KIND(1;;2)');
    expect(other.value('A1')).toBe(expected);
  });

  test('one cell as a grid, under that reading', () => {
    const other = bench(KIND, { readings: { oneCell: 'grid' } });
    other.type('B1', '=KIND(A1:A1)');
    expect(other.value('B1')).toBe('1x1:empty text');
  });

  test('a named range is its cells', () => {
    const named = bench(
      `${KIND} function name() { const s = SpreadsheetApp.getActiveSpreadsheet(); s.setNamedRange('DEALS', s.getRange('A1:B2')); }`,
      {
        tabs: [
          {
            name: 'Data',
            rows: [
              [1, 2],
              [3, 4],
            ],
          },
        ],
      },
    );
    named.runFunction('name');
    named.type('D1', '=KIND(DEALS)');
    expect(named.value('D1')).toBe('2x2:number,number');
  });
});

describe('results', () => {
  const book = bench(`
    /** @customfunction */
    function GIVE(what) {
      return { undefined: undefined, null: null, nan: NaN, infinite: Infinity, day: new Date(Date.UTC(2026, 0, 15)), moment: new Date(Date.UTC(2026, 0, 15, 12)),
        object: { a: 1 }, column: [1, 2, 3], grid: [[1, 2], [3, 4]], ragged: [[1], [2, 3]], formula: '=1+1', none: [], 'long': 'x'.repeat(50001) }[what];
    }
    /** @customfunction */
    function FAIL(what) {
      if (what === 'type') throw new TypeError('bad');
      throw new Error('Spend needs a date column');
    }`);
  test.each([
    ['undefined', [['', '']]],
    ['null', [['', '']]],
    ['nan', [['#NUM!', '']]],
    ['infinite', [['#NUM!', '']]],
    ['day', [[new Date(Date.UTC(2026, 0, 15)), '']]],
    ['moment', [[new Date(Date.UTC(2026, 0, 15, 12)), '']]],
    ['object', [['', '']]],
    ['formula', [['=1+1', '']]],
    ['none', [['', '']]],
    ['long', [['#ERROR!', '']]],
    [
      'column',
      [
        [1, ''],
        [2, ''],
        [3, ''],
      ],
    ],
    [
      'grid',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'ragged',
      [
        [1, ''],
        [2, 3],
      ],
    ],
  ])('%s', (what, expected) => {
    book.type('A1', `=GIVE("${what}")`);
    expect(book.values('A1:B3').slice(0, expected.length)).toEqual(expected);
  });

  test('an error shows its message and line on hovering', () => {
    book.type('A1', '=FAIL()');
    expect(book.value('A1')).toBe('#ERROR!');
    expect(book.errorNote('A1')).toBe('Spend needs a date column (line 10).');
    book.type('A1', '=FAIL("type")');
    expect(book.errorNote('A1')).toBe('TypeError: bad (line 9).');
    book.type('A2', '=IFERROR(A1; "caught")');
    expect(book.value('A2')).toBe('caught');
    book.type('A2', '');
  });

  test('a result spills only into empty cells, and follows when they become free', () => {
    book.type('B2', 'mine');
    book.type('A1', '=GIVE("grid")');
    expect(book.value('A1')).toBe('#REF!');
    expect(book.errorNote('A1')).toMatch('Array result was not expanded because it would overwrite data');
    expect(book.value('B2')).toBe('mine');
    book.type('B2', '');
    expect(book.values('A1:B2')).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });
});

describe('recalculation', () => {
  const SUM = `
    /** @customfunction */
    function ADDUP(rows) { return rows.reduce((sum, row) => sum + row.reduce((s, v) => s + (Number(v) || 0), 0), 0); }
    /** @customfunction */
    function LOOK() { return SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Data').getDataRange().getValues()[0][0]; }
    function insert() { SpreadsheetApp.getActiveSpreadsheet().insertSheet('Other'); }`;
  const rows = Array.from({ length: 500 }, (_, i) => [i, 1]);

  test('only when a passed cell changes; results are remembered by arguments', () => {
    const book = bench(SUM, { tabs: [{ name: 'Data', rows }] });
    book.type('E1', '=ADDUP(A1:B500)');
    expect(book.counts().functionRuns).toBe(1);
    book.type('E2', '=ADDUP(A1:B500)+0');
    expect(book.counts().functionRuns).toBe(1);
    book.type('D1', 'beside');
    expect(book.counts().functionRuns).toBe(0);
    book.runFunction('insert');
    expect(book.counts().functionRuns).toBe(0);
    book.type('Data!B3', '11');
    expect(book.counts().functionRuns).toBe(1);
    expect(book.values('Data!E1:E2')).toEqual([[125260], [125260]]);
    book.undo();
    expect(book.value('Data!E1')).toBe(125250);
  });

  test('what is read beside the arguments is no reason, typing the formula anew is', () => {
    const book = bench(SUM, {
      tabs: [
        { name: 'Data', rows: [[7]] },
        { name: 'Out', rows: [] },
      ],
    });
    book.type('Out!A1', '=LOOK()');
    expect(book.value('Out!A1')).toBe(7);
    expect(book.counts().inFunctions).toBe(2);
    book.type('Data!A1', '8');
    expect(book.value('Out!A1')).toBe(7);
    book.type('Out!A1', '=LOOK( )+0');
    expect(book.value('Out!A1')).toBe(8);
  });

  test('a reading function sees cells that are not computed yet', () => {
    const book = bench(SUM, {
      tabs: [
        { name: 'Out', rows: [['=LOOK()']] },
        { name: 'Data', rows: [['=A2*2'], [21]] },
      ],
    });
    expect(book.value('Out!A1')).toBe(42);
  });

  test('a range with NOW or RAND upstream is refused, TODAY is not', () => {
    const book = bench(SUM, {
      tabs: [
        {
          name: 'Data',
          rows: [
            [1, 2],
            ['=C1', 3],
          ],
        },
      ],
    });
    const refused =
      'This function is not allowed to reference a cell with NOW(), RAND(), RANDARRAY(), or RANDBETWEEN()';
    book.type('E1', '=ADDUP(A1:B2)');
    expect(book.value('E1')).toBe(6);
    book.type('C1', '=NOW()');
    expect([book.value('E1'), book.errorNote('E1')]).toEqual(['#ERROR!', refused]);
    book.type('C1', '=TODAY()');
    expect(typeof book.value('E1')).toBe('number');
    book.type('E1', '=ADDUP(RANDBETWEEN(1;5))');
    expect(book.errorNote('E1')).toBe(refused);
  });
});

describe('which functions a formula knows', () => {
  const source = `
    /** Offered. @customfunction */
    function OFFERED() { return 1; }
    function plain() { return 2; }
    function hidden_() { return 3; }
    const arrow = () => 4;
    /** @customfunction */
    function SUM() { return 5; }
    function onOpen() { SpreadsheetApp.getUi().createMenu('M').addItem('Use', 'plain').addToUi(); }`;
  test.each([
    ['=OFFERED()', 1],
    ['=offered()', 1],
    ['=PLAIN()', 2],
    ['=HIDDEN_()', '#NAME?'],
    ['=ARROW()', '#NAME?'],
    ['=SUM(1;2)', 3],
    ['=NOTHING()', '#NAME?'],
  ])('%s', (formula, expected) => {
    const book = bench(source);
    book.type('A1', formula);
    expect(book.value('A1')).toBe(expected);
  });

  test('before the add-on is enabled in the file none; a menu item enables it', () => {
    const book = bench(source, { enabled: false });
    book.type('A1', '=OFFERED()');
    expect(book.value('A1')).toBe('#NAME?');
    book.runMenu('Use');
    expect(book.value('A1')).toBe(1);
  });

  test('one workbook does not know another one’s functions', () => {
    bench('/** @customfunction */ function MINE() { return 1; }');
    const book = bench('');
    book.type('A1', '=MINE()');
    expect(book.value('A1')).toBe('#NAME?');
  });

  test("Google's functions that the engine lacks say so", () => {
    const book = bench('');
    book.type('A1', '=QUERY(A2:B3; "select A")');
    expect([book.value('A1'), book.errorNote('A1')]).toEqual([
      '#NAME?',
      'QUERY works in Google Sheets, not in the workbench',
    ]);
    book.type('A1', '=LET(x; 1; x)');
    expect(book.errorNote('A1')).toBe('LET works in Google Sheets, not in the workbench');
  });
});

test('two time zones: dates in cells are the sheet’s wall clock, new Date(y, m, d) is the script’s', () => {
  const book = openWorkbook({
    sheetZone: 'Asia/Tokyo',
    tabs: [{ name: 'Data', rows: [['2026-01-15']] }],
    built: builtOf(
      `/** @customfunction */ function WHEN(d) { return [[d.toISOString(), d.getDate(), new Date(2026, 0, 15).toISOString()]]; }`,
      { timeZone: 'America/New_York' },
    ),
  });
  book.type('B1', '=WHEN(A1)');
  // By hand: midnight in Tokyo is 15:00 UTC the day before; New York is five hours behind UTC.
  expect(book.values('B1:D1')).toEqual([['2026-01-14T15:00:00.000Z', 14, '2026-01-15T05:00:00.000Z']]);
});

test('an empty cell that is referred to shows nothing', () => {
  const book = bench('', {
    tabs: [
      {
        name: 'Data',
        rows: [
          ['', '=A1'],
          [5, '=A2'],
        ],
      },
    ],
  });
  expect(book.values('B1:B2')).toEqual([[''], [5]]);
  book.type('C1', '=A1');
  expect(book.value('C1')).toBe('');
});

test('a hundred thousand rows are one argument, converted once for all functions', () => {
  const book = bench(
    `/** @customfunction */ function ROWSOF(a) { return a.length; } /** @customfunction */ function WIDTH(a) { return a[0].length; }`,
    { tabs: [{ name: 'Data', rows: Array.from({ length: 100000 }, (_, i) => [i, 'x']), gridColumns: 4 }] },
  );
  book.type('C1', '=ROWSOF(A:B)');
  book.type('D1', '=WIDTH(A:B)');
  expect(book.values('C1:D1')).toEqual([[100100, 2]]);
});
