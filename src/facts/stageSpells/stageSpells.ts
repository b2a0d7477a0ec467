import { fact } from '../fact';
import type { StageMeasure } from '../stages';
import { STAGE_MEASURES, stageDays } from '../stages';

/** Each stay of a deal in a stage, by the day it began and by its days so far: left, lost in it, or still running. */
export const stageSpells = fact<'days', StageMeasure>({
  name: 'stageSpells',
  table: 'spells',
  clock: 'entered',
  reads: 'cut',
  own: ['days'],
  measures: STAGE_MEASURES,
  sheet: stageDays,
});
