import { cell, rowsOf } from '../../../test/support/cell';

const deals = [
  ['Deal ID', 'Customer', 'Status', 'Close date', 'Amount', 'Source'],
  ['a', 'Acme', 'Won', '2026-01-10', 1, 'Web'],
  ['b', 'Acme', 'Won', '2026-02-10', 1, 'Ads'],
  ['c', 'Birch', 'Won', '2026-02-11', 1, 'Ads'],
  ['d', 'Cedar', 'Won', '2026-02-12', 1, ''],
];
const spend = [
  ['Date', 'Source', 'Spend'],
  ['2026-01-01', 'Web', 300],
  ['2026-02-01', 'Ads', 500],
  ['2026-02-01', '', 100],
  ['2026-02-01', 'Fair', 50],
];

describe('CAC', () => {
  test('by hand: 950 for Acme, Birch and Cedar; in February 650 for two, Acme was there already', () => {
    expect(cell('CAC', deals, spend, 'SETTINGS')).toBeCloseTo(950 / 3, 12);
    expect(cell('CAC', deals, spend, 'SETTINGS', '2026-02')).toBe(325);
  });

  test('by source the parts add up to the whole; a source that won nobody has no CAC, and neither has what names no source', () => {
    const rows = rowsOf('CAC', deals, spend, 'SETTINGS', 'source', 'with total');
    expect(rows.map((row) => [row.Source, row.CAC, row.Spend, row['New customers']])).toEqual([
      ['Ads', 500, 500, 1],
      ['Web', 300, 300, 1],
      ['Fair', '', 50, 0],
      ['(none)', '', 100, 1],
      ['Total', 950 / 3, 950, 3],
    ]);
  });

  test('without spend in the period, and without a Spend table, a sentence', () => {
    expect(cell('CAC', deals, spend, 'SETTINGS', 'source = Referral')).toMatch(/^!CAC/);
    expect(cell('CAC', deals, 'SETTINGS')).toMatch(/^!.*Spend.*=CAC\(DEALS;SPEND\)/);
  });
});
