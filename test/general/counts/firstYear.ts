import { AS_OF } from '../world';
import type { Count } from './count';
import { adder, dayOfDeal, livesOf } from './lives';

const DAY = 864e5;
/** Where month m of a life begins: the first day with that day of the month, or the next one after the end of the month. */
function begins(first: string, m: number): number {
  const [year, month, day] = first.split('-').map(Number);
  const last = Date.UTC(year, month - 1 + m + 1, 0);
  return Math.min(Date.UTC(year, month - 1 + m, day), last + DAY);
}

export const count: Count = (world, _clock, kept) => {
  const { sums, add } = adder();
  for (const { first, days, won } of livesOf(world)) {
    if (!kept(first, first.close.is)) continue;
    for (let m = 0; m < 12 && begins(days[0], m + 1) <= Date.parse(AS_OF) + DAY; m++) {
      add('customers', [m], 1);
      for (const deal of won) {
        const at = Date.parse(dayOfDeal(deal));
        if ((m === 0 || at >= begins(days[0], m)) && at < begins(days[0], m + 1))
          add('value', [m], deal.amount.is ?? 0);
      }
    }
  }
  return sums;
};
