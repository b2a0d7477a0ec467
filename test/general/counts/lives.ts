import type { SeenDeal, World } from './count';
import { purchasesOf, seenDeals, total } from './count';

/** One customer: the first purchase, the days with a purchase, ascending, and all won deals. */
export interface Life {
  readonly first: SeenDeal;
  readonly days: readonly string[];
  readonly won: readonly SeenDeal[];
}

export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 864e5;
export const dayOfDeal = ({ close }: SeenDeal): string => close.is as string;
export const monthsOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
export const money = (deals: readonly SeenDeal[]): number => total(deals, ({ amount }) => amount.is);

/** All customers with a purchase up to the as-of day. */
export function livesOf(world: World): Life[] {
  const won = seenDeals(world).filter(({ state }) => state === 'won');
  return Array.from(purchasesOf(world), ([name, list]) => ({
    first: list[0],
    days: Array.from(new Set(list.map(dayOfDeal))).sort(),
    won: won.filter(({ customer }) => customer.is === name),
  }));
}

/** Adds to a sum under a measure and its place. */
export function adder(): {
  readonly sums: Record<string, number>;
  add(measure: string, place: readonly number[], value: number): void;
} {
  const sums: Record<string, number> = {};
  return {
    sums,
    add(measure, place, value) {
      const key = `${measure}@${place.join(',')}`;
      sums[key] = (sums[key] ?? 0) + value;
    },
  };
}
