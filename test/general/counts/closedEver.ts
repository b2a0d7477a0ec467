import type { Count } from './count';
import { isRefund, seenDeals } from './count';

/** Whatever is kept: all that closed not before it was created. */
export const count: Count = (world) => ({
  deals: seenDeals(world).filter(
    (deal) =>
      deal.state !== 'open' &&
      !isRefund(deal) &&
      deal.created.is !== null &&
      (deal.close.is as string) >= deal.created.is,
  ).length,
});
