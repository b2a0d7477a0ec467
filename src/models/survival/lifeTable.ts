import { sumOf } from '../sum';

/**
 * How long deals were followed and how that ended, one row per integer day since creation.
 * Counts or weights; `open` deals were still undecided at that age on the day we stand on.
 * Everyone of a day shares one risk set: who closes or is last seen open on day t is at risk on t. Day 0 counts.
 */
export interface LifeTable {
  /** Ages in days, ascending, none twice. */
  day: ArrayLike<number>;
  won: ArrayLike<number>;
  lost: ArrayLike<number>;
  open: ArrayLike<number>;
  /**
   * Deals that come under observation at the start of this day of their life and are at risk from it on (delayed entry): for a period
   * life table the age they had when the period began, 0 for those created in it (Brenner & Gefeller, Cancer 78 (1996) 2004).
   * Without it everybody is followed from creation.
   */
  entered?: ArrayLike<number>;
}

/** A life table weighted by amounts, with the sums of squared weights for its variance; every deal followed from creation. */
export interface WeightedLifeTable extends LifeTable {
  entered?: undefined;
  wonSquares: ArrayLike<number>;
  lostSquares: ArrayLike<number>;
  openSquares: ArrayLike<number>;
}

export type Outcome = 'won' | 'lost';
/** Which end is the event; the other one then counts as no longer followed. */
export type Event = Outcome | 'closed';

/**
 * Tallies a list of deals; their order changes nothing.
 * @param day age in days at the close or, if open, on the day we stand on
 * @param outcome 0 open, 1 won, 2 lost
 * @param weight amounts; without it each deal counts one. Deals whose weight is not above 0 are passed over
 */
export function tally(
  day: ArrayLike<number>,
  outcome: ArrayLike<number>,
  weight?: ArrayLike<number>,
): WeightedLifeTable {
  const counts = (i: number) => !weight || weight[i] > 0,
    days = Array.from(new Set(Array.from(day).filter((_, i) => counts(i)))).sort((a, b) => a - b),
    row = new Map(days.map((d, i) => [d, i])),
    sums = [0, 1, 2, 3, 4, 5].map(() => new Float64Array(days.length));
  for (let i = 0; i < day.length; i++) {
    if (!counts(i)) continue;
    const w = weight ? weight[i] : 1,
      r = row.get(day[i])!;
    sums[outcome[i]][r] += w;
    sums[outcome[i] + 3][r] += w * w;
  }
  const [open, won, lost, openSquares, wonSquares, lostSquares] = sums;
  return { day: days, won, lost, open, wonSquares, lostSquares, openSquares };
}

/** The rows of a life table on which a curve can be built, with the deals at risk on each. */
export interface RiskSets {
  day: Float64Array;
  atRisk: Float64Array;
  won: Float64Array;
  lost: Float64Array;
  open: Float64Array;
  /** Age to which somebody was at risk on every day since creation; −1 when nobody was. */
  followedTo: number;
}

/**
 * Risk sets of a life table. With delayed entry they stop at the first age that nobody was at risk at, and before a day on which all
 * who were at risk closed while older deals came under observation later: beyond it a curve would be one of a chance few.
 */
export function riskSets({ day, won, lost, open, entered }: LifeTable): RiskSets {
  const n = day.length,
    risk = new Float64Array(n),
    rows: number[] = [];
  // from the end, so that the last risk set is exactly its own deals and a curve that reaches 0 reaches it exactly
  for (let i = n - 1, later = 0; i >= 0; i--) {
    risk[i] = later + (open[i] + (won[i] + lost[i]));
    later = risk[i] - (entered ? entered[i] : 0);
  }
  let followedTo = -1,
    left = entered ? 0 : 1;
  for (let i = 0; i < n; i++) {
    if (!(risk[i] > 1e-9)) continue;
    if (left <= 1e-9 && day[i] > followedTo + 1) break;
    const notClosed = risk[i] - won[i] - lost[i];
    if (notClosed <= 1e-9 && risk.some((later, j) => j > i && later > 1e-9)) {
      followedTo = day[i] - 1;
      break;
    }
    followedTo = day[i];
    left = notClosed - open[i];
    rows.push(i);
  }
  const pick = (column: ArrayLike<number>) => {
    const picked = new Float64Array(rows.length);
    for (let i = 0; i < picked.length; i++) picked[i] = column[rows[i]];
    return picked;
  };
  return { day: pick(day), atRisk: pick(risk), won: pick(won), lost: pick(lost), open: pick(open), followedTo };
}

/** How many had the event on a row's day. */
export const eventsOn = (sets: Pick<LifeTable, Outcome>, event: Event, row: number): number =>
  event === 'closed' ? sets.won[row] + sets.lost[row] : sets[event][row];

/** The row of the last day ≤ t; −1 before the first. */
export function rowAt(day: ArrayLike<number>, t: number): number {
  let low = 0,
    high = day.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (day[middle] <= t) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Deals at risk on day t, whether or not the table has a row for it. */
export function riskOn({ day, atRisk, won, lost, open, followedTo }: RiskSets, t: number): number {
  const row = rowAt(day, t);
  if (t > followedTo) return 0;
  if (row < 0) return atRisk[0];
  return day[row] === t ? atRisk[row] : atRisk[row] - won[row] - lost[row] - open[row];
}

/** How many open deals are older than any deal that ever closed: dead rather than slow. 0 when none has closed. */
export function olderThanAnyClosed(table: LifeTable): number {
  let last = table.day.length - 1;
  while (last >= 0 && !(eventsOn(table, 'closed', last) > 0)) last--;
  return last < 0 ? 0 : sumOf(table.open) - sumOf(table.open, last);
}
