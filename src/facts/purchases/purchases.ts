import { bucketsOf } from '../../calendar/grain';
import { WON } from '../../tables/outcome';
import { leftOut } from '../../tables/table';
import { fact } from '../fact';
import { firstPurchases, isPurchase, withoutCustomer } from '../history';

const MEASURES = {
  deals: { unit: 'count', adds: 'always' },
  value: { unit: 'money', adds: 'always' },
  newDeals: { unit: 'count', adds: 'always' },
  newValue: { unit: 'money', adds: 'always' },
  sameDayDeals: { unit: 'count', adds: 'always' },
  sameDayValue: { unit: 'money', adds: 'always' },
  sameMonthDeals: { unit: 'count', adds: 'always' },
  sameMonthValue: { unit: 'money', adds: 'always' },
  unknownDeals: { unit: 'count', adds: 'always' },
  unknownValue: { unit: 'money', adds: 'always' },
  newCustomers: { unit: 'count', adds: 'always' },
  customers: { unit: 'count', adds: 'asked' },
  repeatCustomers: { unit: 'count', adds: 'asked' },
  returningByDeal: { unit: 'count', adds: 'asked' },
  returningByDay: { unit: 'count', adds: 'asked' },
  returningByMonth: { unit: 'count', adds: 'asked' },
} as const;
type Measure = keyof typeof MEASURES;

/** What is known of a customer inside one group, as bits. */
const BOUGHT = 1;
const AGAIN = 2;
const AFTER_DEAL = 4;
const AFTER_DAY = 8;
const AFTER_MONTH = 16;

/**
 * Won deals by close date and whether their customer had bought before. The first won deal ever is the new one, whatever
 * the period or filter; ties by close day, then deal id. `sameDay…` and `sameMonth…` are later deals on the day, or in
 * the calendar month, of the first: the conventions that call them new add them to `new…`. `customers` bought in the cut,
 * `repeatCustomers` at least twice; `returningBy…` had a deal after the first deal, day or month. A refund nets the side
 * its customer is on and counts as no deal.
 */
export const purchases = fact<never, Measure>({
  name: 'purchases',
  table: 'deals',
  clock: 'closed',
  reads: 'history',
  own: [],
  measures: MEASURES,
  sheet(rows) {
    const { n, group, groups, state, weight } = rows;
    const customer = rows.codes('customer');
    const amount = rows.number('amount');
    const close = rows.day('close');
    const month = bucketsOf(close, 'month', { startMonth: 1 });
    const first = firstPurchases(rows, customer);
    const measure = {} as Record<Measure, Float64Array>;
    for (const name of Object.keys(MEASURES) as Measure[]) measure[name] = new Float64Array(groups);
    const known = new Map<number, number>();
    for (let i = 0; i < n; i++) {
      const g = group[i];
      if (g < 0 || state[i] !== WON) continue;
      const value = amount[i] === amount[i] ? amount[i] * weight[i] : 0;
      const deal = amount[i] < 0 ? 0 : weight[i];
      if (customer[i] < 0) {
        measure.unknownValue[g] += value;
        measure.unknownDeals[g] += deal;
        continue;
      }
      const start = first[customer[i]];
      measure.value[g] += value;
      measure.deals[g] += deal;
      const age =
        start === i
          ? BOUGHT
          : start < 0
            ? AFTER_MONTH
            : close[i] === close[start]
              ? AFTER_DEAL
              : month[i] === month[start]
                ? AFTER_DAY
                : AFTER_MONTH;
      if (age !== AFTER_MONTH) {
        const side = age === BOUGHT ? 'new' : age === AFTER_DEAL ? 'sameDay' : 'sameMonth';
        measure[`${side}Deals`][g] += deal;
        measure[`${side}Value`][g] += value;
        // what is on the first day is in its month too
        if (age === AFTER_DEAL) {
          measure.sameMonthDeals[g] += deal;
          measure.sameMonthValue[g] += value;
        }
      }
      if (!isPurchase(rows, customer, amount, i)) continue;
      if (age === BOUGHT) measure.newCustomers[g] += 1;
      const key = g * first.length + customer[i];
      const before = known.get(key) ?? 0;
      let bits = BOUGHT | (before & BOUGHT ? AGAIN : 0);
      if (age !== BOUGHT) bits |= AFTER_DEAL;
      if (age === AFTER_DAY || age === AFTER_MONTH) bits |= AFTER_DAY;
      if (age === AFTER_MONTH) bits |= AFTER_MONTH;
      const fresh = bits & ~before;
      if (fresh & BOUGHT) measure.customers[g] += 1;
      if (fresh & AGAIN) measure.repeatCustomers[g] += 1;
      if (fresh & AFTER_DEAL) measure.returningByDeal[g] += 1;
      if (fresh & AFTER_DAY) measure.returningByDay[g] += 1;
      if (fresh & AFTER_MONTH) measure.returningByMonth[g] += 1;
      known.set(key, before | bits);
    }
    const unknown = withoutCustomer(rows, customer);
    return {
      axis: {},
      measure,
      leftOut: unknown.length > 0 ? [leftOut('Deals: won without a customer', unknown)] : [],
    };
  },
});
