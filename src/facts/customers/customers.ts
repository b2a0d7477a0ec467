import { WON } from '../../tables/outcome';
import { COUNT, fact, MONEY } from '../fact';
import { firstPurchases, isPurchase, standingOf, withoutCustomer } from '../history';

/**
 * Customers by the date and the fields of their first won deal ever, with all they have bought up to the as-of day:
 * `deals` and `revenue` (refunds netted) of their whole life, `repeaters` with two deals or more.
 */
export const customers = fact<never, 'customers' | 'deals' | 'revenue' | 'repeaters'>({
  name: 'customers',
  table: 'deals',
  clock: 'closed',
  reads: 'history',
  own: [],
  measures: {
    customers: COUNT,
    deals: COUNT,
    revenue: MONEY,
    repeaters: COUNT,
  },
  sheet(rows) {
    const { n, groups, state, weight } = rows;
    const customer = rows.codes('customer');
    const amount = rows.number('amount');
    const first = firstPurchases(rows, customer);
    const dealsOf = new Float64Array(first.length);
    const revenueOf = new Float64Array(first.length);
    for (let i = 0; i < n; i++) {
      if (state[i] !== WON || customer[i] < 0) continue;
      if (amount[i] === amount[i]) revenueOf[customer[i]] += amount[i] * weight[i];
      if (isPurchase(rows, customer, amount, i)) dealsOf[customer[i]] += weight[i];
    }
    const count = new Float64Array(groups);
    const deals = new Float64Array(groups);
    const revenue = new Float64Array(groups);
    const repeaters = new Float64Array(groups);
    const { customer: who, group, share } = standingOf(rows, first);
    for (let e = 0; e < who.length; e++) {
      const [g, c] = [group[e], who[e]];
      count[g] += share[e];
      deals[g] += dealsOf[c] * share[e];
      revenue[g] += revenueOf[c] * share[e];
      // two deals, whose shares may not add up to the last digit
      if (dealsOf[c] > 1.5) repeaters[g] += share[e];
    }
    return {
      axis: {},
      measure: { customers: count, deals, revenue, repeaters },
      leftOut: withoutCustomer(rows, customer),
    };
  },
});
