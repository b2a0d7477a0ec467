import { ask, each, whole } from '../ask.testing';
import { customers } from './customers';

const HEAD = ['deal id', 'customer', 'amount', 'status', 'created', 'close', 'source'];
// By hand: Acme comes through Webinar and buys from Ads later; Birch comes through Ads; Cedar only gave back; Dune comes in 2027.
const DEALS = [
  HEAD,
  ['4', 'Acme', 25, 'Won', '2025-01-01', '2026-05-01', 'Ads'],
  ['1', 'Acme', 100, 'Won', '2025-01-01', '2026-01-10', 'Webinar'],
  ['2', 'acme', -10, 'Won', '2025-01-01', '2026-01-05', 'Ads'],
  ['3', 'Birch', '', 'Won', '2025-01-01', '2026-02-01', 'Ads'],
  ['5', 'Cedar', -5, 'Won', '2025-01-01', '2026-02-01', 'Ads'],
  ['6', '', 70, 'Won', '2025-01-01', '2026-02-01', 'Ads'],
  ['7', 'Dune', 90, 'Won', '2025-01-01', '2027-01-01', 'Ads'],
];

describe('customers', () => {
  test('each stands where its first purchase ever stands, with all it has brought by then', () => {
    const fact = ask(customers, DEALS, { by: [{ field: 'source' }] });
    expect(each(fact, 'customers')).toEqual({ Ads: 1, Webinar: 1 });
    expect(each(fact, 'revenue')).toEqual({ Ads: 0, Webinar: 115 });
    expect(each(fact, 'deals')).toEqual({ Ads: 1, Webinar: 2 });
    expect(each(fact, 'repeaters')).toEqual({ Ads: 0, Webinar: 1 });
  });

  test('a filter is put on after history: its two halves add up to the whole', () => {
    const of = (op: '=' | '<>'): number =>
      whole(ask(customers, DEALS, { where: [{ field: 'source', op, values: ['Ads'] }] })).customers ?? 0;
    expect([of('='), of('<>')]).toEqual([1, 1]);
    expect(whole(ask(customers, DEALS)).customers).toBe(2);
  });

  test('a period takes the customers that first bought in it, with what they bought after it', () => {
    expect(whole(ask(customers, DEALS, { from: '2026-01-01', to: '2026-01-31' }))).toEqual({
      customers: 1,
      deals: 2,
      revenue: 115,
      repeaters: 1,
    });
    expect(whole(ask(customers, DEALS, { from: '2026-05-01', to: '2026-05-31' }))).toEqual({});
  });

  test('a life ends on the as-of day', () => {
    expect(whole(ask(customers, DEALS, { asOf: '2026-01-31' }))).toEqual({ customers: 1, deals: 1, revenue: 90 });
  });

  test('won deals without a customer are left out', () => {
    expect(ask(customers, DEALS).leftOut).toEqual([{ reason: 'Deals: won without a customer', rows: 1, first: [7] }]);
  });
});
