import { LOST, WON } from '../../tables/outcome';
import { fact } from '../fact';
import { layPoints } from '../points';
import { sizeOf } from '../sizes';

/** Deals that closed, by the step of their amount (see `sizes.ts`): won and lost. */
export const closedSizes = fact<'size', 'won' | 'lost'>({
  name: 'closedSizes',
  table: 'deals',
  clock: 'closed',
  reads: 'cut',
  own: ['size'],
  measures: { won: { unit: 'count', adds: 'always' }, lost: { unit: 'count', adds: 'always' } },
  sheet({ n, state, group, groups, weight, number }) {
    const amount = number('amount');
    const size = new Int32Array(n);
    const counted = new Int32Array(n).fill(-1);
    for (let i = 0; i < n; i++) {
      size[i] = group[i] < 0 || (state[i] !== WON && state[i] !== LOST) ? -1 : sizeOf(amount[i]);
      if (size[i] >= 0) counted[i] = group[i];
    }
    const { start, axis, point } = layPoints(counted, size, groups);
    const won = new Float64Array(axis.length);
    const lost = new Float64Array(axis.length);
    for (let i = 0; i < n; i++) if (point[i] >= 0) (state[i] === WON ? won : lost)[point[i]] += weight[i];
    return { axis: { size: axis }, start, measure: { won, lost }, leftOut: [] };
  },
});
