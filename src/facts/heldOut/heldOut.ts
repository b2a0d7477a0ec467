import { COUNT, fact } from '../fact';
import { firstPurchases, standingOf, withoutCustomer } from '../history';
import { layTuples } from '../points';
import { purchaseDays } from '../purchaseDays';

/**
 * Customers as they stood when two thirds of the history had passed (from the first purchase of all in the table to the
 * as-of day), and what they bought after that: `age`, `repeats` and `recency` on that day, as in `customerLives`, `later`
 * the days with a purchase in the last third, and `laterDays` its length, once for each customer. What a model is tested on.
 */
export const heldOut = fact<'age' | 'repeats' | 'recency', 'customers' | 'later' | 'laterDays'>({
  name: 'heldOut',
  table: 'deals',
  clock: 'closed',
  reads: 'history',
  own: ['age', 'repeats', 'recency'],
  measures: {
    customers: COUNT,
    later: COUNT,
    laterDays: { unit: 'days', adds: 'always' },
  },
  sheet(rows) {
    const { groups, asOf } = rows;
    const customer = rows.codes('customer');
    const first = firstPurchases(rows, customer);
    const { start, day } = purchaseDays(rows, customer);
    let begins = asOf;
    for (let i = 0; i < day.length; i++) if (day[i] < begins) begins = day[i];
    const third = Math.floor((asOf - begins) / 3);
    const cut = asOf - third;
    const { customer: who, group, share } = standingOf(rows, first);
    const of = (): Int32Array => new Int32Array(who.length);
    const [age, repeats, recency, later, known] = [of(), of(), of(), of(), of().fill(-1)];
    for (let e = 0; e < who.length; e++) {
      const c = who[e];
      if (day[start[c]] > cut) continue;
      let last = start[c];
      while (last + 1 < start[c + 1] && day[last + 1] <= cut) last++;
      known[e] = group[e];
      age[e] = cut - day[start[c]];
      repeats[e] = last - start[c];
      recency[e] = day[last] - day[start[c]];
      later[e] = start[c + 1] - 1 - last;
    }
    const tuples = layTuples(known, [age, repeats, recency], groups);
    const points = tuples.axes[0].length;
    const measure = {
      customers: new Float64Array(points),
      later: new Float64Array(points),
      laterDays: new Float64Array(points),
    };
    const { customers, later: bought, laterDays } = measure;
    for (let e = 0; e < who.length; e++) {
      const p = tuples.point[e];
      if (p < 0) continue;
      customers[p] += share[e];
      bought[p] += later[e] * share[e];
      laterDays[p] += third * share[e];
    }
    return {
      axis: { age: tuples.axes[0], repeats: tuples.axes[1], recency: tuples.axes[2] },
      start: tuples.start,
      measure,
      leftOut: withoutCustomer(rows, customer),
    };
  },
});
