import { combinations, DEFAULT_READINGS, READINGS, type Readings } from '.';
import { bench, inside } from './testing';

const FACTS = Object.keys(READINGS) as (keyof Readings)[];

test('combinations hold any so many facts in every combination of their readings', () => {
  expect(combinations(1)[0]).toEqual(DEFAULT_READINGS);
  const pairs = combinations(2);
  for (const one of FACTS)
    for (const other of FACTS.filter((fact) => fact !== one))
      for (const a of READINGS[one])
        for (const b of READINGS[other]) expect(pairs.some((each) => each[one] === a && each[other] === b)).toBe(true);
});

const KIND = `
function KIND(v) { return v === '' ? 'empty' : v === null ? 'null' : Array.isArray(v) ? 'grid' : typeof v; }
function GIVEODD(what) { return { nothing: undefined, nan: NaN, object: {}, ragged: [[1], [2, 3]], holes: [[1, null]] }[what]; }
function SEENDAY(v) { return 'seen'; }`;
const shows = (formula: string, readings: Partial<Readings>): unknown => {
  const book = bench(KIND, { readings, tabs: [{ name: 'Data', rows: [['=TODAY()']] }] });
  book.type('C1', formula);
  return book.value('C1');
};

test('an empty cell passed alone is "" or null', () => {
  expect(shows('=KIND(B9)', {})).toBe('empty');
  expect(shows('=KIND(B9)', { emptyCell: null })).toBe('null');
});

test('an empty cell inside a range is "" or null', () => {
  const source = "function GAP(rows) { return rows[0][1] === null ? 'null' : typeof rows[0][1]; }";
  for (const [emptyInRange, expected] of [
    ['', 'string'],
    [null, 'null'],
  ] as const) {
    const book = bench(source, { readings: { emptyInRange }, tabs: [{ name: 'Data', rows: [[1], ['', '=""']] }] });
    book.type('D1', '=GAP(A1:B1)');
    expect(book.value('D1')).toBe(expected);
    book.type('D1', '=GAP(A2:B2)'); // a formula that gives "" is text everywhere
    expect(book.value('D1')).toBe('string');
  }
});

test('a range of one cell is a grid only where it is typed as a range', () => {
  expect(['=KIND(B9)', '=KIND(B9:B9)'].map((formula) => shows(formula, { oneCell: 'grid' }))).toEqual([
    'empty',
    'grid',
  ]);
});

test('what changes with TODAY() is seen, or refused as with NOW()', () => {
  expect(shows('=SEENDAY(A1:B1)', {})).toBe('seen');
  expect(shows('=SEENDAY(A1:B1)', { today: 'refused' })).toBe('#ERROR!');
});

test('odd results are shown somehow, or are errors; an empty place in a grid is empty', () => {
  for (const what of ['nothing', 'nan', 'object', 'ragged'])
    expect([what, shows(`=GIVEODD("${what}")`, { oddResults: 'refused' })]).toEqual([what, '#ERROR!']);
  expect(shows('=GIVEODD("holes")', { oddResults: 'refused' })).toBe(1);
  expect(shows('=GIVEODD("nothing")', {})).toBe('');
});

test('a script reads what its formula came to, or Loading...', () => {
  const source = `${KIND} function probe() { const r = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0].getRange('D1'); r.setFormula('=KIND(1)'); return r.getValue(); }`;
  const read = (readings: Partial<Readings>): unknown => {
    const book = bench(source, { readings });
    return [book.runFunction('probe'), book.value('D1')];
  };
  expect([read({}), read({ pending: 'loading' })]).toEqual([
    ['number', 'number'],
    ['Loading...', 'number'],
  ]);
});

test('the last row is that of contents, or of formats', () => {
  const body = `sheet.getRange('A1').setValue(1); sheet.getRange('B7').setFontWeight('bold'); return [sheet.getLastRow(), sheet.getDataRange().getA1Notation()];`;
  expect(inside(body).result).toEqual([1, 'A1']);
  expect(inside(body, { readings: { dataRange: 'formats' } }).result).toEqual([7, 'A1:B7']);
});

test('zones and locales by name are there, or not', () => {
  expect(inside('return typeof Intl;').result).toBe('object');
  expect(inside('return typeof Intl;', { readings: { intl: 'none' } }).result).toBe('undefined');
});
