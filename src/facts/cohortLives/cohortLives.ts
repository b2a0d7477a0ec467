import { NO_DAY } from '../../calendar/day';
import { LOST, OPEN, WON } from '../../tables/outcome';
import { fact } from '../fact';
import { layPoints } from '../points';

/** Days of a cohort: a quarter of a year, 91 days back from the as-of day at a time. */
export const COHORT_DAYS = 91;

/**
 * The life table by cohort: how many quarters ago deals were created (0 = the last 91 days), and how many were won, lost
 * or still open at each age on the as-of day.
 */
export const cohortLives = fact<'quarters' | 'days', 'won' | 'lost' | 'open'>({
  name: 'cohortLives',
  table: 'deals',
  clock: 'created',
  reads: 'cut',
  own: ['quarters', 'days'],
  measures: {
    won: { unit: 'count', adds: 'always' },
    lost: { unit: 'count', adds: 'always' },
    open: { unit: 'count', adds: 'always' },
  },
  sheet({ n, asOf, state, group, groups, weight, day }) {
    const created = day('created');
    const close = day('close');
    const age = new Int32Array(n).fill(-1);
    let width = 1;
    for (let i = 0; i < n; i++) {
      if (group[i] < 0 || created[i] === NO_DAY) continue;
      age[i] = (state[i] === OPEN ? asOf : close[i]) - created[i];
      if (age[i] >= width) width = age[i] + 1;
    }
    const code = new Int32Array(n);
    const counted = new Int32Array(n).fill(-1);
    for (let i = 0; i < n; i++) {
      if (age[i] < 0) continue;
      code[i] = Math.floor((asOf - created[i]) / COHORT_DAYS) * width + age[i];
      counted[i] = group[i];
    }
    const { start, axis, point } = layPoints(counted, code, groups);
    const sum = (): Float64Array => new Float64Array(axis.length);
    const measure = { won: sum(), lost: sum(), open: sum() };
    for (let i = 0; i < n; i++) {
      const p = point[i];
      if (p >= 0) measure[state[i] === WON ? 'won' : state[i] === LOST ? 'lost' : 'open'][p] += weight[i];
    }
    return {
      axis: { quarters: axis.map((each) => Math.floor(each / width)), days: axis.map((each) => each % width) },
      start,
      measure,
      leftOut: [],
    };
  },
});
