import { closings } from '../../facts/closings/closings';
import { metric } from '../metric';

export const DEALSWON = metric({
  name: 'DEALSWON',
  question: 'How many deals did we win?',
  brief: 'The number of deals won, by close date; refunds do not count.',
  better: 'up',
  formula: 'Deals won = count of won deals without refunds',
  level: 'settled',
  needs: { deals: ['close'] },
  example: '"this quarter"',
  options: {},
  columns: { 'Deals won': 'count', Sales: 'money' },
  headline: 'Deals won',
  order: 'Deals won',
  sums: true,
  counted: 'won',
  facts: () => ({ closings: { fact: closings } }),
  group: ({ closings }) => ({ 'Deals won': closings.sum('won'), Sales: closings.sum('wonValue') }),
});
