import { asOf, cell, rowsOf } from '../../../test/support/cell';

const HEAD = ['Deal ID', 'Status', 'Created', 'Close date', 'Amount', 'Owner'];
/** 20 open deals, 4 closed with 1 won in 50 days for 10,000. */
const deals = (days: string): unknown[][] => [
  HEAD,
  ...Array.from({ length: 20 }, (_, i) => [`O${i}`, 'Open', '2026-05-01', '', 500, i < 15 ? 'Ana' : 'Ben']),
  ['W', 'Won', '2026-01-01', days, 10000, 'Ana'],
  ...['L1', 'L2', 'L3'].map((id) => [id, 'Lost', '2026-01-01', '2026-03-01', 7000, 'Ana']),
];

describe('SALESVELOCITY', () => {
  test('by hand: 20 open × 25 % × 10,000 ÷ 50 days = 1,000 a day', () => {
    expect(cell('SALESVELOCITY', deals('2026-02-20'), asOf('2026-06-30'))).toBeCloseTo(1000, 9);
  });

  test('open deals are those of the as-of day, whatever period the pace comes from; by owner each has his own', () => {
    const [row] = rowsOf('SALESVELOCITY', deals('2026-02-20'), asOf('2026-06-30'), '2026-Q1', 'details');
    expect(row).toMatchObject({ 'Open deals': 20, Won: 1, Lost: 3, 'Mean days': 50 });
    const [may] = rowsOf('SALESVELOCITY', 'DEALS', 'SETTINGS', 'month', '2026-05');
    expect(may).toMatchObject({ Period: '2026-05', 'Open deals': 2, Won: 2 });
    const owners = rowsOf('SALESVELOCITY', deals('2026-02-20'), asOf('2026-06-30'), 'owner');
    expect(owners.map((each) => [each.Owner, each['Open deals']])).toEqual([
      ['Ana', 15],
      ['Ben', 5],
    ]);
  });

  test('by hand: a won deal without an amount has no size, a refund is no deal: 20 × 2 ÷ 5 × 10,000 ÷ 50', () => {
    const more = [
      ...deals('2026-02-20'),
      ['B', 'Won', '2026-01-01', '2026-02-20', '', 'Ana'],
      ['R', 'Won', '2026-02-20', '2026-02-20', -3000, 'Ana'],
    ];
    const [row] = rowsOf('SALESVELOCITY', more, asOf('2026-06-30'), 'details');
    expect(row).toMatchObject({ 'Deal size': 10000, 'Mean days': 50, Won: 2, Lost: 3 });
    expect(row['Per day']).toBeCloseTo(1600, 9);
  });

  test('only the last 12 months count unless a period is given', () => {
    const old = [...deals('2026-02-20'), ['X', 'Won', '2024-01-01', '2024-03-01', 1, 'Ana']];
    expect(cell('SALESVELOCITY', old, asOf('2026-06-30'))).toBeCloseTo(1000, 9);
  });

  test('sold on the day: a sentence', () => {
    expect(cell('SALESVELOCITY', deals('2026-01-01'), asOf('2026-06-30'))).toMatch(/sold on the day/);
  });
});
