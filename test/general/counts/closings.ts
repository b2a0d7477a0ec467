import type { Count } from './count';
import { keptOn, total } from './count';

export const count: Count = (world, clock, kept) => {
  const deals = keptOn(world, clock, kept);
  const isRefund = (value: number | null): boolean => value !== null && value < 0;
  const won = deals.filter(({ state }) => state === 'won');
  const lost = deals.filter(({ state }) => state === 'lost');
  const refunds = won.filter(({ amount }) => isRefund(amount.is));
  const sales = won.filter(({ amount }) => !isRefund(amount.is));
  return {
    won: sales.length,
    lost: lost.length,
    wonValue: total(won, ({ amount }) => amount.is),
    lostValue: total(lost, ({ amount }) => Math.max(0, amount.is ?? 0)),
    closedSquares: total([...sales, ...lost], ({ amount }) => Math.max(0, amount.is ?? 0) ** 2),
    priced: sales.filter(({ amount }) => amount.is !== null).length,
    refunds: refunds.length,
    refundValue: total(refunds, ({ amount }) => amount.is),
  };
};
