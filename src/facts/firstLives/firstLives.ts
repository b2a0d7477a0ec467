import { NO_DAY } from '../../calendar/day';
import { LOST, OPEN, WON } from '../../tables/outcome';
import { COUNT, fact } from '../fact';
import { firstPurchases } from '../history';
import { sumPoints } from '../points';

/**
 * How long it takes to win a customer, as a life table of deals by whole days since the first touch (their lead, where a
 * Leads table links one to the deal or its customer, else their creation): the first won deal ever of
 * each customer, the deals lost up to that day, and of those who never bought the deals lost or still open.
 */
export const firstLives = fact<'days', 'won' | 'lost' | 'open'>({
  name: 'firstLives',
  table: 'deals',
  clock: 'created',
  reads: 'history',
  own: ['days'],
  measures: {
    won: COUNT,
    lost: COUNT,
    open: COUNT,
  },
  sheet(rows) {
    const { n, asOf, state, group, groups, weight, dealOf } = rows;
    const customer = rows.codes('customer');
    const created = rows.day('first touch');
    const close = rows.day('close');
    const first = firstPurchases(rows, customer);
    const counted = new Int32Array(n).fill(-1);
    const age = new Int32Array(n);
    for (let i = 0; i < n; i++) {
      if (group[i] < 0 || customer[i] < 0 || created[i] === NO_DAY) continue;
      const buys = first[customer[i]];
      if (buys < 0 ? state[i] === WON : dealOf(buys) !== dealOf(i) && !(state[i] === LOST && close[i] <= close[buys]))
        continue;
      const end = state[i] === OPEN ? asOf : close[i];
      if (end < created[i]) continue;
      age[i] = end - created[i];
      counted[i] = group[i];
    }
    const { start, axis, sums } = sumPoints(counted, age, groups, state, weight, 3);
    const measure = { won: sums[WON], lost: sums[LOST], open: sums[OPEN] };
    return { axis: { days: axis }, start, measure, leftOut: [] };
  },
});
