import { customers } from '../../facts/customers/customers';
import { spend } from '../../facts/spend/spend';
import { metric, Refusal } from '../metric';

export const SOURCEROI = metric({
  name: 'SOURCEROI',
  question: 'Which sources earn back what we spend on them?',
  brief:
    'Gross profit of the customers first won in the period, of all they have bought so far, less the spend of the period, divided by that spend; at the gross margin (100 % unless given).',
  better: 'up',
  level: 'new',
  needs: { deals: ['customer', 'close', 'amount', 'source'], spend: ['date', 'amount', 'source'] },
  example: '"margin = 60%"',
  usualBy: 'source',
  options: { margin: { number: 1, unit: 'share', least: 0.0001, most: 1 } },
  columns: { ROI: 'share', Spend: 'money', Revenue: 'money', 'Gross profit': 'money' },
  headline: 'ROI',
  order: 'Spend',
  counted: 'first purchases',
  facts: () => ({ customers: { fact: customers }, spend: { fact: spend } }),
  group({ customers, spend }, _whole, { margin }) {
    const spent = spend.sum('spend');
    const revenue = customers.sum('revenue');
    const profit = revenue * margin;
    const evidence = { Spend: spent, Revenue: revenue, 'Gross profit': profit };
    if (!(spent > 0)) return new Refusal('nothing was spent', evidence);
    return { ROI: (profit - spent) / spent, ...evidence };
  },
});
