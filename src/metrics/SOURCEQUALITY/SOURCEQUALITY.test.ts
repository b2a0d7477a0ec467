import { rowsOf } from '../../../test/support/cell';

/** Deals of one source: `won` of `all`. */
const source = (name: string, won: number, all: number): unknown[][] =>
  Array.from({ length: all }, (_, i) => [
    `${name}${i}`,
    i < won ? 'Won' : 'Lost',
    '2026-01-01',
    '2026-02-01',
    10,
    name,
  ]);
const deals = (...groups: [string, number, number][]): unknown[][] => [
  ['Deal ID', 'Status', 'Created', 'Close date', 'Amount', 'Source'],
  ...groups.map((group) => source(...group)).flat(),
];

describe('SOURCEQUALITY', () => {
  test('2 of 3 does not outrank 40 of 100: ordered by what the share is surely at least (.320 and .347 by quadrature)', () => {
    const rows = rowsOf('SOURCEQUALITY', deals(['few', 2, 3], ['many', 40, 100]), 'SETTINGS');
    expect(rows.map((row) => row.Source)).toEqual(['many', 'few']);
    expect(Math.abs(Number(rows[0]['Sure of at least']) - 0.347)).toBeLessThan(0.01);
    expect(Math.abs(Number(rows[1]['Sure of at least']) - 0.32)).toBeLessThan(0.01);
  });

  test('3 of 3 does not outrank 42 of 100, and 0 of 2 comes after 10 of 100', () => {
    const first = rowsOf(
      'SOURCEQUALITY',
      deals(['a', 3, 3], ['b', 40, 100], ['c', 38, 100], ['d', 42, 100], ['e', 41, 100]),
      'SETTINGS',
    );
    expect(first[0].Source).toBe('d');
    expect(rowsOf('SOURCEQUALITY', deals(['none', 0, 2], ['some', 10, 100]), 'SETTINGS')[0].Source).toBe('some');
  });

  test('by hand: 1 of 4 won, 40 won value is 10 per deal; one source alone has Wilson’s interval (.046 to .699)', () => {
    const [row] = rowsOf('SOURCEQUALITY', deals(['only', 1, 4]), 'SETTINGS');
    expect(row).toMatchObject({ Conversion: 0.25, Created: 4, Won: 1, 'Won value': 10, 'Per deal': 2.5 });
    expect(Number(row['Low 95%'])).toBeCloseTo(0.0456, 3);
    expect(Number(row['High 95%'])).toBeCloseTo(0.6994, 3);
  });
});
