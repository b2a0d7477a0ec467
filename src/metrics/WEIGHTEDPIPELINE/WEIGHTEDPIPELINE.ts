import type { Cell } from '../../facts/fact';
import { lifeTable } from '../../facts/lifeTable/lifeTable';
import { Z95 } from '../../models/shares/wilson';
import { closedEver } from '../closedEver';
import { drifting } from '../drifting';
import { metric, Refusal } from '../metric';
import { LEAST, openChances } from '../openChances';
import { chances } from './chances';
import { NEEDS, OPTIONS } from './options';

/** A sentence where newer deals surely close less or more often than older ones did. */
const driftText = (drift: Cell<never, 'closes' | 'days'>): string | null =>
  drift.sum('closes') === 0
    ? null
    : `Deals created in the last ${drift.sum('days')} days close ${drift.sum('closes') < 0 ? 'less often' : 'more often'} at the same age than older ones did`;

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
    drift: { fact: drifting, now: true },
    // who has deals but none open has a row
    lives: { fact: lifeTable, now: true },
  }),
  group({ open }, { closed, drift }) {
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
      Note: driftText(drift),
    };
  },
});
