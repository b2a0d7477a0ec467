import { lifeTable } from '../../facts/lifeTable/lifeTable';
import { livesOf } from '../../facts/lifeTable/lives';
import { kish } from '../../models/shares/kish';
import { t95 } from '../../models/shares/student';
import { casesOf, weightedMean, weightedQuantile } from '../../models/shares/weighted';
import { conditionalQuantile } from '../../models/survival/conditional';
import { incidence } from '../../models/survival/incidence';
import { kaplanMeier, median, quantile } from '../../models/survival/kaplanMeier';
import { eventsOn, olderThanAnyClosed } from '../../models/survival/lifeTable';
import { metric, Refusal } from '../metric';
import { sumOf } from '../../models/sum';

export const SALESCYCLE = metric({
  name: 'SALESCYCLE',
  question: 'How many days does it take us to win a deal?',
  brief:
    'Days from created to closed of the deals won in the period (outcome = lost or closed: of those); mean, or basis = median. basis = censored counts open deals as not finished: by which day half of the deals created in the period that are ever won (lost, closed) are.',
  better: 'down',
  formula: 'Sales cycle = Σ (close − created) of won deals ÷ their number',
  level: 'settled',
  needs: { deals: ['created', 'close'] },
  example: '"product"',
  options: {
    basis: { choice: ['mean', 'median', 'censored'] },
    outcome: { choice: ['won', 'lost', 'closed'] },
  },
  columns: {
    'Sales cycle': 'days',
    'Sales cycle (created)': 'days',
    'Mean days': 'days',
    'Median days': 'days',
    'Censored median (created)': 'days',
    'Lower quartile (created)': 'days',
    'Upper quartile (created)': 'days',
    'Low 95%': 'days',
    'High 95%': 'days',
    Deals: 'count',
    'Open (created)': 'count',
    'Older than any closed': 'count',
  },
  headline: ({ basis }) => (basis === 'censored' ? 'Sales cycle (created)' : 'Sales cycle'),
  shown: ({ basis }) => [
    'Mean days',
    'Median days',
    'Censored median (created)',
    ...(basis === 'censored' ? (['Lower quartile (created)', 'Upper quartile (created)'] as const) : []),
    'Low 95%',
    'High 95%',
    'Deals',
    'Open (created)',
    'Older than any closed',
  ],
  standsOn: ['Deals'],
  order: 'Deals',
  counted: ({ basis, outcome }) => (basis === 'censored' ? 'lives' : `cycles of ${outcome}`),
  facts: () => ({ cycles: { fact: lifeTable, clock: 'closed' }, lives: { fact: lifeTable } }),
  group({ cycles, lives }, _whole, { basis, outcome }) {
    const closed = livesOf(cycles);
    const days = closed.day;
    const deals = days.map((_, i) => eventsOn(closed, outcome, i));
    const count = sumOf(deals);
    const mean = count > 0 ? weightedMean(days, deals) : null;
    const plain = days.filter((_, i) => deals[i] > 0);
    const numbers = deals.filter((n) => n > 0);
    const middle = count > 0 ? weightedQuantile(plain, numbers, 0.5) : null;
    const life = livesOf(lives);
    const at = curveOf(life, outcome);
    const censored = at(0.5);
    const isCensored = basis === 'censored';
    const events = sumOf(life.day.map((_, i) => eventsOn(life, outcome, i)));
    const row = {
      'Sales cycle': basis === 'median' ? middle : mean,
      'Sales cycle (created)': censored.at,
      'Mean days': mean,
      'Median days': middle,
      'Censored median (created)': censored.at,
      'Lower quartile (created)': isCensored ? at(0.25).at : null,
      'Upper quartile (created)': isCensored ? at(0.75).at : null,
      'Low 95%': censored.low,
      'High 95%': censored.high,
      Deals: isCensored ? events : count,
      'Open (created)': sumOf(life.open),
      'Older than any closed': olderThanAnyClosed(life),
    };
    if (isCensored) {
      if (events === 0) return new Refusal(`no deal with a created date was ${outcome}`, row);
      return censored.at === null ? new Refusal('half of the deals are not closed yet: not reached', row) : row;
    }
    if (mean === null) return new Refusal(`no deal with a created date was ${outcome}`, row);
    if (basis === 'median') {
      const none = days.map(() => 0);
      const limits = median(kaplanMeier({ day: days, won: deals, lost: none, open: none }));
      return { ...row, 'Low 95%': limits.low, 'High 95%': limits.high };
    }
    const spread = sumOf(days.map((day, i) => deals[i] * (day - mean) ** 2));
    const { n, squares } = casesOf(deals);
    const effective = kish(n, squares);
    if (effective < 2 - 1e-9) return { ...row, 'Low 95%': null, 'High 95%': null };
    const half = t95(effective - 1) * Math.sqrt(spread / n / (effective - 1));
    return { ...row, 'Low 95%': Math.max(0, mean - half), 'High 95%': mean + half };
  },
});

/** Days by which a share of the deals has ended so: of any close by Kaplan–Meier, of one end by its conditional curve. */
function curveOf(life: ReturnType<typeof livesOf>, outcome: 'won' | 'lost' | 'closed') {
  if (outcome === 'closed') {
    const curve = kaplanMeier(life);
    return (p: number) => quantile(curve, p);
  }
  const curve = incidence(life);
  return (p: number) => conditionalQuantile(curve, outcome, p);
}
