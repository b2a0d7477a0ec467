import type { Day } from '../calendar/day';
import { NO_DAY } from '../calendar/day';
import type { Clock } from '../question/clocks';
import { clockDays } from '../question/clocks';
import type { Table } from '../tables/table';

/** The days that a table speaks of: inside them "nothing" is a zero, outside it is no answer. */
export interface Extent {
  readonly from: Day;
  readonly to: Day;
}

const STALE_DAYS = 60;

/**
 * The days a table covers on a clock, up to the as-of day. Data that stopped more than 60 days before the as-of day end
 * with their last activity; fresher data reach to the as-of day. Null when no row has a date.
 */
export const extentOf = (table: Table, clock: Clock, asOf: Day): Extent | null =>
  table.keep(`extent ${clock} ${asOf}`, () => found(table, clock, asOf));

function found(table: Table, clock: Clock, asOf: Day): Extent | null {
  if (table.name !== 'deals')
    return span([table.day(clock === 'entered' ? 'entered' : table.name === 'spend' ? 'date' : 'created')], asOf, true);
  const close = clockDays(table, 'closed', asOf);
  const created = table.day('created');
  const active = span([close, created], asOf, true);
  // a list of open deals alone may have no day yet that has come
  if (clock === 'expected') return table.n > 0 ? { from: active ? active.from : asOf, to: Infinity } : null;
  if (!active) return null;
  const own = span([clock === 'created' ? created : close], asOf, false);
  return own ? { from: own.from, to: active.to } : active;
}

function span(columns: readonly Int32Array[], asOf: Day, reachAsOf: boolean): Extent | null {
  let from = Infinity;
  let to = -Infinity;
  for (const days of columns) {
    for (let i = 0; i < days.length; i++) {
      const day = days[i];
      if (day === NO_DAY || day > asOf) continue;
      if (day < from) from = day;
      if (day > to) to = day;
    }
  }
  if (from > to) return null;
  return { from, to: reachAsOf && asOf - to <= STALE_DAYS ? asOf : to };
}
