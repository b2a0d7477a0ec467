import { NO_DAY } from '../../calendar/day';
import { LOST, OPEN, WON } from '../../tables/outcome';
import { leftOut } from '../../tables/table';
import { fact } from '../fact';
import { layPoints } from '../points';

/**
 * The life table: for each number of whole days since creation, how many deals were won, lost, or still open at that age
 * on the as-of day. On the clock `closed` the same table holds the cycles of the deals that closed in a period.
 */
export const lifeTable = fact<'days', 'won' | 'lost' | 'open'>({
  name: 'lifeTable',
  table: 'deals',
  clock: 'created',
  reads: 'cut',
  own: ['days'],
  measures: {
    won: { unit: 'count', adds: 'always' },
    lost: { unit: 'count', adds: 'always' },
    open: { unit: 'count', adds: 'always' },
  },
  sheet({ n, asOf, state, group, groups, weight, day, rowNumber }) {
    const created = day('created');
    const close = day('close');
    const age = new Int32Array(n);
    const counted = new Int32Array(n).fill(-1);
    const backwards: number[] = [];
    const unborn: number[] = [];
    for (let i = 0; i < n; i++) {
      if (group[i] < 0) continue;
      const end = state[i] === OPEN ? asOf : close[i];
      if (created[i] === NO_DAY) unborn.push(rowNumber(i));
      else if (end < created[i]) backwards.push(rowNumber(i));
      else {
        age[i] = end - created[i];
        counted[i] = group[i];
      }
    }
    const { start, axis, point } = layPoints(counted, age, groups);
    const won = new Float64Array(axis.length);
    const lost = new Float64Array(axis.length);
    const open = new Float64Array(axis.length);
    for (let i = 0; i < n; i++) {
      const p = point[i];
      if (p < 0) continue;
      if (state[i] === WON) won[p] += weight[i];
      else if (state[i] === LOST) lost[p] += weight[i];
      else open[p] += weight[i];
    }
    const out = [
      ...(unborn.length > 0 ? [leftOut('Deals: without a created date', unborn)] : []),
      ...(backwards.length > 0 ? [leftOut('Deals: closed before they were created', backwards)] : []),
    ];
    return { axis: { days: axis }, start, measure: { won, lost, open }, leftOut: out };
  },
});
