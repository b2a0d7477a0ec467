import type { Day } from '../calendar/day';
import { civil, dayOf, NO_DAY, readIsoDay } from '../calendar/day';
import type { Fiscal, Grain } from '../calendar/grain';
import { bucketOf, CALENDAR } from '../calendar/grain';
import type { Period } from '../calendar/period';
import { readPeriod } from '../calendar/period';
import { periodOfDate, periodsOfDates } from '../calendar/spacing';
import type { Zone } from '../calendar/zone';
import { isDate } from '../calendar/zone';
import type { Cell } from '../tables/cell';
import { isBlank, Sentence, shownCell } from '../tables/cell';
import { readDay } from '../tables/parse';
import type { Spread } from './question';

/** What dates in arguments are read with; zone and today may cost a service call, so they are asked when needed. */
export interface DateReader {
  zone(): Zone;
  asOf(): Day;
  readonly fiscal: Fiscal;
}

const isYear = (cell: Cell): cell is number =>
  typeof cell === 'number' && Number.isInteger(cell) && cell >= 1900 && cell <= 2199;

/** True for a date, a serial number from 1927 to 2173, and ISO text. */
export function looksLikeDay(cell: Cell): boolean {
  if (typeof cell === 'string') return readIsoDay(cell.trim()) !== NO_DAY;
  return typeof cell === 'number' ? cell >= 10000 && cell <= 100000 : isDate(cell);
}

/** True for a day and for what names a period, a year as a number among them. */
export function looksLikeDate(cell: Cell): boolean {
  return looksLikeDay(cell) || isYear(cell) || (typeof cell === 'string' && readPeriod(cell, 0, CALENDAR) !== null);
}

/** The civil day a cell holds, or null; a year is no day. */
export function dayOfCell(cell: Cell, dates: DateReader): Day | null {
  const day = looksLikeDay(cell) ? readDay(cell, dates.zone) : NO_DAY;
  return day === NO_DAY ? null : day;
}

/** The period a cell names by itself (`2026-Q3`, the number 2026), or null. */
export function periodOfCell(cell: Cell, { asOf, fiscal }: DateReader): Period | null {
  return isYear(cell) || (typeof cell === 'string' && looksLikeDate(cell))
    ? readPeriod(String(cell), asOf(), fiscal)
    : null;
}

/** The bucket of a grain that a date or a period lies in; a longer period is a sentence. */
function periodIn(grain: Grain, { from, to, label }: Pick<Period, 'from' | 'to' | 'label'>, fiscal: Fiscal): Period {
  if (bucketOf(from, grain, fiscal) !== bucketOf(to, grain, fiscal))
    throw new Sentence(`${label} lies in no single ${grain}. Give a date: =NAME(DEALS;"${grain} of";A2)`);
  return periodOfDate(from, grain, fiscal);
}

/** Days with the empty cells between them filled in evenly: a missing month hides no spacing. */
function filled(days: readonly (Day | null)[]): Day[] {
  const all: Day[] = [];
  let last = -1;
  days.forEach((day, i) => {
    if (day === null) return;
    const before = all[all.length - 1];
    if (last >= 0) for (let k = last + 1; k < i; k++) all.push(between(before, day, (k - last) / (i - last)));
    all.push(day);
    last = i;
  });
  return all;
}

/** The day a share of the way from one to another: by months between first or last days of months, else by days. */
function between(from: Day, to: Day, share: number): Day {
  for (const edge of [0, 1]) {
    const [a, b] = [civil(from + edge), civil(to + edge)];
    const months = ((b.year - a.year) * 12 + b.month - a.month) * share;
    if (a.date === 1 && b.date === 1 && Number.isInteger(months)) return dayOf(a.year, a.month + months, 1) - edge;
  }
  return Math.round(from + (to - from) * share);
}

/**
 * The periods that a line of cells stands for, null for an empty cell. Dates stand for what their spacing says, or for
 * the grain asked (`month of`); texts for themselves.
 * @throws Sentence when the spacing is uneven, a single date could be several things, or dates and texts are mixed
 */
export function periodSpread(
  cells: readonly Cell[],
  dates: DateReader,
  grain: Grain | null,
): Extract<Spread, { kind: 'period' }> {
  const periods = cells.map((cell) => periodOfCell(cell, dates));
  const days = cells.map((cell) => dayOfCell(cell, dates));
  const unread = cells.find((cell, i) => !isBlank(cell) && !periods[i] && days[i] === null);
  if (unread !== undefined)
    throw new Sentence(`"${shownCell(unread)}" is neither a date, such as 2026-03-31, nor a period, such as 2026-03`);
  const given = days.filter((day): day is Day => day !== null);
  if (grain) {
    const items = cells.map((_, i) => {
      const day = days[i];
      const period = day === null ? periods[i] : { from: day, to: day, label: '' };
      return period && periodIn(grain, period, dates.fiscal);
    });
    return { kind: 'period', items };
  }
  if (given.length === 0) return { kind: 'period', items: periods };
  if (periods.some((period) => period !== null))
    throw new Sentence('the cells mix dates and period texts; use one of them');
  return { kind: 'period', items: bySpacing(days, given, dates.fiscal) };
}

/** Each day as what the spacing says, with the empty cells between passed over (a blank line) or counted (a gap). */
function bySpacing(days: readonly (Day | null)[], given: readonly Day[], fiscal: Fiscal): (Period | null)[] {
  const readings = [given, filled(days)].map((line) => ({ line, read: periodsOfDates(line, fiscal) }));
  const [over, counted] = readings.map(({ read }) => ('grain' in read ? read.grain : null));
  if (over && counted && over !== counted)
    throw new Sentence(
      `the dates are ${over}s, or ${counted}s if the empty cells count. Say which: =NAME(DEALS;"${counted} of";A2:A13)`,
    );
  const { line, read } = over ? readings[0] : counted ? readings[1] : readings[0];
  if ('problem' in read) {
    const works = ['', ': =NAME(DEALS;"month of";A2)', ', or for one span: =NAME(DEALS;"from";A2;"to";B2)'];
    throw new Sentence(read.problem + (works[given.length] ?? ''));
  }
  return days.map((day) => (day === null ? null : read.periods[line.indexOf(day)]));
}
