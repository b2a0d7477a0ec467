import { largest } from '../../question/lines';
import { LOST, OPEN, WON } from '../../tables/outcome';
import { COUNT, fact } from '../fact';
import { withoutRefunds } from '../history';
import { agesAt } from '../lifeTable/lifeTable';
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
  sheet({ n, asOf, state, group: all, groups, weight, day, number, rowNumber }) {
    const { group, notes } = withoutRefunds(state, all, number('amount'), rowNumber);
    const created = day('created');
    const age = new Int32Array(n);
    const { counted } = agesAt(asOf, state, group, created, day('close'), age);
    const width = largest(counted, age) + 1;
    const code = new Int32Array(n);
    addQuarters(asOf, created, counted, age, width, code);
    const { start, axis, sums } = sumPoints(counted, code, groups, state, weight, 3);
    return {
      axis: { quarters: axis.map((each) => Math.floor(each / width)), days: axis.map((each) => each % width) },
      start,
      measure: { won: sums[WON], lost: sums[LOST], open: sums[OPEN] },
      leftOut: notes,
    };
  },
});

/** Quarters of a year since each counted deal was created × width + its age. */
function addQuarters(
  asOf: number,
  created: Int32Array,
  counted: Int32Array,
  age: Int32Array,
  width: number,
  code: Int32Array,
): void {
  for (let i = 0; i < code.length; i++)
    if (counted[i] >= 0) code[i] = Math.floor((asOf - created[i]) / COHORT_DAYS) * width + age[i];
}
