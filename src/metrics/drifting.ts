import { cohortLives, COHORT_DAYS } from '../facts/cohortLives/cohortLives';
import { ASKED, cellOf, madeFact, ofWhole } from '../facts/fact';
import { drift } from '../models/pipeline/drift';

/**
 * Whether newer deals surely close less (−1) or more often (1) at the same age than older ones did, whatever the question
 * asks for, and how many of the last days newer means. Of the whole alone.
 */
export const drifting = madeFact<never, 'closes' | 'days'>({
  name: 'drifting',
  table: 'deals',
  clock: 'created',
  reads: 'history',
  own: [],
  measures: { closes: ASKED, days: { unit: 'days', adds: 'asked' } },
  make(ask, { by, where, asOf }) {
    const told = { closes: 0, days: 0 };
    if (by.length === 0) {
      const cohorts = cellOf(ask.fact(cohortLives, { period: null, where, by: [], keep: undefined, asOf }), 0);
      const found = drift({
        quarters: cohorts.column('quarters'),
        days: cohorts.column('days'),
        won: cohorts.column('won'),
        lost: cohorts.column('lost'),
        open: cohorts.column('open'),
      });
      if (found) {
        told.closes = found.closes === 'less often' ? -1 : 1;
        told.days = found.quarters * COHORT_DAYS;
      }
    }
    return ofWhole(by, told);
  },
});
