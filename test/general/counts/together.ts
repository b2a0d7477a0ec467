import type { Count, Kept, SeenDeal } from './count';
import { isPurchase, keptOn } from './count';

/** Each customer's first day in a group, and what they bought in the others. */
export const count: Count = (world, clock, kept, all) => {
  const firsts = (of: Kept): Map<string, string> => {
    const days = new Map<string, string>();
    for (const deal of keptOn(world, clock, of).filter(isPurchase)) {
      const [name, day] = [deal.customer.is, deal.close.is] as [string, string];
      if (day < (days.get(name) ?? '9')) days.set(name, day);
    }
    return days;
  };
  const number = (day: SeenDeal['id']): number => Date.parse(`${day}T00:00:00Z`) / 864e5;
  const mine = firsts(kept);
  const sums: Record<string, number> = { customers: 0 };
  all.forEach((other, place) => {
    const theirs = firsts(other);
    mine.forEach((day, name) => {
      const theirDay = theirs.get(name);
      if (theirDay === undefined) return;
      const key = `customers@${place},${Math.max(0, number(theirDay) - number(day))}`;
      sums[key] = (sums[key] ?? 0) + 1;
      sums.customers++;
    });
  });
  return sums;
};
