import { AS_OF } from '../world';
import type { Deal } from '../world';
import type { Count } from './count';
import { adder, daysBetween } from './lives';

interface Stay {
  readonly days: number;
  readonly isOver: boolean;
  readonly end: 'won' | 'lost' | 'open';
  readonly later: number;
}

/** Deals are in Qualified from the day they were created and in Proposal from their close date: see `tables.ts`. */
export const count: Count = ({ deals }, _clock, kept) => {
  const { sums, add } = adder();
  const stays: Stay[] = [];
  for (const deal of deals) {
    const [created, close, said] = [deal.created.is, deal.close.is, deal.status.is];
    if (created === null || (said !== 'open' && (close === null || close < created))) continue;
    const moved = close !== null && close >= created ? close : null;
    const isClosed = said !== 'open' && (close as string) <= AS_OF;
    const end = isClosed ? (said as 'won' | 'lost') : 'open';
    const note = (name: string, entered: string, left: string | null): void => {
      const row: Deal = { ...deal, stage: { cell: name, is: name.toLowerCase() } as Deal['stage'] };
      if (entered > AS_OF || !kept(row, entered)) return;
      const isOver = left !== null && left <= AS_OF;
      stays.push({
        days: daysBetween(entered, isOver ? left : AS_OF),
        isOver,
        end,
        later: daysBetween(entered, isClosed ? (close as string) : AS_OF),
      });
    };
    note('Qualified', created, moved);
    if (moved !== null) note('Proposal', moved, isClosed ? close : null);
  }
  const ended = stays
    .filter(({ isOver }) => isOver)
    .map(({ days }) => days)
    .sort((a, b) => a - b);
  const at = (share: number): number => ended[Math.max(0, Math.ceil(share * ended.length - 1e-9) - 1)];
  const knots = new Set([0]);
  if (ended.length > 0) for (const share of [0.25, 0.5, 0.75, 0.9]) knots.add(at(share));
  if (ended.length >= 10) knots.add(at(1));
  knots.forEach((since) => {
    for (const { days, isOver, end, later } of stays)
      if (days > since || (days === since && !isOver)) add(end, [since, later - since], 1);
  });
  return sums;
};
