import { asOf, cell, rowsOf } from '../../../test/support/cell';

const deals = [
  ['Deal ID', 'Customer', 'Status', 'Close date', 'Amount', 'Source'],
  ['a', 'Acme', 'Won', '2025-01-10', 600, 'Web'],
  ['b', 'Acme', 'Won', '2025-07-10', 600, 'Web'],
  ['c', 'Acme', 'Won', '2026-02-01', 5000, 'Web'],
  ['d', 'Birch', 'Won', '2025-11-20', 1200, 'Ads'],
  ['e', 'Cedar', 'Won', '2026-06-20', 900, 'Ads'],
];
const spend = [
  ['Date', 'Source', 'Spend'],
  ['2025-01-02', 'Web', 300],
  ['2025-11-02', 'Ads', 500],
  ['2026-06-02', 'Ads', 400],
];
const settings = asOf('2026-06-30');

describe('CACPAYBACK', () => {
  test('by hand: 1,200 in a year is 100 a month, and a cost of 300 is back in three; what comes later does not count', () => {
    const [row] = rowsOf('CACPAYBACK', deals, spend, settings, 'source = Web', 'all');
    expect(row).toMatchObject({ 'Months to pay back': 3, CAC: 300, 'Profit per month': 100, 'Months seen': 12 });
  });

  test('by hand: a customer seen for 7 months counts for 7, one of the last days for none', () => {
    // Birch: 1,200 over 7 months; Ads cost (500 + 400) / 2 customers; at half the margin 85.71 a month
    const [row] = rowsOf('CACPAYBACK', deals, spend, settings, 'source = Ads', 'margin = 50%', 'all');
    expect(row).toMatchObject({ CAC: 450, 'Months seen': 7, Margin: 0.5 });
    expect(row['Months to pay back']).toBeCloseTo(450 / (600 / 7), 10);
  });

  test('by hand: together each month is shared by those seen in it', () => {
    // month 0: (600 + 1,200) / 2, month 6: (600 + 0) / 2, eleven others nothing: 1,200 / 12 = 100; 1,200 spent on three
    expect(cell('CACPAYBACK', deals, spend, settings)).toBeCloseTo(400 / 100, 10);
  });

  test('a period takes its CAC; the profit stays that of all so far', () => {
    expect(cell('CACPAYBACK', deals, spend, settings, '2026-06')).toBeCloseTo(400 / 100, 10);
    expect(rowsOf('CACPAYBACK', deals, spend, settings, 'year').map((row) => row['Profit per month'])).toEqual([
      100, 100,
    ]);
  });

  test('fewer than six months, nobody won, nothing spent, and customers who gave it all back are sentences', () => {
    const ask = (table: unknown[][], ...more: unknown[]) => cell('CACPAYBACK', table, spend, settings, ...more);
    expect(ask([deals[0], deals[5]])).toMatch(/^!CACPAYBACK.*6 months.*none was seen/);
    expect(ask(deals, '2025-03')).toMatch(/^!.*no new customer was won/);
    expect(ask([deals[0], ['a', 'Acme', 'Won', '2025-06-10', 600, 'Fair']], 'source = Fair')).toMatch(
      /^!.*nothing was spent/,
    );
    expect(ask([...deals.slice(0, 2), ['r', 'Acme', 'Won', '2025-01-11', -600, 'Web']])).toMatch(/^!.*never/);
  });
});
