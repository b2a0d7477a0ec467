import { ask } from '../ask.testing';
import { sizeOf } from '../sizes';
import { customerLives } from './customerLives';

const DEALS = [
  ['deal id', 'customer', 'amount', 'status', 'created', 'close', 'source'],
  ['1', 'Acme', 100, 'Won', '2025-01-01', '2026-01-01', 'Ads'],
  ['2', 'Acme', 20, 'Won', '2025-01-01', '2026-01-01', 'Web'],
  ['3', 'Acme', 60, 'Won', '2025-01-01', '2026-02-10', 'Web'],
  ['4', 'Acme', 50, 'Won', '2025-01-01', '2026-03-02', 'Web'],
  ['5', 'Acme', -10, 'Won', '2025-01-01', '2026-04-01', 'Web'],
  ['6', 'Birch', '', 'Won', '2025-01-01', '2026-06-30', 'Web'],
  ['7', 'Cedar', 5, 'Won', '2025-01-01', '2026-06-30', 'Ads'],
  ['8', 'Dune', 5, 'Won', '2025-01-01', '2026-07-01', 'Ads'],
];

describe('customerLives as of 2026-06-30', () => {
  // By hand: Acme bought on 1 January (two deals are one purchase), 10 February (day 40) and 2 March (day 60), 180 days ago;
  // 100 came after the first day, refund taken off, in two purchases. Birch and Cedar came today. Dune comes tomorrow.
  test('by hand: days since the first purchase, repeats, days to the last one, and the money of each', () => {
    const { axis, measure, groups, start } = ask(customerLives, DEALS);
    expect(groups).toEqual([[]]);
    expect(Array.from(start)).toEqual([0, 2]);
    expect([axis.age, axis.repeats, axis.recency, axis.size].map((each) => Array.from(each))).toEqual([
      [0, 180],
      [0, 2],
      [0, 60],
      [0, sizeOf(50)],
    ]);
    expect(Object.values(measure).map((each) => Array.from(each))).toEqual([
      [2, 1],
      [5, 120],
      [25, 14400],
      [0, 100],
    ]);
  });

  test('a customer stands where the first purchase stands', () => {
    const { groups, measure } = ask(customerLives, DEALS, { by: [{ field: 'source' }] });
    expect(groups).toEqual([['Ads'], ['Web']]);
    expect(Array.from(measure.customers)).toEqual([1, 1, 1]);
  });

  test('nobody bought: a whole without points', () => {
    expect(Array.from(ask(customerLives, DEALS, { from: '2020-01-01', to: '2020-01-31' }).start)).toEqual([0, 0]);
  });
});
