import type { Cell } from '../../facts/fact';
import { cohortLives, COHORT_DAYS } from '../../facts/cohortLives/cohortLives';
import { closedSizes } from '../../facts/closedSizes/closedSizes';
import { lifeTable } from '../../facts/lifeTable/lifeTable';
import { livesOf } from '../../facts/lifeTable/lives';
import { openAges } from '../../facts/openAges/openAges';
import { logOfSize } from '../../facts/sizes';
import { drift } from '../../models/pipeline/drift';
import type { SizeSlope } from '../../models/pipeline/sizeSlope';
import { bySize, sizeSlope } from '../../models/pipeline/sizeSlope';
import { lastClosing, wonLater } from '../../models/pipeline/wonLater';
import { Z95 } from '../../models/shares/wilson';
import type { Incidence } from '../../models/survival/incidence';
import { incidence } from '../../models/survival/incidence';
import { metric, Refusal } from '../metric';

const LEAST = 5;

type Lives = Cell<'days', 'won' | 'lost' | 'open'>;
type Sizes = Cell<'size', 'won' | 'lost'>;
type Cohorts = Cell<'quarters' | 'days', 'won' | 'lost' | 'open'>;
type Learned = { from: Lives; curve: Incidence; slope: SizeSlope; oldest: number; note: string };

let known: Learned | null = null;

/** What the whole history tells; the same for every group of a call. */
function learned(lives: Lives, sizes: Sizes, cohorts: Cohorts): Learned {
  if (known?.from === lives) return known;
  const steps = Array.from({ length: sizes.n }, (_, i) => i);
  const slope = sizeSlope(
    steps.map((i) => logOfSize(sizes.axis('size', i))),
    steps.map((i) => sizes.at('won', i)),
    steps.map((i) => sizes.at('lost', i)),
  );
  const curve = incidence(livesOf(lives));
  return (known = { from: lives, curve, slope, oldest: lastClosing(curve), note: driftText(cohorts) });
}

/** A sentence where newer deals surely close less or more often than older ones did. */
function driftText(cohorts: Cohorts): string {
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
    : '';
}

export const WEIGHTEDPIPELINE = metric({
  name: 'WEIGHTEDPIPELINE',
  question: 'How much of the open pipeline will we win?',
  brief:
    'Each open amount × the chance that a deal of its age and size is yet won, learned from all deals of the table: by age alone, whatever the stage. By expected close.',
  better: 'up',
  formula: 'Weighted pipeline = Σ amount of open deals × chance to win at their age and size',
  level: 'new',
  needs: { deals: ['outcome', 'amount', 'created', 'close'] },
  example: '"owner"',
  options: {},
  columns: {
    'Weighted pipeline': 'money',
    'Low 95%': 'money',
    'High 95%': 'money',
    Pipeline: 'money',
    'Open deals': 'count',
    'Deals to win': 'factor',
    'By stated probability': 'money',
    'Older than any closed': 'count',
    'Learned from': 'count',
    Note: 'text',
  },
  headline: 'Weighted pipeline',
  order: 'Pipeline',
  counted: 'open with age and amount',
  facts: () => ({
    open: { fact: openAges },
    lives: { fact: lifeTable, now: true },
    sizes: { fact: closedSizes, now: true },
    cohorts: { fact: cohortLives, now: true },
  }),
  group({ open }, { lives, sizes, cohorts }) {
    const closed = lives.sum('won') + lives.sum('lost');
    const counts = { Pipeline: open.sum('value'), 'Open deals': open.sum('open'), 'Learned from': closed };
    if (closed < LEAST) return new Refusal('fewer than five closed deals tell how deals end', counts);
    const { curve, slope, oldest, note } = learned(lives, sizes, cohorts);
    let [sum, deals, chance, doubt, dead] = [0, 0, 0, 0, 0];
    for (let i = 0; i < open.n; i++) {
      const age = open.axis('days', i);
      const { share, n } = wonLater(curve, age);
      const p = bySize(share, logOfSize(open.axis('size', i)), slope);
      sum += p * open.at('value', i);
      deals += p * open.at('open', i);
      chance += p * (1 - p) * open.at('squares', i);
      doubt += open.at('value', i) * Math.sqrt((p * (1 - p)) / Math.max(1, n));
      if (age > oldest) dead += open.at('open', i);
    }
    const half = Z95 * Math.sqrt(chance + doubt * doubt);
    return {
      'Weighted pipeline': sum,
      'Low 95%': Math.max(0, sum - half),
      'High 95%': Math.min(counts.Pipeline, sum + half),
      ...counts,
      'Deals to win': deals,
      'By stated probability': open.sum('statedOf') > 0 ? open.sum('stated') : null,
      'Older than any closed': dead,
      Note: note || null,
    };
  },
});
