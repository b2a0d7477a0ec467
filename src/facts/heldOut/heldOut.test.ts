import { ask } from '../ask.testing';
import { heldOut } from './heldOut';

const DEALS = [
  ['deal id', 'customer', 'amount', 'status', 'created', 'close', 'source'],
  ['1', 'Acme', 100, 'Won', '2025-01-01', '2026-04-01', 'Ads'],
  ['2', 'Acme', 60, 'Won', '2025-01-01', '2026-04-11', 'Web'],
  ['3', 'Acme', 50, 'Won', '2025-01-01', '2026-06-10', 'Web'],
  ['4', 'Birch', 70, 'Won', '2025-01-01', '2026-06-01', 'Web'],
  ['5', 'Birch', 70, 'Won', '2025-01-01', '2026-06-02', 'Web'],
];

describe('heldOut as of 2026-06-30', () => {
  // By hand: 90 days since 1 April, so the last third begins after 31 May (day 60). By then Acme had bought again on day 10;
  // it buys once more later. Birch comes only then.
  test('by hand: Acme as it stood on 31 May, and one purchase after it in 30 days', () => {
    const { axis, measure } = ask(heldOut, DEALS);
    expect([axis.age, axis.repeats, axis.recency].map((each) => Array.from(each))).toEqual([[60], [1], [10]]);
    expect(Object.values(measure).map((each) => Array.from(each))).toEqual([[1], [1], [30]]);
  });

  test('the thirds are those of the whole table, whatever is asked', () => {
    const fact = ask(heldOut, DEALS, { where: [{ field: 'source', op: '=', values: ['Web'] }] });
    expect(Array.from(fact.start)).toEqual([0, 0]);
  });

  test('all on one day: nothing comes later', () => {
    const { measure } = ask(heldOut, [DEALS[0], DEALS[1]], { asOf: '2026-04-01' });
    expect(Object.values(measure).map((each) => Array.from(each))).toEqual([[1], [0], [0]]);
  });
});
