import type { Rows } from '../question/rows';
import type { MeasureDef, SheetResult } from './fact';
import { COUNT } from './fact';
import { sumPoints } from './points';

export type StageMeasure = 'passed' | 'lost' | 'open' | 'ofWon';

export const STAGE_MEASURES: Readonly<Record<StageMeasure, MeasureDef>> = {
  passed: COUNT,
  lost: COUNT,
  open: COUNT,
  ofWon: COUNT,
};

/**
 * Days from `entered` to the day it was left, lost, or still running on the as-of day; `ofWon` counts those that were left
 * by deals won by then.
 */
export function stageDays({ group, groups, weight, stays }: Rows): SheetResult<'days', StageMeasure> {
  const { days, end } = stays();
  const { start, axis, sums } = sumPoints(group, days, groups, end, weight, 4);
  const [open, left, lost, ofWon] = sums;
  for (let p = 0; p < axis.length; p++) left[p] += ofWon[p];
  return { axis: { days: axis }, start, measure: { passed: left, lost, open, ofWon }, leftOut: [] };
}
