import { NO_DAY } from '../../calendar/day';
import { fact } from '../fact';
import { OPEN_MEASURES, openSums } from '../openSums';
import type { OpenMeasure } from '../openSums';
import { layTuples } from '../points';
import { sizesOf } from '../sizes';

/**
 * Deals open on the as-of day that have an amount and whose stage since some day is known, by the days in that stage, their
 * age and the step of their amount (see `sizes.ts`): the measures of `openAges`. By the day they are due, of
 * which the lines are stays that run on the as-of day alone.
 */
export const openStays = fact<'stayed' | 'days' | 'size', OpenMeasure>({
  name: 'openStays',
  table: 'spells',
  clock: 'expected',
  reads: 'cut',
  own: ['stayed', 'days', 'size'],
  measures: OPEN_MEASURES,
  sheet(rows) {
    const { n, asOf, group, groups, number, day } = rows;
    const [entered, created] = [day('entered'), day('created')];
    const size = sizesOf(number('amount'));
    const [stayed, days] = [new Int32Array(n), new Int32Array(n)];
    const counted = new Int32Array(n).fill(-1);
    countDays(asOf, group, created, entered, size, stayed, days, counted);
    const { start, axes, point } = layTuples(counted, [stayed, days, size], groups);
    return {
      axis: { stayed: axes[0], days: axes[1], size: axes[2] },
      start,
      measure: openSums(rows, point, axes[0].length),
      leftOut: [],
    };
  },
});

/** Fills in days in the stage and ages of the stays that count, and their groups. */
function countDays(
  asOf: number,
  group: Int32Array,
  created: Int32Array,
  entered: Int32Array,
  size: Int32Array,
  stayed: Int32Array,
  days: Int32Array,
  counted: Int32Array,
): void {
  for (let i = 0; i < group.length; i++) {
    if (group[i] < 0 || created[i] === NO_DAY || created[i] > asOf || size[i] < 0) continue;
    stayed[i] = asOf - entered[i];
    days[i] = asOf - created[i];
    counted[i] = group[i];
  }
}
