import type { Day } from '../../calendar/day';
import { readIsoDay } from '../../calendar/day';
import type { Fiscal } from '../../calendar/grain';
import { bucketEnd, bucketOf, bucketStart } from '../../calendar/grain';
import { closings } from '../../facts/closings/closings';
import type { Ask } from '../metric';
import type { Ahead } from './spans';

export type Worth = 'amount' | 'one';

/** Sales of each group by day, in the order of their days. */
export type Daily = ReadonlyMap<string, readonly (readonly [day: Day, sold: number])[]>;

/** What was won day by day, of the whole (`''`) or of each value of a field. */
export function dailySales(ask: Ask, field: string | null, worth: Worth): Daily {
  const day = { grain: 'day' } as const;
  const fact = ask.fact(closings, { period: null, by: field === null ? [day] : [{ field }, day], keep: undefined });
  const measure = fact.measure[worth === 'one' ? 'won' : 'wonValue'];
  const daily = new Map<string, [Day, number][]>();
  fact.groups.forEach((labels, g) => {
    const at = readIsoDay(labels[labels.length - 1]);
    const name = field === null ? '' : labels[0];
    const days = daily.get(name) ?? [];
    days.push([at, measure[fact.start[g]]]);
    daily.set(name, days);
  });
  return daily;
}

/** Sales of whole buckets, from the first with a closed deal to the last that is over, and when each ended. */
export interface Series {
  readonly values: number[];
  /** Days before the as-of day on which each ended. */
  readonly ended: number[];
}

/** The series of one group; buckets in which nothing closed are zeros. */
export function seriesOf(
  days: readonly (readonly [Day, number])[],
  { grain, first }: Ahead,
  asOf: Day,
  fiscal: Fiscal,
): Series {
  const begin = days.length > 0 ? Math.min(first, bucketOf(days[0][0], grain, fiscal)) : first;
  const values = new Array<number>(first - begin).fill(0);
  for (const [day, sold] of days) {
    const at = bucketOf(day, grain, fiscal) - begin;
    if (at < values.length) values[at] += sold;
  }
  return { values, ended: values.map((_, k) => asOf - bucketEnd(begin + k, grain, fiscal)) };
}

/** What was won on the days from … to, up to the as-of day. */
export const soldWithin = (days: readonly (readonly [Day, number])[], from: Day, to: Day): number =>
  days.reduce((sum, [day, sold]) => (day >= from && day <= to ? sum + sold : sum), 0);

/** Buckets over which it is learned how sales spread over their days, and what an even spread is worth against them. */
const LEARNED = 12;
const EVEN = 3;

/**
 * Share of a bucket's sales that usually comes after as many of its days as have passed: half of what closes may close in
 * the last week, so what is won so far is not divided by the share of days. Pulled a little to an even spread.
 */
export function leftOf(
  days: readonly (readonly [Day, number])[],
  { grain, first }: Ahead,
  asOf: Day,
  fiscal: Fiscal,
): number {
  const from = bucketStart(first, grain, fiscal);
  const length = bucketEnd(first, grain, fiscal) - from + 1;
  const passed = Math.max(0, asOf - from + 1) / length;
  if (passed <= 0) return 1;
  let [early, all] = [0, 0];
  for (let b = first - LEARNED; b < first; b++) {
    const [start, end] = [bucketStart(b, grain, fiscal), bucketEnd(b, grain, fiscal)];
    early += Math.max(0, soldWithin(days, start, start + Math.round(passed * (end - start + 1)) - 1));
    all += Math.max(0, soldWithin(days, start, end));
  }
  const usual = all / LEARNED;
  const share = all > 0 ? (early + passed * EVEN * usual) / (all + EVEN * usual) : passed;
  return Math.min(1, Math.max(0, 1 - share));
}
