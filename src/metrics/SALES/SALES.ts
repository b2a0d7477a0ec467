import { closings } from '../../facts/closings/closings';
import { metric } from '../metric';

export const SALES = metric({
  name: 'SALES',
  question: 'How much did we sell?',
  brief: 'The amount of the deals won, by close date; refunds are taken off.',
  better: 'up',
  formula: 'Sales = Σ amount of won deals, refunds taken off',
  level: 'settled',
  needs: { deals: ['amount', 'close'] },
  example: '"this quarter"',
  options: {},
  columns: { Sales: 'money', Won: 'count' },
  headline: 'Sales',
  order: 'Sales',
  sums: true,
  counted: 'won and refunds',
  facts: () => ({ closings: { fact: closings } }),
  group: ({ closings }) => ({ Sales: closings.sum('wonValue'), Won: closings.sum('won') }),
});
