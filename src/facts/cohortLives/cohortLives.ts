import { largest } from '../../question/lines';
import { LOST, OPEN, WON } from '../../tables/outcome';
import { COUNT, fact } from '../fact';
import { agesOf, refundsOf } from '../lifeTable/ages';
import { sumPoints } from '../points';

/** Days of a cohort: a quarter of a year, 91 days back from the as-of day at a time. */
export const COHORT_DAYS = 91;

/**
 * The life table by cohort: how many quarters ago deals were created (0 = the last 91 days), and how many were won, lost
 * or still open at each age on the as-of day. Refunds are no deals here.
 */
export const cohortLives = fact<'quarters' | 'days', 'won' | 'lost' | 'open'>({
  name: 'cohortLives',
  table: 'deals',
  clock: 'created',
  reads: 'cut',
  own: ['quarters', 'days'],
  measures: {
    won: COUNT,
    lost: COUNT,
    open: COUNT,
  },
  sheet(rows) {
    const { n, asOf, state, group, groups, weight, day } = rows;
    const ages = agesOf(rows);
    const width = largest(group, ages.age) + 1;
    const code = new Int32Array(n);
    addQuarters(asOf, day('created'), ages.age, width, code);
    const { start, axis, sums } = sumPoints(group, code, groups, state, weight, 3);
    return {
      axis: { quarters: axis.map((each) => Math.floor(each / width)), days: axis.map((each) => each % width) },
      start,
      measure: { won: sums[WON], lost: sums[LOST], open: sums[OPEN] },
      leftOut: refundsOf(ages, rows),
    };
  },
});

/** Quarters of a year since each deal with an age was created × width + its age; −1 of others. */
function addQuarters(asOf: number, created: Int32Array, age: Int32Array, width: number, code: Int32Array): void {
  for (let i = 0; i < code.length; i++)
    code[i] = age[i] < 0 ? -1 : Math.floor((asOf - created[i]) / COHORT_DAYS) * width + age[i];
}
