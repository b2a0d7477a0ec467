import { asOf, cell, rowsOf } from '../../../test/support/cell';

const HEAD = ['Deal ID', 'Status', 'Created', 'Close date', 'Amount', 'Owner'];
const iso = (day: number): string => new Date(day * 864e5).toISOString().slice(0, 10);
const TODAY = Date.parse('2026-05-12') / 864e5;
const SETTINGS = asOf('2026-05-12');
const goals = (target: number, ...more: unknown[][]): unknown[][] => [
  ['Metric', 'Owner', 'Period', 'Target'],
  ['Sales', '', '2026-Q2', target],
  ...more,
];

/** Deals created every tenth day until 40 days ago, all closed after 30 days, and `open` open ones of 20 days. */
const team = (status: (k: number) => string, open: number): unknown[][] => [
  HEAD,
  ...Array.from({ length: 30 }, (_, k) => {
    const created = TODAY - 40 - 10 * k;
    return [`D${k}`, status(k), iso(created), iso(created + 30), 1000, k % 2 === 0 ? 'Ana' : 'Ben'];
  }),
  ...Array.from({ length: open }, (_, k) => [`O${k}`, 'Open', iso(TODAY - 20), '', 1000, 'Ana']),
];

describe('GOALODDS', () => {
  test('by hand: every deal was won at 30 days, so the open ones will be; a goal of all that is certain is', () => {
    // closed in the quarter: those created 40, 50 and 60 days ago, 10, 20 and 30 days ago; three more are open
    const [row] = rowsOf(
      'GOALODDS',
      team(() => 'Won', 3),
      goals(6000),
      SETTINGS,
      'all',
    );
    expect(row).toMatchObject({ Odds: 1, Goal: 6000, 'Closed so far': 4000, Pipeline: 3000, Coverage: 1.5 });
    expect(Number(row['Expected low 80%'])).toBeGreaterThanOrEqual(7000);
  });

  test('by hand: nobody was ever won, so nothing will be', () => {
    const [row] = rowsOf(
      'GOALODDS',
      team(() => 'Lost', 3),
      goals(1),
      SETTINGS,
      'all',
    );
    expect(row).toMatchObject({ Odds: 0, 'Closed so far': 0, Expected: 0, 'Coverage for 80%': '' });
  });

  test("deals that two share are half each one's: what is expected of Ana is half of what is expected of all", () => {
    const deals = team((k) => (k % 2 === 0 ? 'Won' : 'Lost'), 10).map((row, r) =>
      r === 0 ? row : [...row.slice(0, 4), 1000 + r, 'Ana; Ben'],
    );
    const aims = goals(6000, ['Sales', 'Ana', '2026-Q2', 3000]);
    const [whole, own] = [[], ['owner = Ana']].map((where) => {
      const [row] = rowsOf('GOALODDS', deals, aims, SETTINGS, 'details', ...where);
      return Number(row.Expected) - Number(row['Closed so far']);
    });
    expect(whole).toBeGreaterThan(4000);
    expect(own / whole).toBeGreaterThan(0.45);
    expect(own / whole).toBeLessThan(0.55);
  });

  test('a goal that is reached is certain; a period that is over is 1 or 0', () => {
    const deals = team((k) => (k % 2 === 0 ? 'Won' : 'Lost'), 3);
    expect(cell('GOALODDS', deals, goals(1000), SETTINGS)).toBe(1);
    const past = goals(1, ['Sales', '', '2026-Q1', 4000], ['Sales', '', '2025-Q4', 90000]);
    expect(cell('GOALODDS', deals, past, SETTINGS, '2026-Q1')).toBe(1);
    expect(cell('GOALODDS', deals, past, SETTINGS, '2025-Q4')).toBe(0);
  });

  test('repeats exactly, whatever the order of rows; another seed draws anew, and a higher goal is less likely', () => {
    const deals = team((k) => (k % 3 === 0 ? 'Won' : 'Lost'), 8);
    const ask = (target: number, ...more: string[]) => cell('GOALODDS', deals, goals(target), SETTINGS, ...more);
    const [head, ...rows] = deals;
    const odds = ask(5000);
    expect(odds).toBeGreaterThan(0.1);
    expect(odds).toBeLessThan(0.9);
    expect(ask(5000)).toBe(odds);
    expect(cell('GOALODDS', [head, ...rows.reverse()], goals(5000), SETTINGS)).toBe(odds);
    expect(ask(5000, 'seed = 2')).not.toBe(odds);
    expect(Math.abs(Number(ask(5000, 'seed = 2')) - Number(odds))).toBeLessThan(0.06);
    expect(ask(6000)).toBeLessThan(odds as number);
  });

  test('the coverage that makes it 80 % is above what there is where the odds are lower', () => {
    const deals = team((k) => (k % 3 === 0 ? 'Won' : 'Lost'), 8);
    const [row] = rowsOf('GOALODDS', deals, goals(6000), SETTINGS, 'all');
    expect(Number(row.Odds)).toBeLessThan(0.8);
    expect(Number(row['Coverage for 80%'])).toBeGreaterThan(Number(row.Coverage));
    expect(row.Coverage).toBeCloseTo(8000 / (6000 - Number(row['Closed so far'])), 12);
  });

  test('by owner each has the goal and the open deals that are theirs; deals are counted where their number is the goal', () => {
    const deals = team((k) => (k % 3 === 0 ? 'Won' : 'Lost'), 8);
    const own = goals(6000, ['Sales', 'Ana', '2026-Q2', 4000], ['Deals won', '', '2026-Q2', 6]);
    const rows = rowsOf('GOALODDS', deals, own, SETTINGS, 'owner');
    expect(rows.map((row) => [row.Owner, row.Goal, row.Pipeline])).toEqual([
      ['Ana', 4000, 8000],
      ['Ben', '', 0],
    ]);
    const [count] = rowsOf('GOALODDS', deals, own, SETTINGS, 'Deals won', 'all');
    expect(count).toMatchObject({ Goal: 6, Pipeline: 8 });
    expect(count.Odds).toBeCloseTo(Number(cell('GOALODDS', deals, own, SETTINGS)), 1);
  });

  test('the next quarter counts what is won in it, not before', () => {
    const [row] = rowsOf(
      'GOALODDS',
      team(() => 'Won', 3),
      goals(1, ['Sales', '', '2026-Q3', 1000]),
      SETTINGS,
      '2026-Q3',
      'all',
    );
    // the open ones are won on 2026-05-22, in this quarter
    expect(row['Closed so far']).toBe(0);
    expect(Number(row.Expected)).toBeGreaterThan(5000);
    expect(Number(row.Expected)).toBeLessThan(13000); // about one deal each ten days
  });

  test('what cannot be told is a sentence with what to do', () => {
    const deals = team(() => 'Won', 3);
    expect(cell('GOALODDS', deals, goals(1), SETTINGS, '2027')).toMatch(/no goal for Sales covers 2027.*Add a row/);
    expect(cell('GOALODDS', deals, goals(1), SETTINGS, 'Win rate')).toMatch(/Sales or Deals won/);
    expect(cell('GOALODDS', deals, goals(1), SETTINGS, 'since 2026')).toMatch(/has no end/);
    expect(cell('GOALODDS', deals.slice(0, 4), goals(9999), SETTINGS)).toMatch(/3 closed deals tell too little/);
  });
});
