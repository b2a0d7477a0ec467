import { rowsOf } from '../../../test/support/cell';

const deals = [
  ['Deal ID', 'Status', 'Close date', 'Amount', 'Product'],
  ['a', 'Won', '2026-01-01', 100, 'Alpha'],
  ['b', 'Lost', '2026-01-02', 300, 'Alpha'],
  ['c', 'Won', '2026-01-03', 300, 'Beta'],
  ['d', 'Won', '2026-01-04', -50, 'Beta'],
  ['e', 'Lost', '2026-01-05', 10, ''],
];

describe('PRODUCTSALES', () => {
  test('by hand: Beta 250 of 350 net of a refund, its one deal of 300; Alpha wins one of two', () => {
    const [beta, alpha, none] = rowsOf('PRODUCTSALES', deals, 'SETTINGS');
    expect(beta).toMatchObject({ Product: 'Beta', Sales: 250, Won: 1, 'Deal size': 300, 'Win rate': 1 });
    expect(beta.Share).toBeCloseTo(250 / 350, 12);
    expect(alpha).toMatchObject({ Product: 'Alpha', Sales: 100, 'Win rate': 0.5, 'Deal size': 100 });
    expect(none).toMatchObject({ Product: '(none)', Sales: 0, 'Win rate': 0, 'Deal size': '' });
  });

  test('without more it is grouped by product; another field is one word away', () => {
    expect(Object.keys(rowsOf('PRODUCTSALES', deals, 'SETTINGS')[0])[0]).toBe('Product');
    expect(Object.keys(rowsOf('PRODUCTSALES', deals, 'SETTINGS', 'month')[0])[0]).toBe('Period');
  });

  test('three spellings of one product are one', () => {
    const spelled = [
      deals[0],
      ['a', 'Won', '2026-01-01', 1, 'Alpha'],
      ['b', 'Won', '2026-01-01', 2, 'alpha '],
      ['c', 'Won', '2026-01-01', 3, 'ALPHA'],
    ];
    expect(rowsOf('PRODUCTSALES', spelled, 'SETTINGS').map((row) => row.Sales)).toEqual([6]);
  });
});
