import { WON } from '../../tables/outcome';
import { COUNT, fact } from '../fact';
import { layPoints } from '../points';
import { leftOutIf } from '../../tables/leftOut';

/**
 * Won deals by close date along their amount: for each distinct amount (0 and above) how many deals were won at it.
 * Refunds and deals without an amount have no size; both are left out and named.
 */
export const dealAmounts = fact<'amount', 'won'>({
  name: 'dealAmounts',
  table: 'deals',
  clock: 'closed',
  reads: 'cut',
  own: ['amount'],
  measures: { won: COUNT },
  sheet({ n, state, group, groups, weight, number, rowNumber }) {
    const amount = number('amount');
    const counted = new Int32Array(n).fill(-1);
    const missing: number[] = [];
    const refunded: number[] = [];
    for (let i = 0; i < n; i++) {
      if (group[i] < 0 || state[i] !== WON) continue;
      if (amount[i] < 0) refunded.push(rowNumber(i));
      else if (amount[i] >= 0) counted[i] = group[i];
      else missing.push(rowNumber(i));
    }
    // points lie along whole numbers: each distinct amount goes by its place in ascending order
    const distinct = Float64Array.from(new Set(amount.filter((_, i) => counted[i] >= 0))).sort();
    const placeOf = new Map(Array.from(distinct, (value, place) => [value, place]));
    const place = new Int32Array(n);
    for (let i = 0; i < n; i++) if (counted[i] >= 0) place[i] = placeOf.get(amount[i])!;
    const { start, axis, point } = layPoints(counted, place, groups);
    const won = new Float64Array(axis.length);
    for (let i = 0; i < n; i++) if (point[i] >= 0) won[point[i]] += weight[i];
    const out = [...leftOutIf('Deals: won without an amount', missing), ...leftOutIf('Deals: refunds', refunded)];
    return { axis: { amount: Float64Array.from(axis, (at) => distinct[at]) }, start, measure: { won }, leftOut: out };
  },
});
