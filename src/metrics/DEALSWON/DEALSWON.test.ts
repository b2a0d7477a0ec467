import { cell, rowsOf } from '../../../test/support/cell';

const HEAD = ['Deal ID', 'Status', 'Close date', 'Amount'];

describe('DEALSWON', () => {
  test('by hand: three won, one lost, one open', () => {
    const deals = [
      HEAD,
      ['a', 'Won', '2026-01-01', 1],
      ['b', 'Won', '2026-02-01', 1],
      ['c', 'Won', '2026-02-03', 1],
      ['d', 'Lost', '2026-02-03', 1],
      ['e', 'Open', '', 1],
    ];
    expect(cell('DEALSWON', deals, 'SETTINGS')).toBe(3);
    expect(rowsOf('DEALSWON', deals, 'SETTINGS', 'month', '2026-02').map((row) => row['Deals won'])).toEqual([2]);
  });

  test('a refund is no deal won, a won deal without an amount is one', () => {
    const deals = [
      HEAD,
      ['a', 'Won', '2026-01-01', 100],
      ['b', 'Won', '2026-01-02', -40],
      ['c', 'Won', '2026-01-03', ''],
    ];
    expect(cell('DEALSWON', deals, 'SETTINGS')).toBe(2);
  });

  test('a plain list of sales, without any status, is won', () => {
    expect(
      cell(
        'DEALSWON',
        [
          ['Customer', 'Date', 'Amount'],
          ['x', '2026-01-01', 5],
          ['y', '2026-01-02', 6],
        ],
        'SETTINGS',
      ),
    ).toBe(2);
  });
});
