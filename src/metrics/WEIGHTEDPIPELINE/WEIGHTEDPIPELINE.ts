import { cohortLives, COHORT_DAYS } from '../../facts/cohortLives/cohortLives';
import type { Cell } from '../../facts/fact';
import { drift } from '../../models/pipeline/drift';
import { Z95 } from '../../models/shares/wilson';
import { closedEver } from '../closedEver';
import { metric, Refusal } from '../metric';
import { LEAST, openChances } from '../openChances';
import { chances } from './chances';
import { NEEDS, OPTIONS } from './options';

type Cohorts = Cell<'quarters' | 'days', 'won' | 'lost' | 'open'>;

/** A sentence where newer deals surely close less or more often than older ones did. */
function driftText(cohorts: Cohorts): string | null {
  const rows = Array.from({ length: cohorts.n }, (_, i) => i);
  const of = (name: 'won' | 'lost' | 'open'): number[] => rows.map((i) => cohorts.at(name, i));
  const along = (axis: 'quarters' | 'days'): number[] => rows.map((i) => cohorts.axis(axis, i));
  const found = drift({
    quarters: along('quarters'),
    days: along('days'),
    won: of('won'),
    lost: of('lost'),
    open: of('open'),
  });
  return found
    ? `Deals created in the last ${found.quarters * COHORT_DAYS} days close ${found.closes} at the same age than older ones did`
    : null;
}

let noted: { readonly of: Cohorts; readonly note: string | null } | null = null;

/** The same for every group of a call. */
function noteOf(of: Cohorts): string | null {
  if (noted?.of !== of) noted = { of, note: driftText(of) };
  return noted.note;
}

export const WEIGHTEDPIPELINE = metric({
  name: 'WEIGHTEDPIPELINE',
  question: 'How much of the open pipeline will we win?',
  brief:
    'Each open amount × the chance that a deal so long in its stage, and of its size, is yet won, learned from all deals of the table (by age alone where no history of stages is passed). By expected close.',
  better: 'up',
  formula: 'Weighted pipeline = Σ amount of open deals × chance to win at their stage, age and size',
  level: 'new',
  needs: NEEDS,
  wants: ['stages'],
  example: '"owner"',
  options: OPTIONS,
  columns: {
    'Weighted pipeline': 'money',
    'Low 95%': 'money',
    'High 95%': 'money',
    Pipeline: 'money',
    'Open deals': 'count',
    'Deals to win': 'factor',
    'By stated probability': 'money',
    'Older than any closed': 'count',
    'By age alone': 'count',
    'Learned from': 'count',
    Note: 'text',
  },
  headline: 'Weighted pipeline',
  order: 'Pipeline',
  counted: 'open with age and amount',
  instead: { 'basis = chances': chances },
  facts: () => ({
    open: { fact: openChances },
    closed: { fact: closedEver, now: true },
    cohorts: { fact: cohortLives, now: true },
  }),
  group({ open }, { closed, cohorts }) {
    const pipeline = open.sum('value');
    const counts = { Pipeline: pipeline, 'Open deals': open.sum('open'), 'Learned from': closed.sum('deals') };
    if (counts['Learned from'] < LEAST) return new Refusal('fewer than five closed deals tell how deals end', counts);
    const sum = open.sum('weighted');
    const half = Z95 * Math.sqrt(open.sum('chance') + open.sum('doubt') ** 2);
    return {
      'Weighted pipeline': sum,
      'Low 95%': Math.max(0, sum - half),
      'High 95%': Math.min(pipeline, sum + half),
      ...counts,
      'Deals to win': open.sum('wins'),
      'By stated probability': open.sum('statedOf') > 0 ? open.sum('stated') : null,
      'Older than any closed': open.sum('dead'),
      'By age alone': open.sum('byAge'),
      Note: noteOf(cohorts),
    };
  },
});
