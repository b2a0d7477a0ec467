import { ask } from '../ask.testing';
import { activity, FIRST_MONTH } from './activity';

const DEALS = [
  ['deal id', 'customer', 'amount', 'status', 'created', 'close', 'source'],
  ['1', 'Acme', 100, 'Won', '2025-01-01', '2026-01-10', 'Ads'],
  ['2', 'Acme', 20, 'Won', '2025-01-01', '2026-01-31', 'Web'],
  ['3', 'Acme', 60, 'Won', '2025-01-01', '2026-03-01', 'Web'],
  ['4', 'Acme', -10, 'Won', '2025-01-01', '2026-04-01', 'Web'],
  ['5', 'Birch', '', 'Won', '2025-01-01', '2026-01-10', 'Web'],
  ['6', 'Birch', -5, 'Won', '2025-01-01', '2025-12-10', 'Web'],
];
const JANUARY = 2026 * 12 - FIRST_MONTH;

describe('activity', () => {
  // By hand: both came in January 2026; Acme bought again two months later. Birch gave back before it bought.
  test('by hand: who bought in which month after the first, and the money of the month', () => {
    const { axis, measure } = ask(activity, DEALS);
    expect([axis.cohort, axis.age, axis.gap].map((each) => Array.from(each))).toEqual([
      [JANUARY, JANUARY, JANUARY, JANUARY],
      [0, 2, 2, 3],
      [0, 0, 2, 0],
    ]);
    expect(Object.values(measure).map((each) => Array.from(each))).toEqual([
      [2, 0, 1, 0],
      [115, 60, 0, -10],
      [12, 0, 0, 0], // January to June 2026, twice
    ]);
  });

  test('a customer stands where the first purchase stands', () => {
    const { groups, measure } = ask(activity, DEALS, { by: [{ field: 'source' }] });
    expect(groups).toEqual([['Ads'], ['Web']]);
    expect(Array.from(measure.customers)).toEqual([1, 0, 1, 0, 1]);
  });

  test('the as-of day ends it', () => {
    const { axis, measure } = ask(activity, DEALS, { asOf: '2026-01-15' });
    expect(Array.from(axis.age)).toEqual([0]);
    expect(Array.from(measure.months)).toEqual([0]);
  });
});
