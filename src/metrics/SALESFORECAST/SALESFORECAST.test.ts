import fc from 'fast-check';
import { asOf, cell, rowsOf } from '../../../test/support/cell';

const HEAD = ['Deal ID', 'Status', 'Created', 'Close date', 'Amount', 'Owner'];
const iso = (day: number): string => new Date(day * 864e5).toISOString().slice(0, 10);
const dayOf = (text: string): number => Date.parse(text) / 864e5;
const monthEnd = (k: number): string => new Date(Date.UTC(2023, k + 1, 0)).toISOString().slice(0, 10);

/** A won deal on the tenth of each month from 2023-01 on, worth what the list says; 0 is a lost one. */
const monthly = (amounts: readonly number[]): unknown[][] => [
  HEAD,
  ...amounts.map((amount, k) => {
    const close = new Date(Date.UTC(2023, k, 10)).toISOString().slice(0, 10);
    return [`D${k}`, amount > 0 ? 'Won' : 'Lost', iso(dayOf(close) - 20), close, amount > 0 ? amount : 500, 'Ana'];
  }),
];
const number = (value: unknown): number => {
  expect(typeof value).toBe('number');
  return value as number;
};
const addsUp = (row: Record<string, unknown>): void => {
  const parts = ['Closed so far', 'From open deals', 'From new deals'].map((name) => number(row[name]));
  expect(Math.abs(parts[0] + parts[1] + parts[2] - number(row.Forecast))).toBeLessThan(1e-6);
  const order = ['Low 95%', 'Low 80%', 'Forecast', 'High 80%', 'High 95%'].map((name) => number(row[name]));
  order.slice(1).forEach((value, i) => expect(value).toBeGreaterThanOrEqual(order[i] - 1e-9));
  expect(order[0]).toBeGreaterThanOrEqual(0);
  expect(parts[1]).toBeGreaterThanOrEqual(0);
  expect(parts[2]).toBeGreaterThanOrEqual(-1e-9);
};

describe('SALESFORECAST', () => {
  test('by hand: the same sales every month go on, without any range', () => {
    const rows = rowsOf('SALESFORECAST', monthly(Array(40).fill(700)), asOf(monthEnd(39)), 'next 6 months');
    expect(rows.map((row) => row.Period)).toEqual(['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10']);
    for (const row of rows) {
      addsUp(row);
      expect(row).toMatchObject({ 'Closed so far': 0, 'From open deals': 0 });
      expect(number(row.Forecast)).toBeCloseTo(700, 4);
      expect(number(row['High 95%']) - number(row['Low 95%'])).toBeLessThan(1e-3);
    }
  });

  test('one, two, three, four months are refused with a sentence, five are not', () => {
    for (const months of [1, 2, 3, 4]) {
      const answer = cell('SALESFORECAST', monthly(Array(months).fill(100)), asOf(monthEnd(months - 1)));
      expect(answer).toMatch(new RegExp(`at least five whole months, got ${months}`));
    }
    const [row] = rowsOf('SALESFORECAST', monthly(Array(5).fill(100)), asOf(monthEnd(4)));
    expect(row.Forecast).toBeCloseTo(100, 6);
    expect(row.Note).toMatch(/only the mean and simple smoothing/);
  });

  test.each([
    ['all zeros', Array<number>(36).fill(0)],
    ['alternating zeros', Array.from({ length: 36 }, (_, k) => (k % 2) * 900)],
    ['one huge outlier', Array.from({ length: 36 }, (_, k) => (k === 20 ? 1e12 : 500))],
    ['five years', Array.from({ length: 60 }, (_, k) => 1000 + 300 * Math.sin(k) + 10 * k)],
  ])('%s: an answer that adds up, never below zero', (_name, amounts) => {
    const rows = rowsOf('SALESFORECAST', monthly(amounts), asOf(monthEnd(amounts.length - 1)), 'next 6 months');
    expect(rows).toHaveLength(6);
    rows.forEach(addsUp);
    if (amounts.every((amount) => amount === 0)) for (const row of rows) expect(row.Forecast).toBe(0);
  });

  test('by hand: on the tenth everything of the month has closed, as in all months before: it ends where it stands', () => {
    const deals = monthly(Array(41).fill(700)); // the 41st month is 2026-05
    const [row] = rowsOf('SALESFORECAST', deals, asOf('2026-05-12'), 'this month');
    expect(row['Closed so far']).toBe(700);
    // a little is left for what is not known: 700 · (1 − (12 · 700 + 12/31 · 3 · 700) / (15 · 700))
    expect(row.Forecast).toBeCloseTo(700 + 700 * (1 - (12 + (12 / 31) * 3) / 15), 3);
    const [early] = rowsOf('SALESFORECAST', deals, asOf('2026-05-08'), 'this month');
    expect(early['Closed so far']).toBe(0);
    expect(number(early.Forecast)).toBeGreaterThan(600);
  });

  test('a period that ends on the as-of day ends at what was sold', () => {
    const [row] = rowsOf('SALESFORECAST', 'DEALS', 'SETTINGS', 'this quarter');
    expect(row).toMatchObject({ Period: '2026-Q2', Forecast: 7000, 'Low 95%': 7000, 'Closed so far': 7000 });
  });

  test('a quarter, its months and one cell agree', () => {
    const deals = monthly(Array.from({ length: 40 }, (_, k) => 800 + 50 * (k % 5)));
    const settings = asOf('2026-05-12');
    const months = rowsOf('SALESFORECAST', deals, settings, 'this quarter', 'month');
    const [quarter] = rowsOf('SALESFORECAST', deals, settings, 'this quarter');
    expect(months.map((row) => row.Period)).toEqual(['2026-05', '2026-06']);
    const april = number(rowsOf('SALES', deals, settings, '2026-04', 'all')[0].Sales);
    const sum = months.reduce((total, row) => total + number(row.Forecast), april);
    expect(number(quarter.Forecast)).toBeCloseTo(sum, 6);
    const [[one]] = cell('SALESFORECAST', deals, settings, [['2026-05', '2026-06']]) as unknown[][];
    expect(one).toBeCloseTo(number(months[0].Forecast), 6);
  });

  test('deals: counts in place of money', () => {
    const deals = monthly(Array.from({ length: 36 }, (_, k) => 100 * (k + 1)));
    const rows = rowsOf('SALESFORECAST', deals, asOf(monthEnd(35)), 'measure = deals', 'next 3 months');
    for (const row of rows) expect(number(row.Forecast)).toBeCloseTo(1, 4);
  });

  test('what is over, has no end, is a part of a month, or lies far ahead is a sentence with a formula', () => {
    const ask = (...words: string[]) =>
      cell('SALESFORECAST', monthly(Array(30).fill(9)), asOf('2025-07-15'), ...words) as string;
    expect(ask('2024')).toMatch(/2024 is over .*=SALESFORECAST\(DEALS;"next 6 months"\)/);
    expect(ask('since 2024')).toMatch(/has no end/);
    expect(ask('next 10 days')).toMatch(/whole months/);
    expect(ask('next 9 years')).toMatch(/36 are the most/);
    expect(ask('day')).toMatch(/not by day/);
    expect(ask('owner, product')).toMatch(/SALESFORECAST/);
  });

  test('by hand: what Refresh logged judges it once three of its months are over, before a back-test does', () => {
    const logged = (day: string, text: string, of = ''): string[] => ['(forecast)', 'sales forecast', of, text, day];
    const log = (...rows: string[][]): unknown[][] => [['Deal ID', 'Field', 'Old', 'New', 'Date'], ...rows];
    const deals = monthly(Array(30).fill(1000)); // 2023-01 to 2025-06
    const told = (log: unknown[][], ...words: unknown[]) =>
      rowsOf('SALESFORECAST', deals, log, asOf('2025-06-30'), 'next 2 months', ...words)[0];
    const march = logged(
      '2025-03-31',
      '2025-04: 1100 (900 to 1300); 2025-05: 800 (700 to 900); 2025-06: 1000 (1 to 2000)',
    );
    const row = told(log(march));
    // 100 + 200 + 0 of 3,000; April and June lie within their ranges
    expect(row.WAPE).toBeCloseTo(0.1, 12);
    expect(row['Judged by']).toBe('3 months as logged since 2025-03-31; 2 of 3 forecasts within 80%');
    expect(row['WAPE mean']).toBe(0);
    // a later one of the same knowledge takes its place; one made while the month was running says nothing of that month
    const april = logged('2025-04-02', '2025-04: 9 (1 to 20); 2025-05: 1000 (1 to 2000); 2025-06: 1000 (1 to 2000)');
    expect(told(log(march, april))).toMatchObject({ WAPE: expect.closeTo(0, 12), 'Judged by': 'back-test' });
    const both = told(log(march, logged('2025-05-01', '2025-06: 1300 (1 to 2000)')));
    expect(both.WAPE).toBeCloseTo((100 + 200 + 0 + 300) / 4000, 12);
    // of another currency, of a part, of deals, or after the as-of day
    expect(told(log(logged('2025-03-31', march[3], 'EUR')))['Judged by']).toBe('back-test');
    expect(told(log(march), 'owner = Ana')['Judged by']).toBe('back-test');
    expect(told(log(march), 'measure = deals')['Judged by']).toBe('back-test');
    expect(told(log(logged('2025-07-01', march[3])))['Judged by']).toBe('back-test');
  });

  test('by hand: vs goal sets the plan of each period beside its forecast', () => {
    const goals = [
      ['Metric', 'Owner', 'Period', 'Target'],
      ['Sales', '', '2026-Q3', 2208], // 92 days: 24 a day
      ['Sales', 'Ana', '2026-07', 350],
    ];
    const deals = monthly(Array(42).fill(700)); // to 2026-06
    const rows = rowsOf('SALESFORECAST', deals, goals, asOf('2026-06-30'), 'next 4 months', 'vs goal');
    expect(rows.map((row) => [row.Period, row.Goal])).toEqual([
      ['2026-07', 744],
      ['2026-08', 744],
      ['2026-09', 720],
      ['2026-10', ''], // beyond the plan
    ]);
    expect(rows[0].Change).toBeCloseTo((700 - 744) / 744, 6);
    expect(rows[0].Attainment).toBeCloseTo(700 / 744, 6);
    const [ana] = rowsOf('SALESFORECAST', deals, goals, asOf('2026-06-30'), '2026-07', 'owner', 'vs goal');
    expect([ana.Owner, ana.Goal]).toEqual(['Ana', 350]);
    expect(cell('SALESFORECAST', deals, goals, asOf('2026-06-30'), 'measure = deals', 'vs goal')).toMatch(
      /rows for Deals won/,
    );
    expect(cell('SALESFORECAST', deals, asOf('2026-06-30'), 'vs goal')).toMatch(/reads a Goals table/);
  });

  test('deals that stopped long ago are said to have', () => {
    const [row] = rowsOf('SALESFORECAST', monthly(Array(12).fill(100)), asOf('2024-08-31'), 'next 2 months');
    expect(row.Note).toMatch(/No deal was created or won since 2023-12-10/);
  });

  const team = (seed: number): unknown[][] => {
    let state = seed;
    const u = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
    const rows: unknown[][] = [HEAD];
    for (let day = dayOf('2023-01-01'); day <= dayOf('2026-05-12'); day += 3) {
      const age = Math.floor(80 * u());
      const isOpen = day + age > dayOf('2026-05-12');
      const status = isOpen ? 'Open' : u() < 0.4 ? 'Won' : 'Lost';
      const amount = Math.round(1000 * (0.5 + u()));
      const owner = ['Ana', 'Ben', 'Cem'][Math.floor(3 * u())];
      rows.push([`D${rows.length}`, status, iso(day), isOpen ? '' : iso(day + age), amount, owner]);
    }
    return rows;
  };

  test('rows add up for the whole, by owner and by month, with and without open deals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const deals = team(seed);
        for (const words of [['next 3 months'], ['this quarter'], ['owner'], ['owner, month', 'next 2 months']])
          rowsOf('SALESFORECAST', deals, asOf('2026-05-12'), ...words).forEach(addsUp);
      }),
      { numRuns: 3 },
    );
  });

  test('an open deal created after the as-of day is no open deal: its money is not among theirs, and what closed stays', () => {
    const deals = team(7);
    const big = (created: string): unknown[][] => [...deals, ['X', 'Open', created, '', 5000, 'Ana']];
    const [before] = rowsOf('SALESFORECAST', big('2026-05-12'), asOf('2026-05-12'), 'this month');
    const [after] = rowsOf('SALESFORECAST', big('2026-05-13'), asOf('2026-05-12'), 'this month');
    const [without] = rowsOf('SALESFORECAST', deals, asOf('2026-05-12'), 'this month');
    expect(after).toEqual(without);
    expect(before['Closed so far']).toBe(after['Closed so far']);
    expect(number(before['From open deals'])).toBeGreaterThan(number(after['From open deals']));
  });
});
