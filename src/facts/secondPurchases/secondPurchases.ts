import { COUNT, fact } from '../fact';
import { firstPurchases, standingOf } from '../history';
import { layPoints } from '../points';
import { purchaseDays } from '../purchaseDays';

/**
 * Customers by the date and the fields of their first won deal ever, along days: from that day to the next on which they
 * bought (`again`), or to the as-of day for those who have not yet (`alone`). Purchases of one day are one.
 */
export const secondPurchases = fact<'days', 'again' | 'alone'>({
  name: 'secondPurchases',
  table: 'deals',
  clock: 'closed',
  reads: 'history',
  own: ['days'],
  measures: { again: COUNT, alone: COUNT },
  sheet(rows) {
    const { asOf, groups } = rows;
    const customer = rows.codes('customer');
    const { start: begin, day } = purchaseDays(rows, customer);
    const { customer: who, group, share } = standingOf(rows, firstPurchases(rows, customer));
    const isAgain = (c: number): boolean => begin[c] + 1 < begin[c + 1];
    const days = Int32Array.from(who, (c) => (isAgain(c) ? day[begin[c] + 1] : asOf) - day[begin[c]]);
    const { start, axis, point } = layPoints(Int32Array.from(group), days, groups);
    const again = new Float64Array(axis.length);
    const alone = new Float64Array(axis.length);
    for (let e = 0; e < who.length; e++) if (point[e] >= 0) (isAgain(who[e]) ? again : alone)[point[e]] += share[e];
    return { axis: { days: axis }, start, measure: { again, alone }, leftOut: [] };
  },
});
