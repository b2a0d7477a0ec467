import { fact } from '../fact';
import type { StageMeasure } from '../stages';
import { STAGE_MEASURES, stageDays } from '../stages';

/**
 * Each stage that a deal reached, itself or by a later one, by that day: went on to a later stage or was won (`passed`),
 * was lost, or has done neither yet, by the days it took.
 */
export const stageReach = fact<'days', StageMeasure>({
  name: 'stageReach',
  table: 'reaches',
  clock: 'entered',
  reads: 'cut',
  own: ['days'],
  measures: STAGE_MEASURES,
  sheet: stageDays,
});
