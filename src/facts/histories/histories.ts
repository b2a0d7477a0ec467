import { NO_DAY } from '../../calendar/day';
import { LOST, OPEN, WON } from '../../tables/outcome';
import { fact } from '../fact';
import { sizeOf } from '../sizes';

/** The step of deals without an amount above 0. */
export const NO_SIZE = 255;

type Measure = 'won' | 'lost' | 'open' | 'wonValue' | 'openValue';

/**
 * Deals by how long ago they were created, their age in days when they closed (now, while open) and the step of their
 * amount (see `sizes.ts`; 255 for none): how many were won, lost, are open, and what the won and the open are worth.
 * Refunds, and deals that closed before they were created, are no deals here. About as many points as deals.
 */
export const histories = fact<'since' | 'days' | 'size', Measure>({
  name: 'histories',
  table: 'deals',
  clock: 'created',
  reads: 'cut',
  own: ['since', 'days', 'size'],
  measures: {
    won: { unit: 'count', adds: 'always' },
    lost: { unit: 'count', adds: 'always' },
    open: { unit: 'count', adds: 'always' },
    wonValue: { unit: 'money', adds: 'always' },
    openValue: { unit: 'money', adds: 'always' },
  },
  sheet({ n, asOf, state, group, groups, weight, day, number }) {
    const created = day('created');
    const close = day('close');
    const amount = number('amount');
    let [oldest, longest] = [0, 0];
    const ageOf = (i: number): number => (state[i] === OPEN ? asOf : close[i]) - created[i];
    const isIn = (i: number): boolean =>
      group[i] >= 0 && created[i] !== NO_DAY && ageOf(i) >= 0 && !(state[i] === WON && amount[i] < 0);
    const lines: number[] = [];
    for (let i = 0; i < n; i++) {
      if (!isIn(i)) continue;
      lines.push(i);
      oldest = Math.max(oldest, asOf - created[i]);
      longest = Math.max(longest, ageOf(i));
    }
    // group, creation, age and size in one number, exact up to 2^53
    const wide = 256 * (longest + 1);
    const key = (i: number): number => {
      const size = sizeOf(amount[i]);
      return (group[i] * (oldest + 1) + asOf - created[i]) * wide + ageOf(i) * 256 + (size < 0 ? NO_SIZE : size);
    };
    const keys = Float64Array.from(lines, key);
    const point = new Map<number, number>();
    const sorted: number[] = [];
    keys
      .slice()
      .sort()
      .forEach((each) => {
        if (!point.has(each)) point.set(each, sorted.push(each) - 1);
      });
    const start = new Int32Array(groups + 1);
    for (const each of sorted) start[Math.floor(each / (wide * (oldest + 1))) + 1]++;
    for (let g = 0; g < groups; g++) start[g + 1] += start[g];
    const sum = (): Float64Array => new Float64Array(sorted.length);
    const measure = { won: sum(), lost: sum(), open: sum(), wonValue: sum(), openValue: sum() };
    lines.forEach((i, at) => {
      const p = point.get(keys[at]) as number;
      const value = (amount[i] || 0) * weight[i];
      if (state[i] === LOST) measure.lost[p] += weight[i];
      else if (state[i] === WON) {
        measure.won[p] += weight[i];
        measure.wonValue[p] += value;
      } else {
        measure.open[p] += weight[i];
        measure.openValue[p] += value;
      }
    });
    return {
      axis: {
        since: sorted.map((each) => Math.floor(each / wide) % (oldest + 1)),
        days: sorted.map((each) => Math.floor((each % wide) / 256)),
        size: sorted.map((each) => each % 256),
      },
      start,
      measure,
      leftOut: [],
    };
  },
});
