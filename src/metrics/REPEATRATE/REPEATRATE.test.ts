import { asOf, cell, rowsOf } from '../../../test/support/cell';

const deals = [
  ['Deal ID', 'Customer', 'Status', 'Close date', 'Amount'],
  ['a', 'Acme', 'Won', '2025-11-01', 1],
  ['b', 'Acme', 'Won', '2026-01-10', 1],
  ['c', 'Birch', 'Won', '2026-01-11', 1],
  ['d', 'Birch', 'Won', '2026-01-20', 1],
  ['e', 'Cedar', 'Won', '2026-01-21', 1],
  ['f', 'Cedar', 'Won', '2026-03-01', 1],
];

describe('REPEATRATE in its three meanings, January 2026: Acme came back, Birch bought twice, Cedar once', () => {
  test.each([
    ['', 1 / 3], // Birch
    ['basis = ever', 2 / 3], // Acme and Birch
    ['basis = cohort', 1], // Birch and Cedar were first won in January, both have bought again by now
  ])('%s', (basis, rate) => {
    expect(cell('REPEATRATE', deals, 'SETTINGS', '2026-01', ...(basis ? [basis] : []))).toBeCloseTo(rate, 12);
  });

  // By hand: Birch came back after 9 days, Cedar after 39; as of 20 February Cedar is followed 30 days
  test.each([
    ['2026-06-30', 9, 1 / 2, 1],
    ['2026-06-30', 8, 0, 0],
    ['2026-06-30', 39, 1, 2],
    ['2026-02-20', 30, 1 / 2, 1],
  ])('as of %s, within = %d days', (day, within, rate, again) => {
    const asked = [deals, asOf(day), '2026-01', 'basis = cohort', `within = ${within} days`];
    expect(cell('REPEATRATE', ...asked)).toBeCloseTo(rate, 12);
    const [row] = rowsOf('REPEATRATE', ...asked, 'details');
    expect(row).toMatchObject({ Customers: 2, 'Repeat customers': again });
  });

  test('by hand: a customer who has not been followed so long is neither in nor out (Kaplan & Meier)', () => {
    const more = [...deals, ['g', 'Dune', 'Won', '2026-01-25', 1]];
    // as of 4 February Dune has been followed 10 days: of three one came back on day 9, nobody later
    expect(cell('REPEATRATE', more, asOf('2026-02-04'), '2026-01', 'within = 12 days')).toBeCloseTo(1 / 3, 12);
    expect(cell('REPEATRATE', more, asOf('2026-02-04'), '2026-01', 'within = 90 days')).toMatch(
      /no customer was first won 90 days/,
    );
    expect(cell('REPEATRATE', more, asOf('2026-02-04'), 'basis = ever', 'within = 9 days')).toMatch(/Leave one out/);
  });

  test('nobody bought: a sentence', () => {
    expect(cell('REPEATRATE', deals, 'SETTINGS', '2026-02')).toMatch(/^!.*no known customer bought/);
  });
});
