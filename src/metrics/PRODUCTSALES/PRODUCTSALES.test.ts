import { asOf, rowsOf } from '../../../test/support/cell';

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

  test('by hand: Beta taken back by more than it sold; of 60 + 90 − 50 nothing is a share', () => {
    const rows = [
      deals[0],
      ['a', 'Won', '2026-01-01', 60, 'Alpha'],
      ['b', 'Won', '2026-01-02', 90, 'Gamma'],
      ['c', 'Won', '2026-01-03', -50, 'Beta'],
    ];
    expect(rowsOf('PRODUCTSALES', rows, 'SETTINGS').map((row) => [row.Product, row.Sales, row.Share])).toEqual([
      ['Gamma', 90, ''],
      ['Alpha', 60, ''],
      ['Beta', -50, ''],
    ]);
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

  const dated = (product: string, day: string, amounts: readonly number[], quantity: number | string = '') =>
    amounts.map((amount, i) => [`${product}${day}${i}`, 'Won', day, amount, product, quantity]);
  const HEAD = [...deals[0], 'Quantity'];

  test('by hand: growth against the quarter before and the same quarter of last year, a running one by the same days', () => {
    const rows = [
      HEAD,
      ...dated('Alpha', '2025-01-02', [10]),
      ...dated('Alpha', '2025-05-15', [100]),
      ...dated('Alpha', '2025-06-29', [400]),
      ...dated('Alpha', '2026-02-01', [200]),
      ...dated('Alpha', '2026-04-20', [150]),
    ];
    const [whole] = rowsOf('PRODUCTSALES', rows, asOf('2026-12-31'), '2026-Q2');
    expect(whole).toMatchObject({ Sales: 150, 'Sales before': 200, Growth: -0.25, 'Sales last year': 500 });
    expect(whole['Growth on last year']).toBeCloseTo(-0.7, 12);
    const [running] = rowsOf('PRODUCTSALES', rows, asOf('2026-05-31'), '2026-Q2');
    expect(running).toMatchObject({ Sales: 150, 'Sales last year': 100, 'Growth on last year': 0.5 });
    // 61 days of the first quarter: its deal of 1 February is among them
    expect(running).toMatchObject({ 'Sales before': 200 });
  });

  test('nothing to compare with: no period, over time, and where the data begin late in the earlier period', () => {
    const rows = [HEAD, ...dated('Alpha', '2026-02-20', [10]), ...dated('Alpha', '2026-04-20', [10])];
    const empty = { 'Sales before': '', Growth: '', 'Fall by chance': '', Trend: '' };
    for (const more of [['2026-Q2'], [], ['month', '2026-Q2']])
      for (const row of rowsOf('PRODUCTSALES', rows, asOf('2026-06-30'), ...more)) expect(row).toMatchObject(empty);
  });

  test('planted: of three products the one that lost 15 of 20 like deals is falling, and one large deal less is not', () => {
    const many = (count: number): number[] => new Array<number>(count).fill(100);
    const rows = [
      HEAD,
      ...dated('Gone', '2026-01-02', many(20)),
      ...dated('Gone', '2026-04-02', many(5)),
      ...dated('Whale', '2026-01-02', [50000, 100]),
      ...dated('Whale', '2026-04-02', [100, 100]),
      ...dated('Same', '2026-01-02', many(10)),
      ...dated('Same', '2026-04-02', many(9)),
    ];
    const trends = rowsOf('PRODUCTSALES', rows, asOf('2026-06-30'), '2026-Q2').map((row) => [row.Product, row.Trend]);
    expect(trends).toEqual([
      ['Same', ''],
      ['Gone', 'falling'],
      ['Whale', ''],
    ]);
  });

  test('a product that is sold no more has a row, and units of refunds are taken back', () => {
    const rows = [HEAD, ...dated('Old', '2026-01-02', [100], 2), ...dated('New', '2026-04-02', [300, -100], 3)];
    const found = rowsOf('PRODUCTSALES', rows, asOf('2026-06-30'), '2026-Q2');
    expect(found).toMatchObject([
      { Product: 'New', Sales: 200, Units: 0, Won: 1, 'Sales before': 0, Growth: '' }, // by hand: 3 sold, 3 returned
      { Product: 'Old', Sales: 0, Won: 0, 'Sales before': 100, Growth: -1 },
    ]);
  });
});
