import { NO_DAY } from '../../calendar/day';
import { LOST, WON } from '../../tables/outcome';
import { COUNT, fact } from '../fact';
import { firstPurchases } from '../history';
import { layTuples } from '../points';
import { closeMonths, settledDay } from '../purchaseDays';
import { leftOutIf } from '../../tables/leftOut';

/**
 * Won and lost deals of known customers along `since`, when the customer was first won: 0 = with this deal, later or never
 * (a deal lost up to that day), 1 = earlier on its day, 2 = in its calendar month, 3 = before it. `wonDays` from created to
 * close of the `wonTimed` won deals that tell. `perhapsOld` counts first purchases so soon after the first of the whole
 * table that the customer may well have bought before it: within the gap that 95 % of repeat purchases keep.
 */
export const dealsSinceFirst = fact<'since', 'won' | 'lost' | 'wonDays' | 'wonTimed' | 'perhapsOld'>({
  name: 'dealsSinceFirst',
  table: 'deals',
  clock: 'closed',
  reads: 'history',
  own: ['since'],
  measures: {
    won: COUNT,
    lost: COUNT,
    wonDays: { unit: 'days', adds: 'always' },
    wonTimed: COUNT,
    perhapsOld: COUNT,
  },
  sheet(rows) {
    const { n, group, groups, state, weight, dealOf } = rows;
    const customer = rows.codes('customer');
    const amount = rows.number('amount');
    const close = rows.day('close');
    const created = rows.day('created');
    const month = closeMonths(rows, customer);
    const first = firstPurchases(rows, customer);
    const settled = settledDay(rows, customer);
    const kept = new Int32Array(n).fill(-1);
    const since = new Int32Array(n);
    const unknown: number[] = [];
    for (let i = 0; i < n; i++) {
      if (group[i] < 0 || !(state[i] === LOST || (state[i] === WON && !(amount[i] < 0)))) continue;
      if (customer[i] < 0) {
        if (state[i] === LOST) unknown.push(rows.rowNumber(i));
        continue;
      }
      kept[i] = group[i];
      const line = customer[i] < first.length ? first[customer[i]] : -1;
      if (line < 0 || dealOf(line) === dealOf(i) || (state[i] === LOST && close[i] <= close[line])) continue;
      since[i] = close[i] === close[line] ? 1 : month[i] === month[line] ? 2 : 3;
    }
    const { start, axes, point } = layTuples(kept, [since], groups);
    const [won, lost, wonDays, wonTimed, perhapsOld] = [0, 0, 0, 0, 0].map(() => new Float64Array(axes[0].length));
    for (let i = 0; i < n; i++) {
      const p = point[i];
      if (p < 0) continue;
      if (state[i] === LOST) {
        lost[p] += weight[i];
        continue;
      }
      won[p] += weight[i];
      if (created[i] !== NO_DAY && created[i] <= close[i]) {
        wonTimed[p] += weight[i];
        wonDays[p] += weight[i] * (close[i] - created[i]);
      }
      if (dealOf(first[customer[i]]) === dealOf(i) && close[i] < settled) perhapsOld[p] += weight[i];
    }
    return {
      axis: { since: axes[0] },
      start,
      measure: { won, lost, wonDays, wonTimed, perhapsOld },
      leftOut: leftOutIf('Deals: lost without a customer', unknown),
    };
  },
});
