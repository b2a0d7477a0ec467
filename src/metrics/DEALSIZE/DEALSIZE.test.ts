import { asOf, cell, rowsOf } from '../../../test/support/cell';

const deals = (...amounts: (number | string)[]): unknown[][] => [
  ['Deal ID', 'Close date', 'Status', 'Amount'],
  ...amounts.map((amount, i) => [`D-${i}`, '2026-01-15', 'Won', amount]),
];
const settings = asOf('2026-06-30');

describe('DEALSIZE', () => {
  test('mean, median and 90th percentile, each by its word', () => {
    const table = deals(400, 100, 100, 200, 10000); // by hand: Σ 10800 / 5; place 2 is 200; place 3.6 is 400 + 0.6 × 9600
    expect(cell('DEALSIZE', table, settings)).toBe(2160);
    expect(cell('DEALSIZE', table, settings, 'basis = median')).toBe(200);
    expect(cell('DEALSIZE', table, settings, 'basis = p90')).toBeCloseTo(6160, 9);
  });

  test('refunds and missing amounts are no deals, and are named; a deal at 0 and one in cents count', () => {
    const [row] = rowsOf('DEALSIZE', deals(0, 10.5, 19.5, -30, ''), settings, 'details');
    expect(row).toMatchObject({ 'Deal size': 10, Mean: 10, Median: 10.5, Deals: 3 }); // by hand: (0 + 10.5 + 19.5) / 3
    expect(row['Left out']).toMatch(/won without an amount \(row 6\)/);
    expect(row['Left out']).toMatch(/refunds \(row 5\)/);
  });

  test('by hand: of deals that two share, the middle one is the middle one of each', () => {
    const shared = deals(200, 500, 1000).map((row, r) => [...row, r === 0 ? 'Owner' : 'Ana; Ben']);
    const [row] = rowsOf('DEALSIZE', shared, settings, 'details', 'owner = Ana');
    expect(row).toMatchObject({ Median: 500, Deals: 1.5 });
    expect(row.p90).toBeCloseTo(900, 9); // place 1.8: 500 + 0.8 × 500
  });

  test('where nothing with an amount was won there is a sentence, not 0', () => {
    expect(cell('DEALSIZE', deals('', -5), settings)).toMatch(/no deal with an amount was won/);
  });

  test('by hand: eight deals of 100 and one of 5,000, which is unusual; the mean without it is 100', () => {
    const [row] = rowsOf('DEALSIZE', deals(...new Array<number>(8).fill(100), 5000), settings, 'details');
    expect(row).toMatchObject({ Deals: 9, Unusual: 1, 'Mean of usual': 100 });
    expect(row['Usual to']).toBeCloseTo(100, 9);
    const [few] = rowsOf('DEALSIZE', deals(100, 100, 5000), settings, 'details');
    expect(few).toMatchObject({ Deals: 3, Unusual: '', 'Usual to': '' });
  });
});
