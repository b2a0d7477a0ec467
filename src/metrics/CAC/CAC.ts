import { openings } from '../../facts/openings/openings';
import { COST_OPTIONS, costFacts, costOf, perhapsOld } from '../cost';
import type { CostChoice, CostFacts } from '../cost';
import type { Request } from '../metric';
import { metric, Refusal } from '../metric';
import { sharedOut } from './sharedOut';

type Asked = CostFacts & { old: Request<typeof perhapsOld> };
type Sharing = Asked & { openings: Request<typeof openings> };

const headlineOf = ({ basis, lag }: CostChoice) =>
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
  formula: 'CAC = Spend ÷ New customers',
  level: 'settled',
  needs: { deals: ['customer', 'close'], spend: ['date', 'amount'] },
  example: '"source"',
  options: { ...COST_OPTIONS, shared: { choice: ['none', 'opened'] } },
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
    'Perhaps not new': 'count',
    'Of it shared': 'money',
    Opened: 'count',
    Early: 'money',
    Expected: 'money',
  },
  headline: headlineOf,
  shown: (options) => [
    headlineOf(options),
    ...(options.lag === null ? [] : (['Matched spend'] as const)),
    'Spend',
    ...(options.shared === 'none' ? [] : (['Of it shared'] as const)),
    ...(options.lag === null ? [] : (['Not yet matured', 'Before first row'] as const)),
    'New customers',
    'Perhaps not new',
  ],
  order: 'Spend',
  counted: 'first purchases',
  facts: (options): Asked | Sharing => {
    const asked = { ...costFacts(options), old: { fact: perhapsOld } };
    return options.shared === 'none' ? asked : { ...asked, openings: { fact: openings } };
  },
  group(cells, whole, options) {
    const cost = costOf(cells, whole, options);
    const matched = 'matched' in cells ? cells.matched : null;
    const evidence = {
      'Matched spend': cost.matched,
      Spend: cost.spent,
      'Not yet matured': cost.notYetMatured,
      'Before first row': cost.beforeFirstRow,
      'New customers': cost.customers,
      'Perhaps not new': cells.old.sum('perhapsOld'),
      'Of it shared': null,
      Opened: 'openings' in cells ? cells.openings.sum('created') : null,
      Early: matched ? matched.sum('early') : null,
      Expected: matched ? matched.sum('expected') : null,
    };
    if (typeof cost.each === 'string') return new Refusal(cost.each, evidence);
    const none = { CAC: null, 'Paid CAC': null, 'CAC (lag-adjusted)': null, 'Paid CAC (lag-adjusted)': null };
    return { ...none, ...evidence, [headlineOf(options)]: cost.each };
  },
  together: (rows, options, groups) =>
    options.shared === 'none' ? rows : sharedOut(rows, groups, headlineOf(options), options.lag !== null),
});
