import type { Day } from '../calendar/day';
import { NO_DAY, readIsoDay, serialToDay, validDay } from '../calendar/day';
import type { Zone } from '../calendar/zone';
import { dayOfMoment, daysOfDates, isDate, UTC } from '../calendar/zone';
import type { Cell } from './cell';
import { isBlank } from './cell';
import type { Seen } from './dateFormat';
import type { DateOrder } from './dateText';
import { datePart, dayIn, readWritten, usualDate, usualWritten } from './dateText';
import type { Parsed, ZoneSource } from './parse';

/** What the cells of a column of days are, beside text: for the evidence. */
const KINDS = [
  'date cells',
  'year-month-day text',
  'serial numbers',
  'numbers such as 20260331',
  'seconds since 1970',
  'milliseconds since 1970',
] as const;
const [DATE, ISO, SERIAL, COMPACT, SECONDS, MILLISECONDS] = [0, 1, 2, 3, 4, 5];

/** A column of days as far as single cells tell; what the whole column must decide is kept as it is written. */
export interface DaysRead {
  readonly values: Int32Array;
  readonly bad: readonly number[];
  /** The distinct written dates, and for each line which one it holds, −1 = none; null where the column has none. */
  readonly seen: readonly Seen[];
  readonly writtenAt: Int32Array | null;
  /** What the other cells are, the commonest first. */
  readonly kinds: readonly string[];
}

const DAY_MS = 86400000;
const MOST_KNOWN = 20000;

/** What a number in a column of days is, as a place in KINDS; −1 for none. */
function numberKind(value: number): number {
  if (value >= 1 && value <= 2958465) return SERIAL;
  if (value >= 19000101 && value <= 21991231 && value % 1 === 0) return COMPACT;
  if (value >= 1e8 && value <= 4.2e9) return SECONDS;
  return value >= 1e11 && value <= 4.2e12 ? MILLISECONDS : -1;
}

/** True for a number that a date is written as, but for small serials: a count of days is no date. */
export const isDayNumber = (value: number): boolean => (value > 20000 && value < 80000) || numberKind(value) > SERIAL;

/** Text that is a number: five digits of a serial, or the seconds and milliseconds of a database. */
export const NUMBER_TEXT = /^\s*(\d{5}(\.\d+)?|\d{9,10}(\.\d+)?|\d{12,13})\s*$/;

/**
 * Reads the cells of a column of days: dates, ISO text, serial numbers, seconds and milliseconds since 1970 (midnights of
 * UTC in every row are days of UTC, else the civil day in the sheet counts). Other texts that are dates in some order are
 * collected for `daysIn`. Texts repeat, and are read once.
 * @param isMonth true where a month alone means its first day
 */
export function readDays(cells: readonly Cell[], zone: ZoneSource, isMonth = false): DaysRead {
  const n = cells.length;
  const values = new Int32Array(n).fill(NO_DAY);
  const bad: number[] = [];
  const times = KINDS.map(() => 0);
  const moments: number[] = [];
  const dayOf = new Map<string, Day>();
  const placeOf = new Map<string, number>();
  const usual = new Map<number, number>(); // the place of a date by its numbers
  const written: { written: Seen['written']; rows: number }[] = [];
  let writtenAt: Int32Array | null = null;
  let here: Zone | null = null;
  const inZone = (): Zone => (here ??= zone());
  /** The next line that takes a closer look than what most columns hold. */
  const next = (i: number): number => {
    const other = daysOfDates(cells, i, inZone, values, times);
    return writtenAt ? placesOfUsual(cells, other, usual, written, writtenAt) : other;
  };
  for (let i = next(0); i < n; i = next(i + 1)) {
    const cell = cells[i];
    if (typeof cell === 'string') {
      if (cell === '') continue;
      const numbers = usualDate(cell);
      if (numbers >= 0) {
        // the first of its kind: read with those that follow
        writtenAt = new Int32Array(n).fill(-1);
        i--;
        continue;
      }
      const text = datePart(cell);
      const known = dayOf.get(text);
      if (known !== undefined) {
        values[i] = known;
        times[ISO]++;
        continue;
      }
      let place = placeOf.get(text);
      if (place === undefined) {
        const day = readIsoDay(text);
        if (day !== NO_DAY) {
          if (dayOf.size < MOST_KNOWN) dayOf.set(text, day);
          values[i] = day;
          times[ISO]++;
          continue;
        }
        if (NUMBER_TEXT.test(text) && readNumber(i, Number(text))) continue;
        const found = readWritten(text.trim(), isMonth);
        place = found ? written.push({ written: found, rows: 0 }) - 1 : -1;
        if (placeOf.size < MOST_KNOWN || found) placeOf.set(text, place);
      }
      if (place >= 0) {
        writtenAt ??= new Int32Array(n).fill(-1);
        writtenAt[i] = place;
        written[place].rows++;
      } else if (!isBlank(cell)) bad.push(i);
    } else if (typeof cell === 'number') {
      if (!readNumber(i, cell)) bad.push(i);
    } else if (isDate(cell)) {
      if ((values[i] = dayOfMoment(cell.getTime(), inZone())) === NO_DAY) bad.push(i);
      else times[DATE]++;
    } else if (!isBlank(cell)) bad.push(i);
  }

  function readNumber(i: number, value: number): boolean {
    const kind = numberKind(value);
    if (kind < 0) return false;
    if (kind >= SECONDS) moments.push(i);
    else
      values[i] =
        kind === SERIAL
          ? serialToDay(value)
          : validDay(Math.floor(value / 10000), Math.floor(value / 100) % 100, value % 100);
    if (kind < SECONDS && values[i] === NO_DAY) return false;
    times[kind]++;
    return true;
  }

  const millis = moments.map((i) => {
    const value = Number(cells[i]);
    return numberKind(value) === SECONDS ? value * 1000 : value;
  });
  const at = millis.every((ms) => ms % DAY_MS === 0) ? UTC : zone();
  moments.forEach((i, m) => (values[i] = dayOfMoment(millis[m], at)));
  const kinds = KINDS.map((kind, k) => ({ kind, times: times[k] }))
    .filter((each) => each.times > 0)
    .sort((a, b) => b.times - a.times)
    .map(({ kind }) => kind);
  return { values, bad, seen: written, writtenAt, kinds };
}

/** Reads on while the cells are dates as they are mostly written, and tells the first line that is not. */
function placesOfUsual(
  cells: readonly Cell[],
  from: number,
  usual: Map<number, number>,
  written: { written: Seen['written']; rows: number }[],
  writtenAt: Int32Array,
): number {
  let i = from;
  for (; i < cells.length; i++) {
    const cell = cells[i];
    if (cell === '') continue;
    const numbers = typeof cell === 'string' ? usualDate(cell) : -1;
    if (numbers < 0) break;
    let place = usual.get(numbers);
    if (place === undefined) {
      usual.set(numbers, (place = written.length));
      written.push({ written: usualWritten(numbers), rows: 0 });
    }
    writtenAt[i] = place;
    written[place].rows++;
  }
  return i;
}

/** The column's days with its written dates read in an order; those that are no date in it are bad. */
export function daysIn({ values, bad, seen, writtenAt }: DaysRead, order: DateOrder): Parsed<Int32Array> {
  if (!writtenAt) return { values, bad };
  const days = seen.map(({ written }) => dayIn(written, order));
  const all = values.slice();
  const more = bad.slice();
  for (let i = 0; i < all.length; i++) {
    if (writtenAt[i] < 0) continue;
    all[i] = days[writtenAt[i]];
    if (all[i] === NO_DAY) more.push(i);
  }
  return { values: all, bad: more.sort((a, b) => a - b) };
}
