import { asOf, cell, rowsOf } from '../../../test/support/cell';

const deals = (...rows: unknown[][]): unknown[][] => [
  ['Deal ID', 'Status', 'Close date', 'Lost reason', 'Amount'],
  ...rows,
];

describe('LOSSREASONS', () => {
  test('spellings of one reason are one; an open or won deal with a reason is not lost', () => {
    const rows = rowsOf(
      'LOSSREASONS',
      deals(
        [1, 'Lost', '2026-01-05', 'Price', 100],
        [2, 'Lost', '2026-01-06', ' price', 300],
        [3, 'Lost', '2026-02-06', 'Timing', ''],
        [4, 'Won', '2026-02-07', 'Price', 900],
        [5, 'Open', '', 'Price', 900],
      ),
      asOf('2026-06-30'),
    );
    // by hand: 2 and 1 of 3; 400 of 400; a lost deal without an amount counts as a deal
    expect(rows.map((row) => [row['Lost deals'], row['Lost value'], row['Share of value']])).toEqual([
      [2, 400, 1],
      [1, 0, 0],
    ]);
    expect(rows[0].Share).toBeCloseTo(2 / 3, 12);
  });

  test('shares are of the lost deals of the period', () => {
    const rows = rowsOf('LOSSREASONS', 'DEALS', 'SETTINGS', '2026-Q1');
    expect(rows.map((row) => [row['Lost reason'], row['Lost deals'], row.Share])).toEqual([
      ['Price', 2, 2 / 3],
      ['Competitor', 1, 1 / 3],
    ]);
  });

  test('by hand: a lost deal of an amount below 0 has no part of the value: 100 and 300 of 400', () => {
    const rows = rowsOf(
      'LOSSREASONS',
      deals(
        [1, 'Lost', '2026-01-05', 'Price', 300],
        [2, 'Lost', '2026-01-06', 'Timing', 100],
        [3, 'Lost', '2026-01-06', 'Timing', -250],
      ),
      asOf('2026-06-30'),
    );
    expect(
      rows.map((row) => [row['Lost reason'], row['Lost deals'], row['Lost value'], row['Share of value']]),
    ).toEqual([
      ['Timing', 2, 100, 0.25],
      ['Price', 1, 300, 0.75],
    ]);
  });

  test('where no deal was lost no shape says 0', () => {
    const won = deals(
      [1, 'Won', '2026-01-05', 'x', 1],
      [2, 'Won', '2026-02-05', 'x', 1],
      [3, 'Lost', '2026-03-05', 'x', 1],
    );
    const june = asOf('2026-06-30');
    expect(cell('LOSSREASONS', won, june, '2026-01')).toMatch(/no deal was lost/);
    expect(rowsOf('LOSSREASONS', won, june, '2026-01', 'all')).toEqual([
      { 'Lost deals': '', Share: '', 'Lost value': '', 'Share of value': '' },
    ]);
    expect(rowsOf('LOSSREASONS', won, june, '2026-01', 'month').map((row) => row['Lost deals'])).toEqual(['']);
    expect(cell('LOSSREASONS', won, june, [['2026-02'], ['2026-03']])).toEqual([[''], [1]]);
    // beside lost deals a month without any has none of them
    expect(rowsOf('LOSSREASONS', won, june, 'month', '2026-Q1').map((row) => [row['Lost deals'], row.Share])).toEqual([
      [0, 0],
      [0, 0],
      [1, 1],
    ]);
  });

  test('no deal lost is a sentence; no such column names the heading to make', () => {
    expect(cell('LOSSREASONS', deals([1, 'Won', '2026-01-05', 'x', 1]), asOf('2026-06-30'))).toMatch(
      /no deal was lost/,
    );
    const bare = [
      ['Deal ID', 'Status', 'Close date'],
      [1, 'Lost', '2026-01-05'],
    ];
    expect(cell('LOSSREASONS', bare, asOf('2026-06-30'))).toMatch(/needs a column for lost reason/);
  });
});
