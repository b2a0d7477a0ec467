import { customers } from '../../facts/customers/customers';
import { purchases } from '../../facts/purchases/purchases';
import { wilson } from '../../models/shares/wilson';
import { metric, Refusal } from '../metric';

export const REPEATRATE = metric({
  name: 'REPEATRATE',
  question: 'What share of our customers buys again?',
  brief:
    'Customers who bought at least twice in the period, of all who bought in it; basis = ever counts who had bought before at any time, basis = cohort follows the customers first won in the period.',
  better: 'up',
  formula: 'Repeat rate = customers with two deals or more in the period ÷ customers who bought in it',
  level: 'settled',
  needs: { deals: ['customer', 'close'] },
  example: '"this year"',
  options: { basis: { choice: ['period', 'ever', 'cohort'] } },
  columns: {
    'Repeat rate': 'share',
    Customers: 'count',
    'Repeat customers': 'count',
    'Low 95%': 'share',
    'High 95%': 'share',
  },
  headline: 'Repeat rate',
  order: 'Customers',
  counted: ({ basis }) => (basis === 'cohort' ? 'first purchases' : 'purchases'),
  facts: () => ({ purchases: { fact: purchases }, customers: { fact: customers } }),
  group({ purchases, customers }, _whole, { basis }) {
    const all = basis === 'cohort' ? customers.sum('customers') : purchases.sum('customers');
    const again =
      basis === 'cohort'
        ? customers.sum('repeaters')
        : purchases.sum(basis === 'ever' ? 'returningByDeal' : 'repeatCustomers');
    const evidence = { Customers: all, 'Repeat customers': again };
    if (all === 0) return new Refusal('no known customer bought', evidence);
    const [low, high] = wilson(again, all) as readonly [number, number];
    return { 'Repeat rate': again / all, ...evidence, 'Low 95%': low, 'High 95%': high };
  },
});
