import { dealsSinceFirst } from '../../facts/dealsSinceFirst/dealsSinceFirst';
import type { Cell, FactDef } from '../../facts/fact';
import { purchases } from '../../facts/purchases/purchases';
import { metric, Refusal } from '../metric';

/** What `since` of `dealsSinceFirst` still counts as new, by convention. */
const NEW_UP_TO = { deal: 0, day: 1, month: 2 } as const;

type Closed = typeof dealsSinceFirst extends FactDef<infer A, infer M> ? Cell<A, M> : never;

/** Win rates and days to close of both sides; a lost deal is new up to the day on which its customer was first won. */
function howTheyClose(closed: Closed, newUpTo: number) {
  const sides = [0, 1].map(() => ({ won: 0, lost: 0, wonDays: 0, wonTimed: 0 }));
  for (let i = 0; i < closed.n; i++) {
    const side = sides[closed.axis('since', i) <= newUpTo ? 0 : 1];
    for (const name of ['won', 'lost', 'wonDays', 'wonTimed'] as const) side[name] += closed.at(name, i);
  }
  const [fresh, returning] = sides.map(({ won, lost, wonDays, wonTimed }) => ({
    rate: won + lost > 0 ? won / (won + lost) : null,
    days: wonTimed > 0 ? wonDays / wonTimed : null,
  }));
  return {
    'New win rate': fresh.rate,
    'Returning win rate': returning.rate,
    'New days to close': fresh.days,
    'Returning days to close': returning.days,
    'Perhaps not new': closed.sum('perhapsOld'),
  };
}

export const NEWVSRETURNING = metric({
  name: 'NEWVSRETURNING',
  question: 'How much do we sell to new customers, and how much to those who come back?',
  brief:
    'The share of sales that came from new customers. A customer is new in the first won deal ever, whatever the period; basis = day or month counts all deals of the first day or month as new.',
  better: 'neither',
  formula: 'New share = sales to new customers ÷ sales to all customers',
  level: 'settled',
  needs: { deals: ['customer', 'close', 'amount'] },
  example: '"month"',
  options: { basis: { choice: ['deal', 'day', 'month'] } },
  columns: {
    'New share': 'share',
    'New sales': 'money',
    'Returning sales': 'money',
    'New customers': 'count',
    'Returning customers': 'count',
    'New deals': 'count',
    'Returning deals': 'count',
    'New win rate': 'share',
    'Returning win rate': 'share',
    'New days to close': 'days',
    'Returning days to close': 'days',
    'Perhaps not new': 'count',
  },
  headline: 'New share',
  order: 'New sales',
  counted: 'purchases',
  facts: () => ({ purchases: { fact: purchases }, closed: { fact: dealsSinceFirst } }),
  group({ purchases, closed }, _whole, { basis }) {
    const sameDeals = basis === 'deal' ? 0 : purchases.sum(basis === 'day' ? 'sameDayDeals' : 'sameMonthDeals');
    const sameValue = basis === 'deal' ? 0 : purchases.sum(basis === 'day' ? 'sameDayValue' : 'sameMonthValue');
    const newSales = purchases.sum('newValue') + sameValue;
    const newDeals = purchases.sum('newDeals') + sameDeals;
    const sales = purchases.sum('value');
    const returning = basis === 'deal' ? 'returningByDeal' : basis === 'day' ? 'returningByDay' : 'returningByMonth';
    const evidence = {
      'New sales': newSales,
      'Returning sales': sales - newSales,
      'New customers': purchases.sum('newCustomers'),
      'Returning customers': purchases.sum(returning),
      'New deals': newDeals,
      'Returning deals': purchases.sum('deals') - newDeals,
      ...howTheyClose(closed, NEW_UP_TO[basis]),
    };
    if (purchases.sum('deals') === 0 && sales === 0)
      return new Refusal('no deal with a known customer was won', evidence);
    // sums of the same amounts may differ by an ulp
    if (!(sales > 0) || newSales < 0 || newSales > sales * (1 + 1e-9))
      return new Refusal(
        sales === 0 && newSales === 0
          ? 'the deals won carry no amounts'
          : 'refunds outweigh what new or returning customers bought, so that neither has a share',
        evidence,
      );
    return { 'New share': Math.min(1, newSales / sales), ...evidence };
  },
});
