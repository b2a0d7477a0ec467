import { NO_DAY } from '../../calendar/day';
import { LOST, OPEN, WON } from '../../tables/outcome';
import { COUNT, fact } from '../fact';
import { withoutRefunds } from '../history';
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
    const close = day('close');
    const age = new Int32Array(n).fill(-1);
    const width = agesAt(asOf, state, group, created, close, age) + 1;
    const code = new Int32Array(n);
    const counted = new Int32Array(n).fill(-1);
    for (let i = 0; i < n; i++) {
      if (age[i] < 0) continue;
      code[i] = Math.floor((asOf - created[i]) / COHORT_DAYS) * width + age[i];
      counted[i] = group[i];
    }
    const { start, axis, sums } = sumPoints(counted, code, groups, state, weight, 3);
    return {
      axis: { quarters: axis.map((each) => Math.floor(each / width)), days: axis.map((each) => each % width) },
      start,
      measure: { won: sums[WON], lost: sums[LOST], open: sums[OPEN] },
      leftOut: notes,
    };
  },
});

/** Ages at the close, of open deals on the as-of day, −1 for those out; the largest, or 0. */
function agesAt(
  asOf: number,
  state: Uint8Array,
  group: Int32Array,
  created: Int32Array,
  close: Int32Array,
  age: Int32Array,
): number {
  let most = 0;
  for (let i = 0; i < group.length; i++) {
    if (group[i] < 0 || created[i] === NO_DAY) continue;
    age[i] = (state[i] === OPEN ? asOf : close[i]) - created[i];
    if (age[i] > most) most = age[i];
  }
  return most;
}
