import { NO_DAY } from '../../calendar/day';
import { bucketOf, bucketsOf } from '../../calendar/grain';
import { WON } from '../../tables/outcome';
import { leftOut } from '../../tables/table';
import { fact } from '../fact';
import { firstPurchases, withoutCustomer } from '../history';
import { layTuples } from '../points';
import { purchaseDays } from '../purchaseDays';

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
    customers: { unit: 'count', adds: 'always' },
    value: { unit: 'money', adds: 'always' },
    months: { unit: 'count', adds: 'always' },
  },
  sheet(rows) {
    const { n, group, groups, state, weight, asOf } = rows;
    const customer = rows.codes('customer');
    const amount = rows.number('amount');
    const monthOf = bucketsOf(rows.day('close'), 'month', { startMonth: 1 });
    const first = firstPurchases(rows, customer);
    const { start, day } = purchaseDays(rows, customer, first.length);
    const boughtIn = bucketsOf(day, 'month', { startMonth: 1 });
    const entries = day.length + n;
    const at = new Int32Array(entries).fill(-1);
    const [cohort, age, gap] = [0, 0, 0].map(() => new Int32Array(entries));
    const put = (e: number, line: number, month: number, since: number): void => {
      at[e] = group[line];
      cohort[e] = monthOf[line] - FIRST_MONTH;
      age[e] = Math.max(0, month - monthOf[line]);
      gap[e] = since;
    };
    first.forEach((line, c) => {
      if (line < 0 || group[line] < 0) return;
      for (let e = start[c]; e < start[c + 1]; e++)
        if (e === start[c] || boughtIn[e] > boughtIn[e - 1])
          put(e, line, boughtIn[e], e === start[c] ? 0 : boughtIn[e] - boughtIn[e - 1]);
    });
    for (let i = 0; i < n; i++) {
      const line = customer[i] < 0 ? -1 : first[customer[i]];
      if (state[i] !== WON || line < 0 || group[line] < 0 || monthOf[i] === NO_DAY) continue;
      if (amount[i] === amount[i]) put(day.length + i, line, monthOf[i], 0);
    }
    const tuples = layTuples(at, [cohort, age, gap], groups);
    const customers = new Float64Array(tuples.axes[0].length);
    const value = new Float64Array(customers.length);
    const months = new Float64Array(customers.length);
    const ended = bucketOf(asOf + 1, 'month', { startMonth: 1 }) - FIRST_MONTH;
    for (let e = 0; e < entries; e++) {
      const p = tuples.point[e];
      if (p < 0) continue;
      if (e < day.length) {
        customers[p]++;
        if (age[e] === 0) months[p] += ended - cohort[e];
      } else value[p] += amount[e - day.length] * weight[e - day.length];
    }
    const unknown = withoutCustomer(rows, customer);
    return {
      axis: { cohort: tuples.axes[0], age: tuples.axes[1], gap: tuples.axes[2] },
      start: tuples.start,
      measure: { customers, value, months },
      leftOut: unknown.length > 0 ? [leftOut('Deals: won without a customer', unknown)] : [],
    };
  },
});
