import { losses } from '../../facts/losses/losses';
import { metric, Refusal } from '../metric';

export const LOSSREASONS = metric({
  name: 'LOSSREASONS',
  question: 'Why do we lose deals?',
  brief: 'Lost deals by their reason, each reason with its share of all lost deals and of their amount, by close date.',
  better: 'down',
  formula: 'Share = lost deals of the reason ÷ all lost deals',
  level: 'settled',
  needs: { deals: ['outcome', 'close', 'lost reason'] },
  example: '"this year"',
  usualBy: 'lost reason',
  options: {},
  columns: { 'Lost deals': 'count', Share: 'share', 'Lost value': 'money', 'Share of value': 'share' },
  headline: 'Lost deals',
  order: 'Lost deals',
  counted: 'lost',
  facts: () => ({ losses: { fact: losses } }),
  group({ losses }, whole) {
    const [lost, value] = [losses.sum('lost'), losses.sum('lostValue')];
    const [all, allValue] = [whole.losses.sum('lost'), whole.losses.sum('lostValue')];
    if (all === 0) return new Refusal('no deal was lost', {}, 0);
    return {
      'Lost deals': lost,
      Share: lost / all,
      'Lost value': value,
      'Share of value': allValue > 0 ? value / allValue : null,
    };
  },
});
