import type { Count } from './count';
import { keptOn, total } from './count';

export const count: Count = (world, clock, kept) => {
  const deals = keptOn(world, clock, kept).filter(({ created }) => created.is !== null);
  const won = deals.filter(({ state }) => state === 'won');
  return {
    created: deals.length,
    createdValue: total(deals, ({ amount }) => amount.is),
    won: won.length,
    lost: deals.filter(({ state }) => state === 'lost').length,
    open: deals.filter(({ state }) => state === 'open').length,
    wonValue: total(won, ({ amount }) => amount.is),
  };
};
