import { AS_OF } from '../world';
import type { Count } from './count';
import { adder, dayOfDeal, daysBetween, livesOf, money } from './lives';

/** The step of an amount: four to each factor e, counted from e to the power of −25. */
const stepOf = (amount: number): number => Math.max(0, Math.min(200, Math.floor(4 * Math.log(amount)) + 100));

export const count: Count = (world, _clock, kept) => {
  const { sums, add } = adder();
  for (const { first, days, won } of livesOf(world)) {
    if (!kept(first, first.close.is)) continue;
    const later = money(won.filter((deal) => dayOfDeal(deal) > days[0]));
    const ofFirst = money(won.filter((deal) => dayOfDeal(deal) <= days[0]));
    const place = [
      daysBetween(days[0], AS_OF),
      days.length - 1,
      daysBetween(days[0], days[days.length - 1]),
      days.length > 1 && later > 0 ? stepOf(later / (days.length - 1)) : 0,
    ];
    add('customers', place, 1);
    add('firstValue', place, ofFirst);
    add('firstSquares', place, ofFirst ** 2);
    add('repeatValue', place, later);
  }
  return sums;
};
