import type { Incidence } from '../survival/incidence';
import { eventsOn, riskOn, rowAt } from '../survival/lifeTable';

/** How likely an open deal of an age is to be won yet, and from how many deals that old this is known. */
export interface Chance {
  share: number;
  n: number;
}

/** The last age at which a deal closed; −1 when none has. */
export function lastClosing({ day, sets }: Incidence): number {
  let row = day.length - 1;
  while (row >= 0 && !(eventsOn(sets, 'closed', row) > 0)) row--;
  return row < 0 ? -1 : day[row];
}

/**
 * P(won yet | still open after `age` days) = (F(τ) − F(age)) / S(age), τ the last age at which a deal closed: a deal older
 * than any that closed has 0.
 * @param curve from `incidence`
 */
export function wonLater(curve: Incidence, age: number): Chance {
  const { day, sets, won, survival } = curve;
  const last = lastClosing(curve);
  const n = riskOn(sets, age);
  if (last < 0 || age >= last) return { share: 0, n };
  const row = rowAt(day, age);
  const left = row < 0 ? 1 : survival[row];
  return { share: left > 1e-12 ? (won[rowAt(day, last)] - (row < 0 ? 0 : won[row])) / left : 0, n };
}
