import type { Count } from './count';
import { seenDeals } from './count';

/** Whatever is kept: all that closed not before it was created. */
export const count: Count = (world) => ({
  deals: seenDeals(world).filter(
    ({ state, created, close }) => state !== 'open' && created.is !== null && (close.is as string) >= created.is,
  ).length,
});
