import { purchases } from '../../facts/purchases/purchases';
import { metric, Refusal } from '../metric';

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
  },
  headline: 'New share',
  order: 'New sales',
  counted: 'purchases',
  facts: () => ({ purchases: { fact: purchases } }),
  group({ purchases }, _whole, { basis }) {
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
    };
    if (!(sales > 0)) return new Refusal('no deal with a known customer was won', evidence);
    return { 'New share': newSales / sales, ...evidence };
  },
});
