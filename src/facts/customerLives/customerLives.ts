import { WON } from '../../tables/outcome';
import { COUNT, fact, MONEY } from '../fact';
import { firstPurchases, standingOf, withoutCustomer } from '../history';
import { layTuples } from '../points';
import { purchaseDays } from '../purchaseDays';
import { sizeOf } from '../sizes';

/**
 * Customers by the date and the fields of their first won deal ever, along `age` (days from it to the as-of day), `repeats`
 * (later days with a purchase), `recency` (days from the first to the last of them) and `size` (the step of their mean
 * repeat value, 0 without one, see sizes.ts): customers who are the same in all four stand together. `firstValue` is the
 * money of the first day, `repeatValue` all that came after it, refunds netted on the day they closed.
 */
export const customerLives = fact<
  'age' | 'repeats' | 'recency' | 'size',
  'customers' | 'firstValue' | 'firstSquares' | 'repeatValue'
>({
  name: 'customerLives',
  table: 'deals',
  clock: 'closed',
  reads: 'history',
  own: ['age', 'repeats', 'recency', 'size'],
  measures: {
    customers: COUNT,
    firstValue: MONEY,
    firstSquares: MONEY,
    repeatValue: MONEY,
  },
  sheet(rows) {
    const { n, groups, state, weight, asOf } = rows;
    const customer = rows.codes('customer');
    const amount = rows.number('amount');
    const close = rows.day('close');
    const first = firstPurchases(rows, customer);
    const { start, day } = purchaseDays(rows, customer);
    const firstOf = new Float64Array(first.length);
    const laterOf = new Float64Array(first.length);
    for (let i = 0; i < n; i++) {
      const c = customer[i];
      if (state[i] !== WON || c < 0 || first[c] < 0 || amount[i] !== amount[i]) continue;
      (close[i] > close[first[c]] ? laterOf : firstOf)[c] += amount[i] * weight[i];
    }
    const { customer: who, group, share } = standingOf(rows, first);
    const of = (value: (c: number) => number): Int32Array => who.map(value);
    const repeats = (c: number): number => start[c + 1] - start[c] - 1;
    const tuples = layTuples(
      group,
      [
        of((c) => asOf - day[start[c]]),
        of(repeats),
        of((c) => day[start[c + 1] - 1] - day[start[c]]),
        of((c) => Math.max(0, sizeOf(laterOf[c] / repeats(c)))),
      ],
      groups,
    );
    const [age, repeatsOf, recency, size] = tuples.axes;
    const [customers, firstValue, firstSquares, repeatValue] = [0, 0, 0, 0].map(() => new Float64Array(age.length));
    for (let e = 0; e < who.length; e++) {
      const p = tuples.point[e];
      if (p < 0) continue;
      const c = who[e];
      customers[p] += share[e];
      firstValue[p] += firstOf[c] * share[e];
      firstSquares[p] += firstOf[c] * firstOf[c] * share[e];
      repeatValue[p] += laterOf[c] * share[e];
    }
    return {
      axis: { age, repeats: repeatsOf, recency, size },
      start: tuples.start,
      measure: { customers, firstValue, firstSquares, repeatValue },
      leftOut: withoutCustomer(rows, customer),
    };
  },
});
