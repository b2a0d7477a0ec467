import { AS_OF } from '../world';
import type { Count } from './count';
import { adder, dayOfDeal, livesOf, monthsOf } from './lives';

const BEGINS = 1900 * 12;

export const count: Count = (world, _clock, kept) => {
  const { sums, add } = adder();
  for (const { first, days, won } of livesOf(world)) {
    if (!kept(first, first.close.is)) continue;
    const cohort = monthsOf(days[0]);
    const months = Array.from(new Set(days.map(monthsOf)));
    months.forEach((month, i) => add('customers', [cohort - BEGINS, month - cohort, i && month - months[i - 1]], 1));
    // AS_OF is not the last day of its month
    add('months', [cohort - BEGINS, 0, 0], monthsOf(AS_OF) - cohort);
    for (const deal of won)
      if (deal.amount.is !== null)
        add('value', [cohort - BEGINS, Math.max(0, monthsOf(dayOfDeal(deal)) - cohort), 0], deal.amount.is);
  }
  return sums;
};
