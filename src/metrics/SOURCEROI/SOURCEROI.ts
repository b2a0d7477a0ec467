import { closings } from '../../facts/closings/closings';
import { customers } from '../../facts/customers/customers';
import { spend } from '../../facts/spend/spend';
import { metric, Refusal } from '../metric';

export const SOURCEROI = metric({
  name: 'SOURCEROI',
  question: 'Which sources earn back what we spend on them?',
  brief:
    'Gross profit of the customers first won in the period, of all they have bought so far, less the spend of the period, divided by that spend; basis = period: gross profit of all deals won in the period instead. At the gross margin (100 % unless given).',
  better: 'up',
  formula: 'Return = (gross profit of the customers won − Spend) ÷ Spend',
  level: 'new',
  needs: { deals: ['customer', 'close', 'amount', 'source'], spend: ['date', 'amount', 'source'] },
  example: '"margin = 60%"',
  usualBy: 'source',
  options: {
    basis: { choice: ['life', 'period'] },
    margin: { number: 1, unit: 'share', least: 0.0001, most: 1 },
  },
  columns: {
    ROI: 'share',
    'ROI in the period': 'share',
    Spend: 'money',
    Revenue: 'money',
    'Gross profit': 'money',
    'Revenue in the period': 'money',
    'Gross profit in the period': 'money',
    'New customers': 'count',
  },
  headline: ({ basis }) => (basis === 'life' ? 'ROI' : 'ROI in the period'),
  across: ['ROI', 'ROI in the period'],
  order: 'Spend',
  counted: 'first purchases',
  facts: () => ({ customers: { fact: customers }, spend: { fact: spend }, closings: { fact: closings } }),
  group({ customers, spend, closings }, _whole, { margin }) {
    const spent = spend.sum('spend');
    const [revenue, now] = [customers.sum('revenue'), closings.sum('wonValue')];
    const roi = (profit: number): number => (profit - spent) / spent;
    const evidence = {
      Spend: spent,
      Revenue: revenue,
      'Gross profit': revenue * margin,
      'Revenue in the period': now,
      'Gross profit in the period': now * margin,
      'New customers': customers.sum('customers'),
    };
    if (!(spent > 0)) return new Refusal('nothing was spent', evidence);
    return { ROI: roi(revenue * margin), 'ROI in the period': roi(now * margin), ...evidence };
  },
});
