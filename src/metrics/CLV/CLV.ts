import { activity } from '../../facts/activity/activity';
import { customerLives } from '../../facts/customerLives/customerLives';
import { customers } from '../../facts/customers/customers';
import { heldOut } from '../../facts/heldOut/heldOut';
import type { Cell } from '../../facts/fact';
import type { Request } from '../metric';
import { metric, Refusal } from '../metric';
import { byCustomer } from './byCustomer';
import { climbed } from './climb';
import { CLV_NEEDS, CLV_OPTIONS } from './options';

const EMPTY = {
  'Low 95%': null,
  'High 95%': null,
  Revenue: null,
  'Deals per customer': null,
  'First purchase': null,
  'Value per purchase': null,
  'Purchases to come': null,
  'Earned so far': null,
  Months: null,
  'Expected of all': null,
  'At least': null,
  'At most': null,
  Method: null,
  Refused: null,
};

type Customers = { customers: Request<typeof customers> };
type Lives = {
  lives: Request<typeof customerLives>;
  earlier: Request<typeof heldOut>;
  activity: Request<typeof activity>;
};

export const CLV = metric({
  name: 'CLV',
  question: 'What is a customer worth?',
  brief:
    'What a newly won customer brings at the gross margin over the horizon (36 months at 10 % a year unless told), first purchase included, by the most demanding method that the data carry; "customer": what each is still to bring; basis = historic: what customers have brought so far.',
  better: 'up',
  level: 'new',
  needs: CLV_NEEDS,
  settings: ['churn'],
  dear: true,
  example: '"customer"',
  options: CLV_OPTIONS,
  columns: {
    CLV: 'money',
    'Low 95%': 'money',
    'High 95%': 'money',
    Customers: 'count',
    Revenue: 'money',
    'Deals per customer': 'factor',
    'First purchase': 'money',
    'Value per purchase': 'money',
    'Purchases to come': 'factor',
    'Earned so far': 'money',
    Months: 'factor',
    Margin: 'share',
    'Expected of all': 'factor',
    'At least': 'factor',
    'At most': 'factor',
    Method: 'text',
    Refused: 'text',
  },
  headline: 'CLV',
  shown: ({ basis }) =>
    basis === 'historic'
      ? ['CLV', 'Customers', 'Revenue', 'Deals per customer', 'Margin']
      : [
          'CLV',
          'Low 95%',
          'High 95%',
          'Customers',
          'First purchase',
          'Value per purchase',
          'Purchases to come',
          'Earned so far',
          'Months',
          'Margin',
          'Expected of all',
          'At least',
          'At most',
          'Method',
          'Refused',
        ],
  order: 'Customers',
  counted: 'first purchases',
  instead: { customer: byCustomer },
  facts: ({ basis }): Customers | Lives =>
    basis === 'historic'
      ? { customers: { fact: customers } }
      : { lives: { fact: customerLives }, earlier: { fact: heldOut }, activity: { fact: activity } },
  group(cells, whole, options) {
    const row =
      'customers' in cells
        ? historic(cells.customers, options.margin)
        : climbed(cells, 'lives' in whole ? whole : cells, options);
    return row instanceof Refusal ? row : { ...EMPTY, ...row };
  },
});

/** What customers have brought so far, per customer. */
function historic(cell: Cell<never, 'customers' | 'deals' | 'revenue'>, margin: number) {
  const count = cell.sum('customers');
  const revenue = cell.sum('revenue');
  const evidence = { Customers: count, Revenue: revenue, Margin: margin };
  if (count === 0) return new Refusal('no new customer was won', evidence);
  return { CLV: (revenue * margin) / count, ...evidence, 'Deals per customer': cell.sum('deals') / count };
}
