import { asOf, cell, rowsOf } from '../../../test/support/cell';

const HEAD = ['Deal ID', 'Status', 'Created', 'Close date', 'Amount'];

describe('SALES', () => {
  test('by hand: 100 + 250 won; lost and open deals add nothing', () => {
    const deals = [
      HEAD,
      ['a', 'Won', '', '2026-01-31', 100],
      ['b', 'Won', '', '2026-02-01', 250],
      ['c', 'Lost', '', '2026-02-01', 900],
      ['d', 'Open', '', '2026-03-01', 5],
    ];
    expect(cell('SALES', deals, 'SETTINGS')).toBe(350);
    expect(cell('SALES', deals, 'SETTINGS', '2026-02')).toBe(250);
  });

  test('a refund is taken off the money and is no deal', () => {
    const deals = [HEAD, ['a', 'Won', '', '2026-01-31', 100], ['b', 'Won', '', '2026-02-01', -30]];
    expect(rowsOf('SALES', deals, 'SETTINGS', 'details')[0]).toMatchObject({ Sales: 70, Won: 1 });
  });

  test('a deal that closes after the as-of day is not sold yet', () => {
    const deals = [HEAD, ['a', 'Won', '2026-01-01', '2026-01-31', 100], ['b', 'Won', '2026-01-01', '2026-02-02', 250]];
    expect(cell('SALES', deals, asOf('2026-02-01'))).toBe(100);
  });

  // of the deals won above, 250 is the larger
  test('"top" keeps so many of the rows, and is refused where nothing is grouped', () => {
    const deals = [HEAD, ['a', 'Won', '', '2026-01-31', 100], ['b', 'Won', '', '2026-02-01', 250]];
    expect(rowsOf('SALES', deals, 'SETTINGS', 'rows', 'top = 1').map((row) => row['Deal id'])).toEqual(['b']);
    expect(cell('SALES', deals, 'SETTINGS', 'top = 1')).toMatch(/of a group.*=SALES\(DEALS;"rows";"top = 1"\)/);
    expect(cell('SALES', deals, 'SETTINGS', 'month', 'top = 1')).toMatch(/^!.*of a group/);
  });

  test('a sentence stays short, however long what was asked', () => {
    const long = '1'.repeat(50000);
    const deals = [HEAD, ['a', 'Won', '', '2026-01-31', ''], [long, 'Won', '', '2026-01-31', '']];
    const told = String(cell('SALES', deals, 'SETTINGS', 'deal id =', long));
    expect(told).toMatch(/where deal id = 1{20,}.*…/);
    expect(told.length).toBeLessThan(900);
  });
});
