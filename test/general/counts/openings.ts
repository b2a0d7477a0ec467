import type { Count } from './count';
import { isRefund, keptOn, total } from './count';

export const count: Count = (world, clock, kept) => {
  const deals = keptOn(world, clock, kept).filter(({ created }) => created.is !== null);
  const said = deals.filter(({ state }) => state === 'won');
  const won = said.filter((deal) => !isRefund(deal));
  return {
    created: deals.filter((deal) => !isRefund(deal)).length,
    createdValue: total(deals, ({ amount }) => amount.is),
    won: won.length,
    lost: deals.filter(({ state }) => state === 'lost').length,
    open: deals.filter(({ state }) => state === 'open').length,
    wonValue: total(said, ({ amount }) => amount.is),
    refundValue: total(said.filter(isRefund), ({ amount }) => amount.is),
    priced: won.filter(({ amount }) => amount.is !== null).length,
  };
};
