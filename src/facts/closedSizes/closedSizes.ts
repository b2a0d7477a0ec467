import { LOST, WON } from '../../tables/outcome';
import { COUNT, fact } from '../fact';
import { sumPoints } from '../points';
import { sizeOf } from '../sizes';

/** Deals that closed, by the step of their amount (see `sizes.ts`): won and lost. */
export const closedSizes = fact<'size', 'won' | 'lost'>({
  name: 'closedSizes',
  table: 'deals',
  clock: 'closed',
  reads: 'cut',
  own: ['size'],
  measures: { won: COUNT, lost: COUNT },
  sheet({ n, state, group, groups, weight, number }) {
    const amount = number('amount');
    const size = new Int32Array(n);
    const counted = sizesOf(state, group, amount, size);
    const { start, axis, sums } = sumPoints(counted, size, groups, state, weight, 3);
    return { axis: { size: axis }, start, measure: { won: sums[WON], lost: sums[LOST] }, leftOut: [] };
  },
});

/** The step of each amount, and the groups of the closed deals that have one. */
function sizesOf(state: Uint8Array, group: Int32Array, amount: Float64Array, size: Int32Array): Int32Array {
  const counted = new Int32Array(group.length).fill(-1);
  for (let i = 0; i < group.length; i++) {
    if (group[i] < 0 || (state[i] !== WON && state[i] !== LOST)) continue;
    size[i] = sizeOf(amount[i]);
    if (size[i] >= 0) counted[i] = group[i];
  }
  return counted;
}
