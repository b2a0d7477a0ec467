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

  test('no known customer: a sentence', () => {
    expect(cell('NEWVSRETURNING', [deals[0], ['x', '', 'Won', '2026-01-01', 5, '']], 'SETTINGS')).toMatch(
      /^!.*known customer/,
    );
  });
});
