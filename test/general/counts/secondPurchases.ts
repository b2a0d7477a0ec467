import { AS_OF } from '../world';
import type { Count } from './count';
import { purchasesOf } from './count';

const number = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 864e5;

/** Customers whose first purchase is kept, along the days to their next day with a purchase, or to the as-of day. */
export const count: Count = (world, _clock, kept) => {
  const sums: Record<string, number> = {};
  purchasesOf(world).forEach((life) => {
    const [first] = life;
    if (!kept(first, first.close.is)) return;
    const next = life.find(({ close }) => close.is !== first.close.is);
    const days = number(next ? String(next.close.is) : AS_OF) - number(String(first.close.is));
    const key = `${next ? 'again' : 'alone'}@${days}`;
    sums[key] = (sums[key] ?? 0) + 1;
  });
  return sums;
};
