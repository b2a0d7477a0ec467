import { cell, rowsOf } from '../../../test/support/cell';

const deals = [
  ['Deal ID', 'Customer', 'Status', 'Close date', 'Amount', 'Source'],
  ['a', 'Acme', 'Won', '2025-11-01', 100, 'Web'],
  ['b', 'Acme', 'Won', '2026-01-10', 300, 'Ads'],
  ['c', 'Birch', 'Won', '2026-01-11', 50, 'Ads'],
  ['d', 'Birch', 'Won', '2026-02-11', -20, 'Ads'],
];

describe('CLV (historic)', () => {
  test('by hand: 430 net of a refund from two customers', () => {
    expect(cell('CLV', deals, 'SETTINGS')).toBe(215);
  });

  test('a customer belongs to the source and the month of the first deal, with all that came after', () => {
    expect(rowsOf('CLV', deals, 'SETTINGS', 'source').map((row) => [row.Source, row.CLV])).toEqual([
      ['Ads', 30],
      ['Web', 400],
    ]);
    expect(cell('CLV', deals, 'SETTINGS', '2025-11')).toBe(400);
  });

  test('margin scales it; above 100 % is a sentence', () => {
    expect(cell('CLV', deals, 'SETTINGS', 'margin = 40%')).toBeCloseTo(86, 12);
    expect(cell('CLV', deals, 'SETTINGS', 'margin = 140%')).toMatch(/^!.*margin/);
  });
});
