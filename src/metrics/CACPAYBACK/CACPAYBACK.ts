import { firstYear } from '../../facts/firstYear/firstYear';
import type { CostFacts } from '../cost';
import { COST_OPTIONS, costFacts, costOf } from '../cost';
import type { Request } from '../metric';
import { metric, Refusal } from '../metric';

/** So many months some customer must have been seen for. */
const LEAST_MONTHS = 6;

export const CACPAYBACK = metric({
  name: 'CACPAYBACK',
  question: 'How many months until a new customer has paid for itself?',
  brief:
    'CAC of the period ÷ gross profit per customer and month in the first 12 months after the first win (each month over the customers seen for the whole of it), at the gross margin (100 % unless given).',
  better: 'down',
  formula: 'Payback = CAC ÷ gross profit per customer and month',
  level: 'new',
  needs: { deals: ['customer', 'close', 'amount'], spend: ['date', 'amount'] },
  example: '"margin = 70%"',
  options: { ...COST_OPTIONS, margin: { number: 1, unit: 'share', least: 0.0001, most: 1 } },
  columns: {
    'Months to pay back': 'factor',
    CAC: 'money',
    'Profit per month': 'money',
    'Months seen': 'count',
    Margin: 'share',
    Spend: 'money',
    'New customers': 'count',
  },
  headline: 'Months to pay back',
  across: ['CAC'],
  order: 'Spend',
  counted: 'first purchases',
  facts: (options): CostFacts & { year: Request<typeof firstYear> } => ({
    ...costFacts(options),
    year: { fact: firstYear, now: true },
  }),
  group(cells, whole, options) {
    const { year } = cells;
    let total = 0;
    for (let i = 0; i < year.n; i++) total += year.at('value', i) / year.at('customers', i);
    const profit = year.n < LEAST_MONTHS ? null : (total * options.margin) / year.n;
    const cost = costOf(cells, whole, options);
    const CAC = typeof cost.each === 'number' ? cost.each : null;
    const evidence = {
      CAC,
      'Profit per month': profit,
      'Months seen': year.n,
      Margin: options.margin,
      Spend: cost.spent,
      'New customers': cost.customers,
    };
    if (typeof cost.each === 'string') return new Refusal(cost.each, evidence);
    if (profit === null) {
      const seen = year.n === 0 ? 'none was seen for a whole one' : `the longest was seen for ${year.n}`;
      return new Refusal(
        `it takes a customer seen for ${LEAST_MONTHS} months since the first win, and ${seen}`,
        evidence,
      );
    }
    if (!(profit > 0)) return new Refusal('customers bring no gross profit in their first year, so never', evidence);
    return { 'Months to pay back': cost.each / profit, ...evidence };
  },
});
