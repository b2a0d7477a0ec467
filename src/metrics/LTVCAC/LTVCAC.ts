import { COST_OPTIONS, costFacts, costOf } from '../cost';
import { metric, Refusal } from '../metric';

export const LTVCAC = metric({
  name: 'LTVCAC',
  question: 'Is a new customer worth what it costs to win one?',
  brief:
    'The value of a newly won customer (CLV of all history, at the gross margin) divided by what one cost in the period (CAC).',
  better: 'up',
  formula: 'LTV:CAC = CLV ÷ CAC',
  level: 'new',
  needs: { deals: ['customer', 'close', 'amount'], spend: ['date', 'amount'] },
  dear: true,
  example: '"margin = 70%"',
  options: {
    ...COST_OPTIONS,
    margin: { number: 1, unit: 'share', least: 0.0001, most: 1 },
    horizon: { number: 36, unit: 'months', least: 1, most: 120 },
    discount: { number: 0.1, unit: 'share', least: 0, most: 1 },
  },
  columns: {
    'LTV:CAC': 'factor',
    'Low 95%': 'factor',
    'High 95%': 'factor',
    CLV: 'money',
    CAC: 'money',
    Margin: 'share',
    Spend: 'money',
    'New customers': 'count',
    Method: 'text',
  },
  headline: 'LTV:CAC',
  across: ['CAC', 'Low 95%', 'High 95%'],
  order: 'Spend',
  counted: 'first purchases',
  facts: costFacts,
  asks: ({ margin, horizon, discount }) => ({
    value: { metric: 'CLV', options: { margin, horizon, discount }, now: true },
  }),
  group(cells, whole, options, { value }) {
    const cost = costOf(cells, whole, options);
    const each = typeof cost.each === 'number' ? cost.each : null;
    const of = (heading: string): number | null => (typeof value[heading] === 'number' ? value[heading] : null);
    const over = (worth: number | null): number | null => (worth === null || each === null ? null : worth / each);
    const CLV = of('CLV');
    const evidence = {
      'Low 95%': over(of('Low 95%')),
      'High 95%': over(of('High 95%')),
      CLV,
      CAC: each,
      Margin: options.margin,
      Spend: cost.spent,
      'New customers': cost.customers,
      Method: typeof value.Method === 'string' ? value.Method : null,
    };
    if (typeof cost.each === 'string') return new Refusal(cost.each, evidence);
    if (CLV === null) return new Refusal('CLV has no value of a new customer', evidence);
    return { ...evidence, 'LTV:CAC': CLV / cost.each };
  },
});
