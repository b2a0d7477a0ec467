import type { Draws } from '../random/draws';

/** How many deals come a day, and how much their number jumps about: variance ÷ mean of a month's count. */
export interface Arrivals {
  readonly perDay: number;
  readonly dispersion: number;
  /** The deals that were counted. */
  readonly seen: number;
}

const WINDOW = 30;
const MOST = 12;
/** What is known of the dispersion beforehand: 1.5, worth as much as four months. */
const USUAL = 1.5;
const WORTH = 4;

/**
 * Counts deals created in up to twelve windows of 30 days back from the day we stand on, and how much these counts
 * disperse (method of moments, pulled towards 1.5; never below 1, which is Poisson).
 * @param since days ago that each entry was created; @param count how many
 * @param span days that the history covers
 */
export function arrivalsOf(since: ArrayLike<number>, count: ArrayLike<number>, span: number): Arrivals {
  const windows = Math.max(1, Math.min(MOST, Math.floor(span / WINDOW)));
  const length = Math.max(1, Math.min(span, windows * WINDOW));
  const width = length / windows;
  const counts = new Float64Array(windows);
  countWindows(since, count, length, width, counts);
  const seen = counts.reduce((sum, c) => sum + c, 0);
  const mean = seen / windows;
  const squares = counts.reduce((sum, c) => sum + (c - mean) ** 2, 0);
  const dispersion = mean > 0 ? (squares / mean + USUAL * WORTH) / (windows - 1 + WORTH) : USUAL;
  return { perDay: seen / length, dispersion: Math.max(1, dispersion), seen };
}

function countWindows(
  since: ArrayLike<number>,
  count: ArrayLike<number>,
  length: number,
  width: number,
  counts: Float64Array,
): void {
  const last = counts.length - 1;
  for (let i = 0; i < since.length; i++)
    if (since[i] < length) counts[Math.min(last, Math.floor(since[i] / width))] += count[i];
}

/** One draw of how many deals come in `days`: the rate itself is uncertain (gamma), and counts are over-dispersed. */
export function drawArrivals(draws: Draws, { perDay, dispersion, seen }: Arrivals, days: number): number {
  if (!(perDay > 0)) return 0;
  const shape = seen / dispersion;
  const mean = (draws.gamma(shape) / shape) * perDay * days;
  const extra = dispersion - 1;
  return draws.poisson(extra > 0.01 ? draws.gamma(mean / extra) * extra : mean);
}
