import { asOf, cell, rowsOf } from '../../../test/support/cell';

const deals = [
  ['Deal ID', 'Customer', 'Status', 'Close date', 'Amount', 'Source'],
  ['a', 'Acme', 'Won', '2026-01-10', 600, 'Web'],
  ['b', 'Acme', 'Won', '2026-03-10', 600, 'Web'],
  ['c', 'Birch', 'Won', '2026-02-20', 1200, 'Ads'],
  ['d', 'Cedar', 'Won', '2026-06-20', 900, 'Ads'],
];
const spend = [
  ['Date', 'Source', 'Spend'],
  ['2026-01-02', 'Web', 300],
  ['2026-02-02', 'Ads', 500],
  ['2026-06-02', 'Ads', 400],
];
const settings = asOf('2026-06-30');
const ask = (...more: unknown[]) => cell('LTVCAC', deals, spend, settings, ...more);

describe('LTVCAC', () => {
  test('by hand: 3,300 from three customers is 1,100 each, 1,200 spent on them 400 each', () => {
    expect(ask()).toBeCloseTo(1100 / 400, 12);
    expect(ask('margin = 50%')).toBeCloseTo(550 / 400, 12);
  });

  test('the value is that of all history, the cost that of the period; by source each its own', () => {
    expect(ask('2026-06')).toBeCloseTo(1100 / 400, 12);
    expect(
      rowsOf('LTVCAC', deals, spend, settings, 'source', '2026-02').map((row) => [row.Source, row['LTV:CAC']]),
    ).toEqual([['Ads', 1050 / 500]]);
    const byMonth = rowsOf('LTVCAC', deals, spend, settings, 'month, source').filter((row) => row['LTV:CAC'] !== '');
    expect(byMonth.map((row) => [row.Period, row.Source, row['LTV:CAC']])).toEqual([
      ['2026-01', 'Web', 4],
      ['2026-02', 'Ads', 2.1],
      ['2026-06', 'Ads', 2.625],
    ]);
  });

  test('it is CLV over CAC, whatever CLV says, and takes the lag of CAC', () => {
    for (const more of [['source = Ads'], ['year'], ['source']]) {
      const [ratio, value, cost] = ['LTVCAC', 'CLV', 'CAC'].map((name) =>
        rowsOf(
          name,
          deals,
          ...(name === 'CLV' ? [] : [spend]),
          settings,
          ...more,
          ...(more[0].includes('=') ? ['all'] : []),
        ),
      );
      expect(ratio[0]['LTV:CAC']).toBeCloseTo(Number(value[0].CLV) / Number(cost[0].CAC), 12);
    }
    const lagged = cell('CAC', deals, spend, settings, 'lag = 10 days', '2026-02');
    expect(ask('lag = 10 days', '2026-02')).toBeCloseTo(1100 / Number(lagged), 12);
  });

  test('without new customers, without spend and without value, a sentence', () => {
    expect(ask('2026-05')).toMatch(/^!LTVCAC.*no new customer was won/);
    expect(cell('LTVCAC', deals, settings)).toMatch(/^!LTVCAC.*Spend/);
  });
});
