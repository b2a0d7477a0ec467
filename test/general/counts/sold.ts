import type { Count } from './count';
import { keptOn, total } from './count';

/** Lines, as `tablesOf` lays them out, tell two units of every deal that the table says is won. */
export const count: Count = (world, clock, kept) => {
  const won = keptOn(world, clock, kept).filter(({ state }) => state === 'won');
  const units = ({ amount }: { amount: { is: number | null } }): number => (Number(amount.is) < 0 ? -2 : 2);
  const priced = won.filter(({ amount }) => amount.is !== null);
  return {
    sales: total(won, ({ amount }) => amount.is),
    squares: total(won, ({ amount }) => (amount.is ?? 0) ** 2),
    units: total(won, units),
    told: won.length,
    pricedSales: total(priced, ({ amount }) => amount.is),
    pricedUnits: total(priced, units),
  };
};
