import { customers } from '../../facts/customers/customers';
import { spend } from '../../facts/spend/spend';
import { metric, Refusal } from '../metric';

export const CAC = metric({
  name: 'CAC',
  question: 'How much does it cost us to win a new customer?',
  brief: 'Spend divided by the customers whose first won deal ever closed in the period (blended CAC).',
  better: 'down',
  level: 'settled',
  needs: { deals: ['customer', 'close'], spend: ['date', 'amount'] },
  example: '"source"',
  options: {},
  columns: { CAC: 'money', Spend: 'money', 'New customers': 'count' },
  headline: 'CAC',
  order: 'Spend',
  counted: 'first purchases',
  facts: () => ({ customers: { fact: customers }, spend: { fact: spend } }),
  group({ customers, spend }) {
    const count = customers.sum('customers');
    const spent = spend.sum('spend');
    const evidence = { Spend: spent, 'New customers': count };
    if (count === 0) return new Refusal('no new customer was won', evidence);
    if (spent === 0) return new Refusal('nothing was spent', evidence);
    return { CAC: spent / count, ...evidence };
  },
});
