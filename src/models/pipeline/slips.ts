import type { Day } from '../../calendar/day';
import type { DealStates } from './bridge';

/** What became of the deals that were due in a period when it began. */
export interface Slips {
  due: number;
  dueValue: number;
  slipped: number;
  slippedValue: number;
  won: number;
  lost: number;
  /** Open and due in the period still, as it is not over. */
  pending: number;
  /** The deals, and the share of each that was due. */
  deals: { readonly id: string; readonly share: number }[];
}

/**
 * Deals that were open when a period began and expected to close in it, and where they stand at its end: a deal has
 * slipped when it is open still, or expected later while the period runs; a lost one has not. Deals that are gone from
 * the table are left out.
 * @param isOver whether `after` is the end of the period
 * @see Salesforce's pipeline inspection for "moved out"; lost deals as in Petavue's slip rate
 */
export function slips(
  before: DealStates,
  after: DealStates,
  isDue: (expected: Day | null) => boolean,
  isOver: boolean,
): Map<string, Slips> {
  const groups = new Map<string, Slips>();
  before.forEach((old, at) => {
    const now = after[at];
    if (!old || old.outcome !== 'open' || old.group === null || !isDue(old.expected) || !now) return;
    let slip = groups.get(old.group);
    if (!slip) {
      slip = { due: 0, dueValue: 0, slipped: 0, slippedValue: 0, won: 0, lost: 0, pending: 0, deals: [] };
      groups.set(old.group, slip);
    }
    const { share = 1 } = old;
    slip.due += share;
    slip.dueValue += old.amount;
    slip.deals.push({ id: old.id, share });
    if (now.outcome !== 'open') slip[now.outcome] += share;
    else if (!isOver && isDue(now.expected)) slip.pending += share;
    else {
      slip.slipped += share;
      slip.slippedValue += old.amount;
    }
  });
  return groups;
}
