import type { Bgnbd, Grouped } from '../bgnbd';
import { exponential, gamma } from './random';
import type { Uniform } from '../../random/seeded';

export interface SimulatedBase {
  readonly grouped: Grouped;
  /** Purchases (days with one) within the horizon after the end, all customers together. */
  readonly later: number;
  /** The same, per row of `grouped`. */
  readonly laterBy: readonly number[];
}

/**
 * Customers who buy and leave as BG/NBD says, times in weeks, observation ends at `age` weeks after the first purchase
 * (drawn per customer). Seen by the day, as a table of deals shows them, purchases of one day merged; or to the moment, as the model has it.
 */
export function simulatedBase(
  u: Uniform,
  { r, alpha, a, b }: Bgnbd,
  customers: number,
  age: (u: Uniform) => number,
  horizon: number,
  seen: 'byDay' | 'toTheMoment' = 'byDay',
): SimulatedBase {
  const found = new Map<string, [x: number, tx: number, T: number, n: number, later: number]>();
  let later = 0;
  for (let i = 0; i < customers; i++) {
    const rate = gamma(u, r) / alpha / 7;
    const [out, stay] = [gamma(u, a), gamma(u, b)];
    const end = Math.round(age(u) * 7);
    let x = 0;
    let after = 0;
    let last = 0;
    let today = 0;
    for (let time = exponential(u) / rate; time <= end + horizon * 7; time += exponential(u) / rate) {
      const day = seen === 'byDay' ? Math.round(time) : time;
      if (day > today) {
        today = day;
        if (day > end) after++;
        else {
          x++;
          last = day;
        }
      }
      if (u() * (out + stay) < out) break;
    }
    const key = `${x} ${last} ${end}`;
    const group = found.get(key) ?? [x, last / 7, end / 7, 0, 0];
    group[3]++;
    group[4] += after;
    later += after;
    found.set(key, group);
  }
  const rows = [...found.values()];
  return { grouped: asGrouped(rows), later, laterBy: rows.map((row) => row[4]) };
}

/** Rows of x, tx, T, n as columns. */
export const asGrouped = (rows: readonly (readonly number[])[]): Grouped => ({
  x: rows.map((row) => row[0]),
  tx: rows.map((row) => row[1]),
  T: rows.map((row) => row[2]),
  n: rows.map((row) => row[3]),
});
