import { LOST, WON } from '../../tables/outcome';
import { COUNT, fact } from '../fact';
import { sumPoints } from '../points';
import { sizesOf } from '../sizes';

/** Deals that closed, by the step of their amount (see `sizes.ts`): won and lost. */
export const closedSizes = fact<'size', 'won' | 'lost'>({
  name: 'closedSizes',
  table: 'deals',
  clock: 'closed',
  reads: 'cut',
  own: ['size'],
  measures: { won: COUNT, lost: COUNT },
  sheet({ n, state, group, groups, weight, number }) {
    const size = sizesOf(number('amount'));
    const counted = new Int32Array(n);
    closedWith(state, group, size, counted);
    const { start, axis, sums } = sumPoints(counted, size, groups, state, weight, 3);
    return { axis: { size: axis }, start, measure: { won: sums[WON], lost: sums[LOST] }, leftOut: [] };
  },
});

/** The groups of the closed deals that have a step; −1 of others. */
function closedWith(state: Uint8Array, group: Int32Array, size: Int32Array, counted: Int32Array): void {
  for (let i = 0; i < counted.length; i++)
    counted[i] = (state[i] === WON || state[i] === LOST) && size[i] >= 0 ? group[i] : -1;
}
