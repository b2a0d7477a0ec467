import type { Day } from '../../calendar/day';
import { civil } from '../../calendar/day';
import { WON } from '../../tables/outcome';
import { COUNT, fact, MONEY } from '../fact';
import { firstPurchases, standingOf, withoutCustomer } from '../history';

const MONTHS = 12;

/** Whole months from one day to another: a month is over when the day of the month comes again. */
function monthsBetween(from: Day, to: Day): number {
  const [a, b] = [civil(from), civil(to)];
  return (b.year - a.year) * 12 + b.month - a.month - (b.date < a.date ? 1 : 0);
}

/**
 * The first twelve months of customers, by the date and the fields of their first won deal ever, along `month` (0 begins
 * with that deal's day): how many customers were seen for the whole of that month, and what these brought in it, refunds
 * netted; what was taken back before the first purchase stands in month 0.
 */
export const firstYear = fact<'month', 'customers' | 'value'>({
  name: 'firstYear',
  table: 'deals',
  clock: 'closed',
  reads: 'history',
  own: ['month'],
  measures: { customers: COUNT, value: MONEY },
  sheet(rows) {
    const { n, groups, state, weight, asOf } = rows;
    const customer = rows.codes('customer');
    const amount = rows.number('amount');
    const close = rows.day('close');
    const first = firstPurchases(rows, customer);
    const seen = new Float64Array(groups * MONTHS);
    const sums = new Float64Array(groups * MONTHS);
    const standing = standingOf(rows, first);
    const put = (sums: Float64Array, c: number, month: number, value: number): void => {
      for (let s = standing.start[c]; s < standing.start[c + 1]; s++)
        sums[standing.group[s] * MONTHS + month] += value * standing.share[s];
    };
    const whole = Int32Array.from(first, (line) =>
      line < 0 ? 0 : Math.min(MONTHS, monthsBetween(close[line], asOf + 1)),
    );
    whole.forEach((months, c) => {
      for (let m = 0; m < months; m++) put(seen, c, m, 1);
    });
    for (let i = 0; i < n; i++) {
      const c = customer[i];
      if (state[i] !== WON || c < 0 || !(whole[c] > 0) || amount[i] !== amount[i]) continue;
      const month = Math.max(0, monthsBetween(close[first[c]], close[i]));
      if (month < whole[c]) put(sums, c, month, amount[i] * weight[i]);
    }
    const start = new Int32Array(groups + 1);
    const month: number[] = [];
    const points: number[] = [];
    for (let p = 0; p < seen.length; p++) {
      if (seen[p] > 0) start[Math.floor(p / MONTHS) + 1] = points.push(p);
      if (seen[p] > 0) month.push(p % MONTHS);
    }
    for (let g = 0; g < groups; g++) start[g + 1] = Math.max(start[g], start[g + 1]);
    return {
      axis: { month },
      start,
      measure: {
        customers: Float64Array.from(points, (p) => seen[p]),
        value: Float64Array.from(points, (p) => sums[p]),
      },
      leftOut: withoutCustomer(rows, customer),
    };
  },
});
