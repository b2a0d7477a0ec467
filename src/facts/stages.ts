import { NO_DAY } from '../calendar/day';
import type { Rows } from '../question/rows';
import type { MeasureDef, SheetResult } from './fact';
import { layPoints } from './points';

export type StageMeasure = 'passed' | 'lost' | 'open' | 'ofWon';
const NAMES: readonly StageMeasure[] = ['passed', 'lost', 'open', 'ofWon'];
const count: MeasureDef = { unit: 'count', adds: 'always' };

export const STAGE_MEASURES: Readonly<Record<StageMeasure, MeasureDef>> = {
  passed: count,
  lost: count,
  open: count,
  ofWon: count,
};

/**
 * Days from `entered` to the day it was left, lost, or still running on the as-of day; `ofWon` counts those that were left
 * by deals won by then.
 */
export function stageDays(rows: Rows): SheetResult<'days', StageMeasure> {
  const { n, asOf, group, groups, weight } = rows;
  const [entered, left, lost, won] = ['entered', 'left on', 'lost on', 'won on'].map(rows.day);
  const days = new Int32Array(n);
  const end = new Uint8Array(n);
  const counted = new Int32Array(n).fill(-1);
  const has = (day: number): boolean => day !== NO_DAY && day <= asOf;
  for (let i = 0; i < n; i++) {
    const since = entered[i];
    if (group[i] < 0 || !has(since)) continue;
    const kind = has(left[i]) ? 0 : has(lost[i]) ? 1 : 2;
    const until = kind === 0 ? left[i] : kind === 1 ? lost[i] : asOf;
    if (until < since) continue;
    end[i] = kind;
    days[i] = until - since;
    counted[i] = group[i];
  }
  const { start, axis, point } = layPoints(counted, days, groups);
  const sums = NAMES.map(() => new Float64Array(axis.length));
  const [passed, gone, open, ofWon] = sums;
  for (let i = 0; i < n; i++) {
    const p = point[i];
    if (p < 0) continue;
    if (end[i] === 1) gone[p] += weight[i];
    else if (end[i] === 2) open[p] += weight[i];
    else {
      passed[p] += weight[i];
      if (has(won[i])) ofWon[p] += weight[i];
    }
  }
  const measure = {} as Record<StageMeasure, Float64Array>;
  NAMES.forEach((name, m) => (measure[name] = sums[m]));
  return { axis: { days: axis }, start, measure, leftOut: [] };
}
