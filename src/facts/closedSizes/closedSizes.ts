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
  sheet({ state, group, groups, weight, number }) {
    const { start, axis, sums } = sumPoints(group, sizesOf(number('amount')), groups, state, weight, 3);
    return { axis: { size: axis }, start, measure: { won: sums[WON], lost: sums[LOST] }, leftOut: [] };
  },
});
