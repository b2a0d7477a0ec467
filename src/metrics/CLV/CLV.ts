import { customers } from '../../facts/customers/customers';
import { metric, Refusal } from '../metric';

export const CLV = metric({
  name: 'CLV',
  question: 'What is a customer worth?',
  brief:
    'What the customers first won in the period have brought so far, per customer, at the gross margin (100 % unless given): historic value, with nothing about the future.',
  better: 'up',
  level: 'new',
  needs: { deals: ['customer', 'close', 'amount'] },
  example: '"source"',
  options: { margin: { number: 1, unit: 'share', least: 0.0001, most: 1 } },
  columns: { CLV: 'money', Customers: 'count', Revenue: 'money', 'Deals per customer': 'factor', Margin: 'share' },
  headline: 'CLV',
  order: 'Customers',
  counted: 'first purchases',
  facts: () => ({ customers: { fact: customers } }),
  group({ customers }, _whole, { margin }) {
    const count = customers.sum('customers');
    const revenue = customers.sum('revenue');
    const evidence = { Customers: count, Revenue: revenue, Margin: margin };
    if (count === 0) return new Refusal('no new customer was won', evidence);
    return { CLV: (revenue * margin) / count, ...evidence, 'Deals per customer': customers.sum('deals') / count };
  },
});
