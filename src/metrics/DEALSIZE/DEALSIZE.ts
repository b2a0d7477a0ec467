import { dealAmounts } from '../../facts/dealAmounts/dealAmounts';
import { usualRange } from '../../models/shares/usual';
import { weightedMean, weightedQuantile } from '../../models/shares/weighted';
import { metric, Refusal } from '../metric';

export const DEALSIZE = metric({
  name: 'DEALSIZE',
  question: 'How large are our deals?',
  brief:
    'The mean amount of the deals won in the period, by close date; basis = median: the middle one, basis = p90: the amount that nine in ten do not exceed. Refunds and deals without an amount are left out.',
  better: 'up',
  formula: 'Deal size = Σ amount of won deals with an amount ÷ their number',
  level: 'new',
  needs: { deals: ['amount', 'close'] },
  example: '"owner"',
  options: { basis: { choice: ['mean', 'median', 'p90'] } },
  columns: {
    'Deal size': 'money',
    Mean: 'money',
    Median: 'money',
    p90: 'money',
    Deals: 'count',
    'Usual from': 'money',
    'Usual to': 'money',
    Unusual: 'count',
    'Mean of usual': 'money',
  },
  headline: 'Deal size',
  order: 'Deals',
  counted: 'won with an amount',
  facts: () => ({ sizes: { fact: dealAmounts } }),
  group({ sizes }, _whole, { basis }) {
    const deals = sizes.sum('won');
    if (deals === 0) return new Refusal('no deal with an amount was won', { Deals: 0 });
    const amounts = Array.from({ length: sizes.n }, (_, i) => sizes.axis('amount', i));
    const counts = amounts.map((_, i) => sizes.at('won', i));
    const mean = weightedMean(amounts, counts);
    const median = weightedQuantile(amounts, counts, 0.5);
    const p90 = weightedQuantile(amounts, counts, 0.9);
    const { from, to, outside, meanInside } = usualRange(amounts, counts);
    return {
      'Deal size': { mean, median, p90 }[basis],
      Mean: mean,
      Median: median,
      p90,
      Deals: deals,
      'Usual from': from,
      'Usual to': to,
      Unusual: outside,
      'Mean of usual': meanInside,
    };
  },
});
