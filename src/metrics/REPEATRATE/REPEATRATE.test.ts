import { cell } from '../../../test/support/cell';

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

  test('nobody bought: a sentence', () => {
    expect(cell('REPEATRATE', deals, 'SETTINGS', '2026-02')).toMatch(/^!.*no known customer bought/);
  });
});
