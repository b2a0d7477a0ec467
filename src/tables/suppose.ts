import type { Day } from '../calendar/day';
import { NO_DAY } from '../calendar/day';
import { LOST, WON } from './outcome';
import type { Table } from './table';

/** What may be supposed of rows that are in doubt. */
export type Supposed = 'left out' | 'won' | 'lost';

/**
 * A table in which some lines are left out, or all won or all lost: on their expected close date where that has come, else
 * on the as-of day. Everything else is read from the table itself, which stays as it is.
 */
export function supposing(table: Table, lines: readonly number[], as: Supposed, asOf: Day): Table {
  const isMeant = new Uint8Array(table.n);
  for (const i of lines) isMeant[i] = 1;
  const kept: number[] = [];
  for (let i = 0; i < table.n; i++) if (as !== 'left out' || isMeant[i] === 0) kept.push(i);
  const line = Int32Array.from(kept);
  if (as === 'left out') return table.viewed({ base: table, line, coded: {}, days: {} });
  const said = table.outcomes().slice();
  const close = table.day('close').slice();
  const expected = table.day('expected close');
  for (const i of lines) {
    said[i] = as === 'won' ? WON : LOST;
    const day = expected[i] === NO_DAY ? close[i] : expected[i];
    close[i] = day === NO_DAY || day > asOf ? asOf : day;
  }
  return table.viewed({ base: table, line, coded: {}, days: { close }, said });
}
