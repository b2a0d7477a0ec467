import { lifeTable } from '../../facts/lifeTable/lifeTable';
import { weightedMean, weightedQuantile } from '../../models/shares/weighted';
import { metric, Refusal } from '../metric';

export const SALESCYCLE = metric({
  name: 'SALESCYCLE',
  question: 'How many days does it take us to win a deal?',
  brief: 'Days from created to closed of the deals won in the period: mean, and median beside it.',
  better: 'down',
  level: 'settled',
  needs: { deals: ['created', 'close'] },
  example: '"product"',
  options: { basis: { choice: ['mean', 'median'] }, outcome: { choice: ['won', 'lost', 'closed'] } },
  columns: { 'Sales cycle': 'days', 'Mean days': 'days', 'Median days': 'days', Deals: 'count' },
  headline: 'Sales cycle',
  order: 'Deals',
  counted: 'closed',
  facts: () => ({ cycles: { fact: lifeTable, clock: 'closed' } }),
  group({ cycles }, _whole, { basis, outcome }) {
    const days: number[] = [];
    const deals: number[] = [];
    for (let i = 0; i < cycles.n; i++) {
      const count = (outcome === 'lost' ? 0 : cycles.at('won', i)) + (outcome === 'won' ? 0 : cycles.at('lost', i));
      if (count > 0) {
        days.push(cycles.axis('days', i));
        deals.push(count);
      }
    }
    if (days.length === 0) return new Refusal(`no deal with a created date was ${outcome}`);
    const mean = weightedMean(days, deals);
    const median = weightedQuantile(days, deals, 0.5);
    const count = deals.reduce((sum, n) => sum + n, 0);
    return {
      'Sales cycle': basis === 'median' ? median : mean,
      'Mean days': mean,
      'Median days': median,
      Deals: count,
    };
  },
});
