import { NO_DAY } from '../../calendar/day';
import { bucketOf, bucketsOf } from '../../calendar/grain';
import { WON } from '../../tables/outcome';
import { COUNT, fact, MONEY } from '../fact';
import { firstPurchases, standingOf, withoutCustomer } from '../history';
import { layTuples } from '../points';
import { closeMonths, purchaseDays } from '../purchaseDays';

/** Where months begin, so that they are whole numbers ≥ 0: year × 12 + month − 1 − this. */
export const FIRST_MONTH = 1900 * 12;

/**
 * In which months customers bought: by the date and the fields of their first won deal ever, along `cohort` (its calendar
 * month, counted from January 1900), `age` (months after it) and `gap` (months since the month in which the customer
 * bought before; 0 in the first). `customers` bought in that month, so that of any span of months those with a gap
 * reaching before the span are its distinct customers. `value` is the money of the month, refunds netted, all at gap 0;
 * what was taken back before the first purchase stands at age 0. `months` are the whole months seen of the cohort, its
 * own included, once for each customer (at age 0).
 */
export const activity = fact<'cohort' | 'age' | 'gap', 'customers' | 'value' | 'months'>({
  name: 'activity',
  table: 'deals',
  clock: 'closed',
  reads: 'history',
  own: ['cohort', 'age', 'gap'],
  measures: {
    customers: COUNT,
    value: MONEY,
    months: COUNT,
  },
  sheet(rows) {
    const { n, groups, state, weight, asOf } = rows;
    const customer = rows.codes('customer');
    const amount = rows.number('amount');
    const monthOf = closeMonths(rows, customer);
    const first = firstPurchases(rows, customer);
    const { start, day } = purchaseDays(rows, customer);
    const boughtIn = bucketsOf(day, 'month', { startMonth: 1 });
    const standing = standingOf(rows, first);
    let most = 0;
    const room = (c: number, entries: number): void => {
      most += (standing.start[c + 1] - standing.start[c]) * entries;
    };
    for (let c = 0; c < first.length; c++) room(c, start[c + 1] - start[c]);
    for (let i = 0; i < n; i++) if (state[i] === WON && customer[i] >= 0) room(customer[i], 1);
    const [at, cohort, age, gap] = [0, 0, 0, 0].map(() => new Int32Array(most));
    const [bought, money] = [0, 0].map(() => new Float64Array(most));
    let entries = 0;
    const put = (c: number, month: number, since: number, customers: number, value: number): void => {
      for (let s = standing.start[c]; s < standing.start[c + 1]; s++) {
        const began = monthOf[first[c]];
        at[entries] = standing.group[s];
        cohort[entries] = began - FIRST_MONTH;
        age[entries] = month > began ? month - began : 0;
        gap[entries] = since;
        bought[entries] = customers * standing.share[s];
        money[entries++] = value * standing.share[s];
      }
    };
    for (let c = 0; c < first.length; c++)
      for (let e = start[c]; e < start[c + 1]; e++)
        if (e === start[c] || boughtIn[e] > boughtIn[e - 1])
          put(c, boughtIn[e], e === start[c] ? 0 : boughtIn[e] - boughtIn[e - 1], 1, 0);
    for (let i = 0; i < n; i++) {
      if (state[i] !== WON || customer[i] < 0 || first[customer[i]] < 0 || monthOf[i] === NO_DAY) continue;
      if (amount[i] === amount[i]) put(customer[i], monthOf[i], 0, 0, amount[i] * weight[i]);
    }
    at.fill(-1, entries);
    const tuples = layTuples(at, [cohort, age, gap], groups);
    const customers = new Float64Array(tuples.axes[0].length);
    const value = new Float64Array(customers.length);
    const months = new Float64Array(customers.length);
    const ended = bucketOf(asOf + 1, 'month', { startMonth: 1 }) - FIRST_MONTH;
    for (let e = 0; e < entries; e++) {
      const p = tuples.point[e];
      customers[p] += bought[e];
      value[p] += money[e];
      if (age[e] === 0) months[p] += bought[e] * (ended - cohort[e]);
    }
    return {
      axis: { cohort: tuples.axes[0], age: tuples.axes[1], gap: tuples.axes[2] },
      start: tuples.start,
      measure: { customers, value, months },
      leftOut: withoutCustomer(rows, customer),
    };
  },
});
