import { plural } from './words';
import type { Day } from '../calendar/day';
import { NO_DAY } from '../calendar/day';
import type { DateOrder, Written } from './dateText';
import { dayIn } from './dateText';

/** A written date of a column and in how many rows it stands. */
export interface Seen {
  readonly written: Written;
  readonly rows: number;
}

/** What a column of written dates says of its own order: decided with the evidence, or both readings with what they rest on. */
export type Decision =
  { readonly order: DateOrder; readonly evidence: string } | { readonly order: null; readonly evidence: string };

const rowsWord = (rows: number): string => plural(rows, 'row has', 'rows have');

/** How many rows are no date in an order. */
function impossible(seen: readonly Seen[], order: DateOrder): number {
  let rows = 0;
  for (const each of seen) if (dayIn(each.written, order) === NO_DAY) rows += each.rows;
  return rows;
}

const sum = (seen: readonly Seen[]): number => seen.reduce((rows, each) => rows + each.rows, 0);

/** A share of rows that contradict the others and are listed as unreadable; with more of them the column has two formats. */
const FEW = 0.05;

/** The two orders of which the rows allow one only, by what is impossible in the other; null where both or neither are. */
function between(seen: readonly Seen[], one: DateOrder, two: DateOrder): DateOrder | 'mixed' | null {
  const [not1, not2] = [impossible(seen, one), impossible(seen, two)];
  if (not1 === not2 && not1 === 0) return null;
  const most = FEW * sum(seen);
  if (not1 < not2 && not1 <= most) return one;
  if (not2 < not1 && not2 <= most) return two;
  return 'mixed';
}

const distinct = (seen: readonly Seen[], part: number): number =>
  new Set(seen.map(({ written }) => written.parts[part])).size;

/** How many days lie between the first and the last date of a column in an order. */
function span(seen: readonly Seen[], order: DateOrder): number {
  const days = seen.map(({ written }) => dayIn(written, order)).filter((day) => day !== NO_DAY);
  return (
    days.reduce((most, day) => Math.max(most, day), -Infinity) -
    days.reduce((least, day) => Math.min(least, day), Infinity)
  );
}

/** How much more of one than of the other tells days from years. */
const CLEARLY = 2;

/** Whether a column of two-digit parts begins with its year; null where it cannot be told. */
function beginsWithYear(short: readonly Seen[]): boolean | null {
  const first = impossible(short, 'YMD');
  const last = Math.min(impossible(short, 'DMY'), impossible(short, 'MDY'));
  if (first !== last) return first < last;
  if (short.length < 2) return null;
  // days take many values, years few: 3 different first parts beside 28 last ones are years
  const [ones, others] = [distinct(short, 0), distinct(short, 2)];
  if (Math.max(ones, others) >= 8 && Math.max(ones, others) >= CLEARLY * Math.min(ones, others)) return ones < others;
  // and deals lie close together: a year or two one way are ten years the other way
  const [asFirst, asLast] = [span(short, 'YMD'), Math.max(span(short, 'DMY'), span(short, 'MDY'))];
  if (Math.max(asFirst, asLast) < CLEARLY * Math.min(asFirst, asLast) || asFirst === asLast) return null;
  return asFirst < asLast;
}

const PLACES = ['first', 'second', 'last'];

/** How many rows have a part above 12, which no month is. */
function above12(seen: readonly Seen[], part: number): number {
  return sum(seen.filter(({ written }) => written.parts[part] > 12));
}

/**
 * Decides the order of the parts of a column's dates from all of its rows. Dates with a month's name or a year of four
 * digits in front need no decision; of the others the impossible readings decide: `format D/M/Y: 212 rows have a first
 * part above 12`. Rows of both kinds are two formats in one column, and no order.
 */
export function decideOrder(seen: readonly Seen[]): Decision {
  const named = seen.filter(({ written }) => written.named >= 0);
  const wideFirst = seen.filter(({ written }) => written.named < 0 && written.wide === 0);
  const last = seen.filter(({ written }) => written.named < 0 && written.wide === 2);
  const short = seen.filter(({ written }) => written.named < 0 && written.wide < 0);
  if (last.length + short.length === 0) {
    if (wideFirst.length > 0) {
      const order = between(wideFirst, 'YMD', 'YDM') === 'YDM' ? 'YDM' : 'YMD';
      return { order, evidence: 'the year of four digits stands in front' };
    }
    const order = between(named, 'DMY', 'YMD') === 'YMD' ? 'YMD' : 'DMY';
    return { order, evidence: 'the month stands by its name' };
  }
  const isYearFirst = short.length > 0 && last.length === 0 ? beginsWithYear(short) : false;
  if (isYearFirst === null)
    return { order: null, evidence: 'the year could stand in front or at the end, and no row tells which' };
  if (isYearFirst)
    return { order: 'YMD', evidence: 'only in front can the year stand, or the dates would lie far apart' };
  const both = last.concat(short);
  const found = between(both, 'DMY', 'MDY');
  if (found === null) return { order: null, evidence: 'no row has a first or second part above 12' };
  const [first, second] = [above12(both, 0), above12(both, 1)];
  if (found === 'mixed')
    return {
      order: null,
      evidence: `${rowsWord(first)} a first part above 12 and ${rowsWord(second)} a second part above 12: two formats in one column`,
    };
  const part = found === 'DMY' ? 0 : 1;
  return { order: found, evidence: `${rowsWord(part === 0 ? first : second)} a ${PLACES[part]} part above 12` };
}

/** True where the readings that are possible give other days: a column of 05/05/2021 asks nothing. */
export function isDoubtful(seen: readonly Seen[], orders: readonly DateOrder[] = ['DMY', 'MDY']): boolean {
  return seen.some(({ written }) => {
    const days = orders.map((order): Day => dayIn(written, order));
    return days.some((day) => day !== days[0]);
  });
}

/** An order as people write it: `D/M/Y`. */
export const orderText = (order: DateOrder): string => order.split('').join('/');

/** Reads `D/M/Y`, `dd.mm.yyyy`, `DMY`, `month-day-year`; null for anything else. */
export function readOrder(text: string): DateOrder | null {
  const letters = text
    .toUpperCase()
    .replace(/[^A-Z]/g, ' ')
    .replace(/DAY|MONTH|YEAR/g, (word) => word[0])
    .replace(/ /g, '')
    .replace(/(.)\1+/g, '$1');
  return (['DMY', 'MDY', 'YMD', 'YDM'] as const).find((order) => order === letters) ?? null;
}
