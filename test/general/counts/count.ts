import type { Clock } from '../../../src/question/rows';
import type { Deal, Outcome, SpendRow, World } from '../world';
export type { World };
import { AS_OF } from '../world';

/** A deal as it stood on the as-of day. */
export interface SeenDeal extends Deal {
  readonly state: Outcome;
}

/** Whether a row with this day on the fact's clock is in what is counted; null = it has no such day. */
export type Kept = (row: Deal | SpendRow, day: string | null) => boolean;

/** Counts one fact's measures over raw rows, by other means than the fact: `measure`, or `measure@place` along its axis. */
export type Count = (
  world: World,
  clock: Clock,
  kept: Kept,
  /** What is kept of each group of the fact, this one's among them. */
  all: readonly Kept[],
) => Readonly<Record<string, number>>;

/** Deals as seen on the as-of day: created later, or closed without a date, is not there; closed later is still open. */
export function seenDeals({ deals }: World): SeenDeal[] {
  return deals.flatMap((deal): SeenDeal[] => {
    if (deal.created.is !== null && deal.created.is > AS_OF) return [];
    const said = deal.status.is as Outcome;
    if (said === 'open') return [{ ...deal, state: said }];
    if (deal.close.is === null) return [];
    return [{ ...deal, state: deal.close.is > AS_OF ? 'open' : said }];
  });
}

/** The day of a deal on a clock; null where it has none. */
export function dayOn(clock: Clock, deal: SeenDeal): string | null {
  if (clock === 'created') return deal.created.is;
  if (clock === 'closed') return deal.state === 'open' ? null : deal.close.is;
  if (clock !== 'expected') throw new Error(`deals have no ${clock} day`);
  if (deal.state !== 'open') return null;
  return deal.expected.is ?? (deal.status.is === 'open' ? deal.close.is : null);
}

/** The seen deals that are kept on a clock; all but the expected clock leave out what has no day. */
export const keptOn = (world: World, clock: Clock, kept: Kept): SeenDeal[] =>
  seenDeals(world).filter((deal) => {
    const day = dayOn(clock, deal);
    return (day !== null || clock === 'expected') && kept(deal, day);
  });

export const total = <T>(rows: readonly T[], value: (row: T) => number | null): number =>
  rows.reduce((sum, row) => sum + (value(row) ?? 0), 0);

/** Won with an amount below 0. */
export const isRefund = ({ state, amount }: SeenDeal): boolean => state === 'won' && (amount.is ?? 0) < 0;

/** A won deal of a known customer that is no refund. */
export const isPurchase = (deal: SeenDeal): boolean =>
  deal.state === 'won' && deal.customer.is !== null && (deal.amount.is ?? 0) >= 0;

/** Each customer's purchases up to the as-of day, the first one first: by close day, then deal id. */
export function purchasesOf(world: World): Map<string, SeenDeal[]> {
  const known = new Map<string, SeenDeal[]>();
  for (const deal of seenDeals(world).filter(isPurchase)) {
    const name = deal.customer.is as string;
    known.set(name, [...(known.get(name) ?? []), deal]);
  }
  const key = ({ close, id }: SeenDeal): string => `${close.is} ${id}`;
  known.forEach((list) => list.sort((a, b) => (key(a) < key(b) ? -1 : 1)));
  return known;
}
