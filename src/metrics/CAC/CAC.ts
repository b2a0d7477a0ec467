import { customers } from '../../facts/customers/customers';
import { spend } from '../../facts/spend/spend';
import { LAG, matchedOf, matchedSpend } from '../matchedSpend';
import type { Lag } from '../matchedSpend';
import type { Request } from '../metric';
import { metric, Refusal } from '../metric';

type Chosen = { readonly basis: 'blended' | 'paid'; readonly lag: Lag | null };
type Plain = { customers: Request<typeof customers>; spend: Request<typeof spend> };
type Lagged = Plain & { matched: Request<ReturnType<typeof matchedSpend>> };
const headlineOf = ({ basis, lag }: Chosen) =>
  basis === 'paid'
    ? lag === null
      ? 'Paid CAC'
      : 'Paid CAC (lag-adjusted)'
    : lag === null
      ? 'CAC'
      : 'CAC (lag-adjusted)';

export const CAC = metric({
  name: 'CAC',
  question: 'How much does it cost us to win a new customer?',
  brief:
    'All spend divided by the customers whose first won deal ever closed in the period (blended); basis = paid: paid media only; lag = auto: spend is moved to the days its wins come, by the delays of your own deals, lag = 60 days by so many days.',
  better: 'down',
  level: 'settled',
  needs: { deals: ['customer', 'close'], spend: ['date', 'amount'] },
  example: '"source"',
  options: { basis: { choice: ['blended', 'paid'] }, lag: LAG },
  columns: {
    CAC: 'money',
    'Paid CAC': 'money',
    'CAC (lag-adjusted)': 'money',
    'Paid CAC (lag-adjusted)': 'money',
    'Matched spend': 'money',
    Spend: 'money',
    'Not yet matured': 'money',
    'Before first row': 'money',
    'New customers': 'count',
  },
  headline: headlineOf,
  shown: (options) => [
    headlineOf(options),
    ...(options.lag === null ? [] : (['Matched spend'] as const)),
    'Spend',
    ...(options.lag === null ? [] : (['Not yet matured', 'Before first row'] as const)),
    'New customers',
  ],
  order: 'Spend',
  counted: 'first purchases',
  facts: ({ basis, lag }): Plain | Lagged => {
    const plain = { customers: { fact: customers }, spend: { fact: spend } };
    return lag === null
      ? plain
      : { ...plain, matched: { fact: matchedSpend(lag, basis === 'paid' ? 'media' : 'spend') } };
  },
  group(cells, whole, options) {
    const { customers, spend } = cells;
    const matched = 'matched' in cells ? cells.matched : null;
    const isPaid = options.basis === 'paid';
    const count = customers.sum('customers');
    const spent = spend.sum(isPaid ? 'media' : 'spend');
    const found = matched && matchedOf(matched);
    const evidence = {
      'Matched spend': matched?.sum('matched') ?? null,
      Spend: spent,
      'Not yet matured': matched?.sum('notYetMatured') ?? null,
      'Before first row': matched?.sum('beforeFirstRow') ?? null,
      'New customers': count,
    };
    if (isPaid && whole.spend.sum('spend') !== 0 && whole.spend.sum('kinds') === 0)
      return new Refusal(
        'no row of Spend says what kind it is. Give Spend a column Kind, such as media or salaries',
        evidence,
      );
    if (count === 0) return new Refusal('no new customer was won', evidence);
    if (typeof found === 'string') return new Refusal(found, evidence);
    const cost = found ?? spent;
    if (!(cost > 0)) return new Refusal('nothing was spent', evidence);
    const none = { CAC: null, 'Paid CAC': null, 'CAC (lag-adjusted)': null, 'Paid CAC (lag-adjusted)': null };
    return { ...none, ...evidence, [headlineOf(options)]: cost / count };
  },
});
