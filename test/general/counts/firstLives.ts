import { AS_OF } from '../world';
import type { Count } from './count';
import { dayOn, purchasesOf, seenDeals } from './count';

const number = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 864e5;

/** Deals up to each customer's first purchase, along the days since creation. */
export const count: Count = (world, clock, kept) => {
  const firsts = new Map(Array.from(purchasesOf(world), ([name, [first]]) => [name, first]));
  const sums: Record<string, number> = {};
  for (const deal of seenDeals(world)) {
    const { state, customer, created, close } = deal;
    const day = dayOn(clock, deal);
    if (customer.is === null || created.is === null || day === null || !kept(deal, day)) continue;
    const first = firsts.get(customer.is);
    const isFirst = first?.id === deal.id;
    const counts = first
      ? isFirst || (state === 'lost' && String(close.is) <= String(first.close.is))
      : state !== 'won';
    const days = number(state === 'open' ? AS_OF : String(close.is)) - number(created.is);
    if (!counts || days < 0) continue;
    sums[`${state}@${days}`] = (sums[`${state}@${days}`] ?? 0) + 1;
  }
  return sums;
};
