import type { Day } from '../calendar/day';
import { NO_DAY } from '../calendar/day';
import type { Fiscal, Grain } from '../calendar/grain';
import type { Period } from '../calendar/period';
import { readPeriod } from '../calendar/period';
import { periodOfDate, periodsOfDates } from '../calendar/spacing';
import type { Zone } from '../calendar/zone';
import { isDate } from '../calendar/zone';
import type { Cell } from '../tables/cell';
import { isBlank, Sentence } from '../tables/cell';
import { readDay } from '../tables/parse';
import type { Spread } from './question';

/** What dates in arguments are read with. */
export interface DateReader {
  readonly zone: () => Zone;
  readonly asOf: Day;
  readonly fiscal: Fiscal;
}

const isYear = (cell: Cell): cell is number =>
  typeof cell === 'number' && Number.isInteger(cell) && cell >= 1900 && cell <= 2199;

/** The civil day a cell holds, or null; a year is no day. */
export function dayOfCell(cell: Cell, dates: DateReader): Day | null {
  if (typeof cell === 'number' && (isYear(cell) || cell < 10000 || cell > 100000)) return null;
  if (typeof cell === 'boolean' || isBlank(cell)) return null;
  const day = isDate(cell) || typeof cell !== 'object' ? readDay(cell, dates.zone) : NO_DAY;
  return day === NO_DAY ? null : day;
}

/** The period a cell names by itself (`2026-Q3`, the number 2026), or null. */
export function periodOfCell(cell: Cell, dates: DateReader): Period | null {
  if (isYear(cell)) return readPeriod(String(cell), dates.asOf, dates.fiscal);
  return typeof cell === 'string' ? readPeriod(cell, dates.asOf, dates.fiscal) : null;
}

/** True for a cell that is a date or names a period. */
export function isDateLike(cell: Cell, dates: DateReader): boolean {
  return (
    dayOfCell(cell, dates) !== null ||
    (dates.asOf === dates.asOf ? periodOfCell(cell, dates) !== null : looksLikePeriod(cell))
  );
}

// before the as-of day is known only the shape of a text can be judged
function looksLikePeriod(cell: Cell): boolean {
  return isYear(cell) || (typeof cell === 'string' && readPeriod(cell, 0, { startMonth: 1 }) !== null);
}

/**
 * The periods that a line of cells stands for, null for an empty cell. Dates stand for what their spacing says, or for
 * the grain asked (`month of`); texts for themselves.
 * @throws Sentence when the spacing is uneven, a single date could be several things, or dates and texts are mixed
 */
export function periodSpread(
  cells: readonly Cell[],
  dates: DateReader,
  name: string,
  grain: Grain | null,
): Extract<Spread, { kind: 'period' }> {
  const periods = cells.map((cell) => (isBlank(cell) ? null : periodOfCell(cell, dates)));
  const days = cells.map((cell, i) => (periods[i] ? null : dayOfCell(cell, dates)));
  const unread = cells.findIndex((cell, i) => !isBlank(cell) && !periods[i] && days[i] === null);
  if (unread >= 0)
    throw new Sentence(
      `${name}: "${String(cells[unread]).slice(0, 40)}" is neither a date nor a period such as 2026-03`,
    );
  const given = days.filter((day): day is Day => day !== null);
  if (grain) {
    return {
      kind: 'period',
      items: cells.map((_, i) =>
        days[i] !== null
          ? periodOfDate(days[i] as Day, grain, dates.fiscal)
          : periods[i] && periodOfDate((periods[i] as Period).from, grain, dates.fiscal),
      ),
    };
  }
  if (given.length === 0) return { kind: 'period', items: periods };
  if (periods.some((period) => period !== null))
    throw new Sentence(`${name}: the cells mix dates and period texts; use one of them`);
  const read = periodsOfDates(given, dates.fiscal);
  if ('problem' in read) throw new Sentence(`${name}: ${read.problem}`);
  let next = 0;
  return { kind: 'period', items: days.map((day) => (day === null ? null : read.periods[next++])) };
}
