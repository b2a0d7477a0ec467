import type { Day } from '../../calendar/day';

/** A deal on one day: how it stood, its amount (0 without one), when it is expected to close while open, and its group. */
export interface DealState {
  /** Its id; '' where it has none, and of deals of which only the outcome is told. */
  readonly id: string;
  readonly outcome: 'open' | 'won' | 'lost';
  readonly amount: number;
  /** What one unit of its own currency counts, and which that is; 1 and none unless amounts are converted. */
  readonly rate?: number;
  readonly currency?: string;
  readonly expected: Day | null;
  /** The share of the deal that this is, 1 unless told. */
  readonly share?: number;
  /** The group it is in; null when the conditions leave it out. */
  readonly group: string | null;
}
/** Deals on one day; one place is the same deal on every day, and empty where it is not there. */
export type DealStates = readonly (DealState | undefined)[];

export const FLOWS = [
  'Opening',
  'Created',
  'Moved in',
  'Increased',
  'Decreased',
  'Moved out',
  'Won',
  'Lost',
  'Reopened',
  'Removed',
  'Exchange rate',
  'Closing',
] as const;
export type Flow = (typeof FLOWS)[number];
/** Money of each kind; Decreased, Moved out, Won, Lost and Removed are what was taken off, as positive amounts. */
export type Flows = Record<Flow, number>;

/**
 * How the open pipeline of each group came from one day to another: Opening + Created + Moved in + Increased − Decreased
 * − Moved out − Won − Lost + Reopened − Removed + Exchange rate = Closing. A deal that changes its group, or its expected
 * close over the edge, moves out of one and into the other; one created and won in between stands in both.
 * @param isDue whether a deal with this expected close is in the pipeline that is meant
 */
export function bridge(
  before: DealStates,
  after: DealStates,
  isDue: (expected: Day | null) => boolean,
): Map<string, Flows> {
  const groups = new Map<string, Flows>();
  const add = (group: string, flow: Flow, amount: number): void => {
    let flows = groups.get(group);
    if (!flows) groups.set(group, (flows = Object.fromEntries(FLOWS.map((name) => [name, 0])) as Flows));
    flows[flow] += amount;
  };
  const groupIn = (deal: DealState | undefined): string | null =>
    deal && deal.outcome === 'open' && isDue(deal.expected) ? deal.group : null;
  const resized = (group: string, old: DealState, now: DealState): void => {
    const [was, is] = [old.rate ?? 1, now.rate ?? 1];
    // what the deal had then, at the rate of now
    const exchange = old.currency === now.currency && was !== is && was !== 0 ? (old.amount / was) * (is - was) : 0;
    if (exchange !== 0) add(group, 'Exchange rate', exchange);
    const by = now.amount - old.amount - exchange;
    if (Math.abs(by) > (exchange === 0 ? 0 : 1e-12 * Math.abs(now.amount)))
      add(group, by > 0 ? 'Increased' : 'Decreased', Math.abs(by));
  };
  const settle = (old: DealState | undefined, now: DealState | undefined): void => {
    if (old && now && old.outcome !== 'open' && now.outcome !== 'open') return;
    const was = groupIn(old);
    const is = groupIn(now);
    if (was !== null) add(was, 'Opening', old!.amount);
    if (is !== null) add(is, 'Closing', now!.amount);
    if (!now) {
      if (was !== null) add(was, 'Removed', old!.amount);
    } else if (now.outcome === 'open') {
      if (was !== null && was === is) return resized(was, old!, now);
      if (was !== null) add(was, 'Moved out', old!.amount);
      if (is !== null) add(is, !old ? 'Created' : old.outcome === 'open' ? 'Moved in' : 'Reopened', now.amount);
    } else if (!old || old.outcome === 'open') {
      const group = was ?? now.group;
      if (group === null) return;
      if (was !== null) resized(was, old!, now);
      else add(group, old ? 'Moved in' : 'Created', now.amount);
      add(group, now.outcome === 'won' ? 'Won' : 'Lost', now.amount);
    }
  };
  const most = Math.max(before.length, after.length);
  for (let at = 0; at < most; at++) if (before[at] || after[at]) settle(before[at], after[at]);
  return groups;
}

/** The opening of a bridge plus all that came and went: its closing, but for rounding. */
export const balanceOf = (flows: Flows): number =>
  flows.Opening +
  flows.Created +
  flows['Moved in'] +
  flows.Increased -
  flows.Decreased -
  flows['Moved out'] -
  flows.Won -
  flows.Lost +
  flows.Reopened -
  flows.Removed +
  flows['Exchange rate'];
