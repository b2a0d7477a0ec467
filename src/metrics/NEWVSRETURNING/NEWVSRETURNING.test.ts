import { cell, rowsOf } from '../../../test/support/cell';

const deals = [
  ['Deal ID', 'Customer', 'Status', 'Close date', 'Amount', 'Source'],
  ['b2', 'Acme', 'Won', '2026-01-10', 100, 'Ads'],
  ['a1', 'Acme', 'Won', '2026-01-10', 40, 'Web'],
  ['c3', 'Acme', 'Won', '2026-01-20', 10, 'Ads'],
  ['d4', 'Acme', 'Won', '2026-02-20', 50, 'Ads'],
  ['e5', 'Birch', 'Won', '2026-02-21', 200, 'Ads'],
];

describe('NEWVSRETURNING', () => {
  test('two deals on the first day: the lower id is the first, whatever the order of rows', () => {
    const answer = rowsOf('NEWVSRETURNING', deals, 'SETTINGS', 'details')[0];
    expect(answer).toMatchObject({ 'New sales': 240, 'Returning sales': 160, 'New deals': 2, 'Returning deals': 3 });
    const turned = [deals[0], ...deals.slice(1).reverse()];
    expect(rowsOf('NEWVSRETURNING', turned, 'SETTINGS', 'details')[0]).toEqual(answer);
  });

  test.each([
    ['basis = day', 340],
    ['basis = month', 350],
  ])('%s: what was bought on the first day, or in its month, is new too', (basis, sales) => {
    expect(rowsOf('NEWVSRETURNING', deals, 'SETTINGS', 'details', basis)[0]['New sales']).toBe(sales);
  });

  test('first purchases are found before a condition cuts: of Ads only Birch is new', () => {
    expect(rowsOf('NEWVSRETURNING', deals, 'SETTINGS', 'details', 'source = Ads')[0]).toMatchObject({
      'New customers': 1,
      'New sales': 200,
    });
  });

  test('by hand: refunds of 200 outweigh the 150 that returned: 240 is no share of 190', () => {
    const rows = [...deals.slice(0, 3), deals[4], deals[5], ['f6', 'Acme', 'Won', '2026-02-25', -200, 'Ads']];
    expect(cell('NEWVSRETURNING', rows, 'SETTINGS')).toMatch(/^!.*refunds outweigh/);
    const [row] = rowsOf('NEWVSRETURNING', rows, 'SETTINGS', 'all');
    expect([row['New share'], row['New sales'], row['Returning sales']]).toEqual(['', 240, -50]);
    expect(cell('NEWVSRETURNING', [deals[0], ['x', 'Acme', 'Won', '2026-01-01', '', '']], 'SETTINGS')).toMatch(
      /^!.*carry no amounts/,
    );
  });

  test('no known customer: a sentence', () => {
    expect(cell('NEWVSRETURNING', [deals[0], ['x', '', 'Won', '2026-01-01', 5, '']], 'SETTINGS')).toMatch(
      /^!.*known customer/,
    );
  });
});

// By hand: Acme is lost in January, first won on 1 March after 20 days, loses and wins in May (10 days); Birch comes in June.
const closing = [
  ['Deal ID', 'Customer', 'Status', 'Created', 'Close date', 'Amount'],
  ['a', 'Acme', 'Lost', '2025-12-01', '2026-01-10', 100],
  ['b', 'Acme', 'Won', '2026-02-09', '2026-03-01', 100],
  ['c', 'Acme', 'Lost', '2026-04-01', '2026-05-01', 100],
  ['d', 'Acme', 'Won', '2026-05-01', '2026-05-11', 100],
  ['e', 'Birch', 'Won', '2026-05-02', '2026-06-01', 100],
  ['f', 'Cedar', 'Lost', '2026-05-02', '2026-06-01', 100],
];

describe('NEWVSRETURNING: how deals with either close', () => {
  test('a deal lost before the customer was won, or of one who never was, is a new one lost', () => {
    expect(rowsOf('NEWVSRETURNING', closing, 'SETTINGS', 'details')[0]).toMatchObject({
      'New win rate': 2 / 4,
      'Returning win rate': 1 / 2,
      'New days to close': 25,
      'Returning days to close': 10,
    });
  });

  test('customers won within the usual gap from the beginning of the data may be old ones', () => {
    // Acme's gap is 71 days from 1 March on, which is before Birch came
    expect(rowsOf('NEWVSRETURNING', closing, 'SETTINGS', 'details')[0]['Perhaps not new']).toBe(1);
    expect(rowsOf('NEWVSRETURNING', closing, 'SETTINGS', 'details', '2026-06')[0]['Perhaps not new']).toBe(0);
  });

  test('nothing returned: no win rate, not 0', () => {
    const row = rowsOf('NEWVSRETURNING', closing, 'SETTINGS', 'details', '2026-06')[0];
    expect([row['Returning win rate'], row['Returning days to close'], row['New win rate']]).toEqual(['', '', 0.5]);
  });
});
