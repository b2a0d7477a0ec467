import { WON } from '../../tables/outcome';
import { ASKED, COUNT, MONEY, fact } from '../fact';
import { firstPurchases, isPurchase, refundsOfNew, withoutCustomer } from '../history';
import { closeMonths } from '../purchaseDays';

const MEASURES = {
  deals: COUNT,
  value: MONEY,
  newDeals: COUNT,
  newValue: MONEY,
  sameDayDeals: COUNT,
  sameDayValue: MONEY,
  sameMonthDeals: COUNT,
  sameMonthValue: MONEY,
  unknownDeals: COUNT,
  unknownValue: MONEY,
  newCustomers: COUNT,
  customers: ASKED,
  repeatCustomers: ASKED,
  returningByDeal: ASKED,
  returningByDay: ASKED,
  returningByMonth: ASKED,
} as const;
type Measure = keyof typeof MEASURES;

/** What is known of a customer inside one group, as bits. */
const BOUGHT = 1;
const AGAIN = 2;
const AFTER_DEAL = 4;
const AFTER_DAY = 8;
const AFTER_MONTH = 16;

const MOST_LISTED = 1.6e7;

/** Bits by key, 0 at first: a list where the keys are few enough for one. */
function knownBits(keys: number): { get(key: number): number; set(key: number, bits: number): void } {
  const map = new Map<number, number>();
  if (keys > MOST_LISTED) return { get: (key) => map.get(key) ?? 0, set: (key, bits) => void map.set(key, bits) };
  const list = new Uint8Array(keys);
  return { get: (key) => list[key], set: (key, bits) => void (list[key] = bits) };
}

/**
 * Won deals by close date and whether their customer had bought before. The first won deal ever is the new one, whatever
 * the period or filter; ties by close day, then deal id. `sameDay…` and `sameMonth…` are later deals on the day, or in
 * the calendar month, of the first: the conventions that call them new add them to `new…`. `customers` bought in the cut,
 * `repeatCustomers` at least twice; `returningBy…` had a deal after the first deal, day or month. A refund counts as no
 * deal; it is taken off the new side until its customer has bought a second time, from that day on off the other.
 */
export const purchases = fact<never, Measure>({
  name: 'purchases',
  table: 'deals',
  clock: 'closed',
  reads: 'history',
  own: [],
  measures: MEASURES,
  sheet(rows) {
    const { n, group, groups, state, weight, dealOf } = rows;
    const customer = rows.codes('customer');
    const amount = rows.number('amount');
    const close = rows.day('close');
    const month = closeMonths(rows, customer);
    const first = firstPurchases(rows, customer);
    const measure = {} as Record<Measure, Float64Array>;
    for (const name of Object.keys(MEASURES) as Measure[]) measure[name] = new Float64Array(groups);
    const { deals, value, unknownDeals, unknownValue, newDeals, newValue, newCustomers } = measure;
    const { sameDayDeals, sameDayValue, sameMonthDeals, sameMonthValue } = measure;
    const { customers, repeatCustomers, returningByDeal, returningByDay, returningByMonth } = measure;
    const known = knownBits(groups * first.length);
    const isOfNew = refundsOfNew(rows, customer);
    for (let i = 0; i < n; i++) {
      const g = group[i];
      if (g < 0 || state[i] !== WON) continue;
      const money = amount[i] === amount[i] ? amount[i] * weight[i] : 0;
      const deal = amount[i] < 0 ? 0 : weight[i];
      if (customer[i] < 0) {
        unknownValue[g] += money;
        unknownDeals[g] += deal;
        continue;
      }
      const start = first[customer[i]];
      value[g] += money;
      deals[g] += deal;
      let age = AFTER_MONTH;
      const isFirst = (start >= 0 && dealOf(start) === dealOf(i)) || (amount[i] < 0 && isOfNew(i));
      if (isFirst) {
        age = BOUGHT;
        newDeals[g] += deal;
        newValue[g] += money;
      } else if (start >= 0 && month[i] === month[start]) {
        age = close[i] === close[start] ? AFTER_DEAL : AFTER_DAY;
        // what is on the first day is in its month too
        sameMonthDeals[g] += deal;
        sameMonthValue[g] += money;
        if (age === AFTER_DEAL) {
          sameDayDeals[g] += deal;
          sameDayValue[g] += money;
        }
      }
      if (!isPurchase(rows, customer, amount, i)) continue;
      if (age === BOUGHT) newCustomers[g] += weight[i];
      const key = g * first.length + customer[i];
      const before = known.get(key);
      let bits = BOUGHT | (before & BOUGHT ? AGAIN : 0);
      if (age !== BOUGHT) bits |= AFTER_DEAL;
      if (age === AFTER_DAY || age === AFTER_MONTH) bits |= AFTER_DAY;
      if (age === AFTER_MONTH) bits |= AFTER_MONTH;
      const fresh = bits & ~before;
      if (fresh === 0) continue;
      if (fresh & BOUGHT) customers[g] += 1;
      if (fresh & AGAIN) repeatCustomers[g] += 1;
      if (fresh & AFTER_DEAL) returningByDeal[g] += 1;
      if (fresh & AFTER_DAY) returningByDay[g] += 1;
      if (fresh & AFTER_MONTH) returningByMonth[g] += 1;
      known.set(key, before | bits);
    }
    return {
      axis: {},
      measure,
      leftOut: withoutCustomer(rows, customer),
    };
  },
});
