import type { Count } from './count';
import { purchasesOf, seenDeals, total } from './count';

/** Customers whose first purchase is kept, with all they bought, refunds taken off. */
export const count: Count = (world, _clock, kept) => {
  const seen = seenDeals(world).filter(({ state }) => state === 'won');
  const lives = Array.from(purchasesOf(world).values()).filter(([first]) => kept(first, first.close.is));
  return {
    customers: lives.length,
    deals: total(lives, (life) => life.length),
    revenue: total(lives, ([first]) =>
      total(
        seen.filter(({ customer }) => customer.is === first.customer.is),
        ({ amount }) => amount.is,
      ),
    ),
    repeaters: lives.filter((life) => life.length > 1).length,
  };
};
