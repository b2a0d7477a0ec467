import fc from 'fast-check';
import { asOf, cell, rowsOf } from '../../../test/support/cell';

const HEAD = ['Deal ID', 'Customer', 'Status', 'Close date', 'Amount', 'Source'];
// By hand: Acme and Birch come in January; Acme is back in February (twice) and April, Birch in March. Cedar comes in March.
const deals = [
  HEAD,
  ['1', 'Acme', 'Won', '2026-01-05', 100, 'Ads'],
  ['2', 'Birch', 'Won', '2026-01-31', 100, 'Web'],
  ['3', 'Acme', 'Won', '2026-02-01', 50, 'Ads'],
  ['4', 'Acme', 'Won', '2026-02-28', 50, 'Ads'],
  ['5', 'Birch', 'Won', '2026-03-10', 300, 'Web'],
  ['6', 'Cedar', 'Won', '2026-03-31', 10, 'Web'],
  ['7', 'Acme', 'Won', '2026-04-15', 40, 'Ads'],
  ['8', 'Acme', 'Won', '2026-04-16', -40, 'Ads'],
];
const grid = (...args: unknown[]): unknown[][] => cell('RETENTION', deals, ...args) as unknown[][];

describe('RETENTION', () => {
  test('by hand: each cohort month by month; April has not wholly passed, February had none', () => {
    expect(grid(asOf('2026-04-20'))).toEqual([
      ['Period', 'Customers', 'Month 0', 'Month 1', 'Month 2'],
      ['2026-01', 2, 1, 0.5, 0.5],
      ['2026-02', 0, '', '', ''],
      ['2026-03', 1, 1, '', ''],
    ]);
  });

  test('a month is seen on its last day', () => {
    expect(grid(asOf('2026-04-30'))[1]).toEqual(['2026-01', 2, 1, 0.5, 0.5, 0.5]);
    expect(grid(asOf('2026-04-29'))[1]).toEqual(['2026-01', 2, 1, 0.5, 0.5]);
  });

  test('by revenue, refunds taken off: it may rise above the first month', () => {
    expect(grid(asOf('2026-04-30'), 'measure = revenue').slice(0, 2)).toEqual([
      ['Period', 'Customers', 'Month 0', 'Month 1', 'Month 2', 'Month 3'],
      ['2026-01', 2, 1, 0.5, 1.5, 0],
    ]);
  });

  test('by quarter: who bought in two months of it is one customer', () => {
    expect(grid(asOf('2026-06-30'), 'quarter')).toEqual([
      ['Period', 'Customers', 'Quarter 0', 'Quarter 1'],
      ['2026-Q1', 3, 1, 1 / 3],
    ]);
  });

  test('by a field, all cohorts of each together, and with time', () => {
    expect(grid(asOf('2026-04-30'), 'source')).toEqual([
      ['Source', 'Customers', 'Month 0', 'Month 1', 'Month 2', 'Month 3'],
      ['Web', 2, 1, 0, 1, 0],
      ['Ads', 1, 1, 1, 0, 1],
    ]);
    expect(grid(asOf('2026-04-30'), 'quarter, source').map((row) => row.slice(0, 3))).toEqual([
      ['Period', 'Source', 'Customers'],
      ['2026-Q1', 'Web', 2],
      ['2026-Q1', 'Ads', 1],
    ]);
  });

  test('the total takes cohorts at the ages at which they were seen', () => {
    expect(grid(asOf('2026-04-30'), 'month', 'with total').slice(-1)).toEqual([['Total', 3, 1, 1 / 3, 0.5, 0.5]]);
  });

  test('horizon cuts the ages; weeks are a sentence', () => {
    expect(grid(asOf('2026-04-30'), 'horizon = 2 months')[0]).toEqual(['Period', 'Customers', 'Month 0', 'Month 1']);
    expect(cell('RETENTION', deals, asOf('2026-04-30'), 'week')).toMatch(
      /^!RETENTION: cohorts go by month, quarter or year/,
    );
  });

  test('nobody bought: no cohort', () => {
    expect(grid(asOf('2026-04-30'), '2025')).toEqual([
      ['Period', 'Customers'],
      ['', 0],
    ]);
  });

  test('rows of customers never rise above 100 %, period 0 is 100 %, and cohorts add up to all customers', () => {
    const row = fc.tuple(fc.nat(8), fc.nat(600), fc.integer({ min: -20, max: 100 }));
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 60 }),
        fc.constantFrom('month', 'quarter', 'year'),
        (list, by) => {
          const rows = list.map(([customer, day, amount], i) => [
            String(i),
            `C${customer}`,
            'Won',
            new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10),
            amount,
            '',
          ]);
          const answer = rowsOf('RETENTION', [HEAD, ...rows], asOf('2026-01-31'), by);
          const buyers = new Set(rows.filter((each) => Number(each[4]) >= 0).map((each) => each[1]));
          expect(answer.reduce((sum, each) => sum + Number(each.Customers), 0)).toBe(buyers.size);
          for (const each of answer) {
            const shares = Object.entries(each)
              .filter(([heading]) => / \d+$/.test(heading))
              .map(([, value]) => value);
            if (each.Customers !== 0 && shares[0] !== '') expect(shares[0]).toBe(1);
            for (const share of shares) if (share !== '') expect(Number(share)).toBeLessThanOrEqual(1);
          }
        },
      ),
      { numRuns: 60, seed: 5 },
    );
  });
});
