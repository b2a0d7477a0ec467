import fc from 'fast-check';
import { asOf } from '../../test/support/cell';
import { readArguments } from '../question/arguments';
import type { Cell } from '../tables/cell';
import { cutOf } from './ask';
import { problemsOf } from './problems';

type Row = Record<string, Cell>;
const HEADINGS = [
  'Deal ID',
  'Customer',
  'Amount',
  'Status',
  'Created',
  'Close date',
  'Expected close',
  'Owner',
  'Product',
  'Source',
];
const SPEND = [
  ['Date', 'Source', 'Amount'],
  ['2026-01-01', 'Webinar', 500],
  ['2026-02-01', 'Fair', 300],
];
const fault = (): never => {
  throw new TypeError('asked a service');
};

/** The kinds found with their rows (heading row = 1), as `kind: table`. */
function found(deals: readonly (readonly Cell[])[], ...more: unknown[]): Record<string, number[]> {
  const door = { today: fault, zone: fault, tables: fault };
  const question = readArguments('DATACHECK', [deals, ...more, asOf('2026-06-30')], door);
  const rows: Record<string, number[]> = {};
  for (const { kind, table, lines } of problemsOf(question, cutOf(question))) {
    const name = `${kind}: ${table.title}`;
    const all = (rows[name] ?? []).concat(lines.map((i) => table.rowNumber[i]));
    rows[name] = Array.from(new Set(all)).sort((a, b) => a - b);
  }
  return rows;
}

const table = (rows: readonly Row[]): Cell[][] => [HEADINGS, ...rows.map((row) => HEADINGS.map((each) => row[each]))];

const NAMES =
  'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey Xray Yankee Zulu'.split(
    ' ',
  );

/** A row in which nothing is wrong: won in 30 days, or open for 5 days and due in July. */
const clean = (i: number): Row => ({
  'Deal ID': `D-${i}`,
  Customer: NAMES[i % NAMES.length],
  Amount: 1000 + i,
  Status: i % 3 === 0 ? 'Open' : i % 3 === 1 ? 'Won' : 'Lost',
  Created: i % 3 === 0 ? '2026-06-25' : '2026-03-01',
  'Close date': i % 3 === 0 ? '' : '2026-03-31',
  'Expected close': '2026-07-15',
  Owner: 'Ana',
  Product: 'Basic',
  Source: i % 2 ? 'Webinar' : 'Fair',
});
const WON = { Status: 'Won', Created: '2026-03-01', 'Close date': '2026-03-31' };

test('nothing is found where nothing is wrong', () => {
  expect(found(table(Array.from({ length: 30 }, (_, i) => clean(i))), SPEND)).toEqual({});
});

test('rows that stand twice, and deals entered twice under two ids, are found where they stand again', () => {
  const places = fc.uniqueArray(fc.nat({ max: 19 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(places, places, (same, near) => {
      const rows = Array.from({ length: 20 }, (_, i) => clean(i + 1));
      const again = same.map((at) => rows[at]);
      const alike = near.map((at, k): Row => ({ ...rows[at], 'Deal ID': `N-${k}` }));
      const expected = {
        'same id: Deals': again.map((_, k) => 22 + k),
        'near duplicate: Deals': alike.map((_, k) => 22 + again.length + k),
      };
      expect(found(table([...rows, ...again, ...alike]), SPEND)).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});

test('near duplicates are of one customer, product and amount, and at most a week apart', () => {
  const one = clean(1);
  const other = (change: Row): Row => ({ ...one, 'Deal ID': 'N-1', ...change });
  const near = (change: Row) => found(table([one, clean(3), other(change)]))['near duplicate: Deals'];
  expect(near({})).toEqual([4]);
  expect(near({ Created: '2026-03-08' })).toEqual([4]);
  expect(near({ Created: '2026-03-09' })).toBeUndefined();
  expect(near({ Amount: 999 })).toBeUndefined();
  expect(near({ Customer: 'Zulu' })).toBeUndefined();
  expect(near({ Product: 'Pro' })).toBeUndefined();
});

test('spend: rows without a date, an amount or a source, and dated later', () => {
  const spend = [
    ...SPEND,
    ['', 'Fair', 10],
    ['2026-03-01', 'Fair', ''],
    ['2026-03-01', '', 10],
    ['2026-07-01', 'Fair', 10],
  ];
  expect(found(table([clean(1), clean(2), clean(3)]), spend)).toEqual({
    'spend without a date: Spend': [4],
    'spend without an amount: Spend': [5],
    'spend without a source: Spend': [6],
    'later than the as-of day: Spend': [7],
  });
});

test('a sum without a name is a subtotal when it is the sum of the rows above', () => {
  const bare = Object.fromEntries(HEADINGS.map((heading) => [heading, '']));
  const rows = [clean(1), clean(2), { ...bare, Amount: 2003 }, clean(4), clean(5), { ...bare, Amount: 4012 }];
  expect(found(table(rows))['subtotal: Deals']).toEqual([4, 7]); // 1001 + 1002, and that + 1004 + 1005
});

test('reopened: the log of changes or the way through the stages says so', () => {
  const rows = table([clean(1), clean(3), clean(6)]);
  const changes = [
    ['Deal ID', 'Field', 'Old', 'New', 'Date'],
    ['D-3', 'status', 'Lost', 'Open', '2026-06-26'],
    ['D-1', 'status', 'Open', 'Won', '2026-03-31'],
  ];
  expect(found(rows, changes)['reopened: Deals']).toEqual([3]);
  const stages = [
    ['Deal ID', 'Stage', 'Entered'],
    ['D-6', 'Closed lost', '2026-06-26'],
    ['D-6', 'Proposal', '2026-06-27'],
    ['D-1', 'Proposal', '2026-03-02'],
    ['D-1', 'Closed won', '2026-03-31'],
  ];
  expect(found(rows, stages)['reopened: Deals']).toEqual([4]);
});

test('conditions choose among the rows', () => {
  const rows = table([
    clean(1),
    { ...clean(2), ...WON, Amount: '', Owner: 'Ben' },
    { ...clean(4), ...WON, Amount: '' },
  ]);
  expect(found(rows, 'owner = Ben')).toEqual({ 'without an amount: Deals': [3] });
});
