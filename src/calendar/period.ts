import type { Day } from './day';
import { NO_DAY, civil, dayOf, isoText, readIsoDay } from './day';
import type { Fiscal, Grain } from './grain';
import {
  CALENDAR,
  addMonths,
  bucketEnd,
  bucketLabel,
  bucketOf,
  bucketStart,
  readBucketLabel,
  weekBucket,
} from './grain';

/** The days `from` … `to`, both inclusive; `grain` where they are one day, week, month, quarter or year, else null. */
export interface Period {
  from: Day;
  to: Day;
  label: string;
  grain: Grain | null;
  /** The whole week, month, quarter or year that a period to date is the beginning of. */
  within?: Period;
}

/** What an open end stands for: 0001-01-01 and 9999-12-31. */
export const FIRST_DAY: Day = -719162;
export const LAST_DAY: Day = 2932896;

/** The fixed spoken forms of a period, for "nearest word" suggestions. */
export const PERIOD_WORDS: string[] = [
  ...['today', 'yesterday', 'this week', 'last week', 'next week', 'this month', 'last month', 'next month'],
  ...['this quarter', 'last quarter', 'next quarter', 'this year', 'last year', 'next year'],
  ...['week to date', 'month to date', 'quarter to date', 'year to date', 'WTD', 'MTD', 'QTD', 'YTD'],
  ...['last 30 days', 'last 90 days', 'last 12 months', 'trailing 12 months', 'next 6 months', 'all time'],
];

/** The period of any days, labelled by its dates: '2026-01-05 to 2026-03-31', 'since 2026-01-05', 'until 2026-03-31', 'all time'. */
export function spanOf(from: Day, to: Day): Period {
  if (from === to) return { from, to, label: isoText(from), grain: 'day' };
  const [first, last] = [isoText(from), isoText(to)];
  const label =
    from > FIRST_DAY
      ? to < LAST_DAY
        ? `${first} to ${last}`
        : `since ${first}`
      : to < LAST_DAY
        ? `until ${last}`
        : 'all time';
  return { from, to, label, grain: null };
}

/** The period of the buckets `first` … `last` of a grain, labelled by them: '2026-03' or '2026-W05 to 2026-W08'. */
export function runOf(first: number, last: number, grain: Grain, fiscal: Fiscal): Period {
  const from = bucketStart(first, grain, fiscal);
  const label = bucketLabel(first, grain, fiscal);
  if (first === last) return { from, to: bucketEnd(first, grain, fiscal), label, grain };
  return {
    from,
    to: bucketEnd(last, grain, fiscal),
    label: `${label} to ${bucketLabel(last, grain, fiscal)}`,
    grain: null,
  };
}

function halfOf(year: number, half: number, fiscal: Fiscal): Period {
  const from = addMonths(bucketStart(year, 'year', fiscal), half * 6 - 6);
  return { from, to: addMonths(from, 6) - 1, label: `${bucketLabel(year, 'year', fiscal)}-H${half}`, grain: null };
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const COUNTS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** A year with a part of it: '', 'q3', 'h1', 'w07', 'march' or '03'. The year is '2026', "'26", 'fy2026' or 'fy26'. */
function namedPeriod(yearText: string, part: string, fiscal: Fiscal): Period | null {
  const digits = /\d+$/.exec(yearText)![0];
  const short = digits.length === 2;
  const year = Number(digits) + (short ? 2000 : 0);
  if ((short && yearText === digits) || year < 1900 || year > 2199) return null;
  const rule = yearText[0] === 'f' ? fiscal : CALENDAR;
  const number = Number(/\d*$/.exec(part)![0]);
  if (!part) return runOf(year, year, 'year', rule);
  if (/^q\d/.test(part)) return runOf(year * 4 + number - 1, year * 4 + number - 1, 'quarter', rule);
  if (/^h\d/.test(part)) return halfOf(year, number, rule);
  if (yearText[0] === 'f') return null;
  if (/^w/.test(part)) {
    const bucket = weekBucket(year, number);
    return bucket === null ? null : runOf(bucket, bucket, 'week', CALENDAR);
  }
  const month = number || MONTHS.findIndex((name) => name.startsWith(part)) + 1;
  return month < 1 || month > 12 ? null : runOf(year * 12 + month - 1, year * 12 + month - 1, 'month', rule);
}

/** 'last 90 days', 'trailing 12 months', 'next 6 months'. Days and trailing months end on as-of; the others are whole buckets. */
function countedPeriod(way: string, count: number, grain: Grain, asOf: Day, fiscal: Fiscal): Period | null {
  if (!(count >= 1)) return null;
  const running = bucketOf(asOf, grain, fiscal);
  if (/next|coming/.test(way)) {
    return grain === 'day' ? spanOf(asOf + 1, asOf + count) : runOf(running + 1, running + count, grain, fiscal);
  }
  if (grain === 'day' || (grain === 'week' && /trail|roll/.test(way)))
    return spanOf(asOf - count * (grain === 'day' ? 1 : 7) + 1, asOf);
  if (!/trail|roll/.test(way)) return runOf(running - count, running - 1, grain, fiscal);
  const after = civil(asOf + 1);
  const month = after.month - count * (grain === 'month' ? 1 : grain === 'quarter' ? 3 : 12);
  // Where the month of the start is too short for the date, the next month's first day is the start.
  return spanOf(Math.min(dayOf(after.year, month, after.date), dayOf(after.year, month + 1, 1)), asOf);
}

const SHORT: Record<string, string> = {
  wtd: 'week to date',
  mtd: 'month to date',
  qtd: 'quarter to date',
  ytd: 'year to date',
  ttm: 'trailing 12 months',
  ltm: 'trailing 12 months',
};
const PART = /^(q[1-4]|h[12])$/;
const YEAR_FIRST =
  /^((?:fy ?'?|fiscal (?:year )?|')?(?:\d{4}|\d\d))(?:[-/ ]{0,2}(q[1-4]|h[12]|w(?:eek )?\d\d?|[a-z]{3,9})|[-/](\d\d?))?$/;
const PART_FIRST =
  /^(q[1-4]|h[12]|w(?:eek )?\d\d?|[a-z]{3,9}|\d\d?(?=[-/.]\d))(?: of |[-/., ]{0,2})((?:fy ?'?|fiscal (?:year )?|')?(?:\d{4}|\d\d))$/;
const RELATIVE =
  /^(this|current|last|previous|prior|next|coming) (?:(fiscal|calendar) )?(day|week|month|quarter|year)$/;
const TO_DATE = /^(?:this )?(?:(fiscal|calendar) )?(week|month|quarter|year)[- ]to[- ]date$/;
const COUNTED =
  /^(last|past|previous|prior|trailing|rolling|next|coming) (\d{1,4}|[a-z]+) (?:(fiscal|calendar) )?(day|week|month|quarter|year)s?$/;

/** One period without a range: everything but 'a to b', 'since a' and 'until a'. */
function readOne(written: string, asOf: Day, fiscal: Fiscal): Period | null {
  const text = SHORT[written] ?? written;
  const ruleOf = (word: string | undefined): Fiscal => (word === 'calendar' ? CALENDAR : fiscal);
  const near = ['yesterday', 'today', 'tomorrow'].indexOf(text);
  if (near >= 0) return spanOf(asOf + near - 1, asOf + near - 1);
  if (text === 'all time') return spanOf(FIRST_DAY, LAST_DAY);
  let found = PART.exec(text);
  if (found) return namedPeriod(`fy${bucketOf(asOf, 'year', fiscal)}`, text, fiscal);
  found = YEAR_FIRST.exec(text);
  if (found) return namedPeriod(found[1], found[2] || found[3] || '', fiscal);
  found = PART_FIRST.exec(text);
  if (found) return namedPeriod(found[2], found[1], fiscal);
  found = RELATIVE.exec(text);
  if (found) {
    const grain = found[3] as Grain;
    const step = /this|current/.test(found[1]) ? 0 : /next|coming/.test(found[1]) ? 1 : -1;
    const bucket = bucketOf(asOf, grain, ruleOf(found[2])) + step;
    return runOf(bucket, bucket, grain, ruleOf(found[2]));
  }
  found = TO_DATE.exec(text);
  if (found) {
    const rule = ruleOf(found[1]);
    const bucket = bucketOf(asOf, found[2] as Grain, rule);
    const within = runOf(bucket, bucket, found[2] as Grain, rule);
    return { ...spanOf(within.from, asOf), within };
  }
  found = COUNTED.exec(text);
  if (!found) return null;
  return countedPeriod(
    found[1],
    Number(found[2]) || COUNTS.indexOf(found[2]) + 1,
    found[4] as Grain,
    asOf,
    ruleOf(found[3]),
  );
}

/** An end of a range: a date, a period, or 'date' as in 'Q3 to date'. */
function readEnd(text: string, asOf: Day, fiscal: Fiscal): Period | null {
  const day = readIsoDay(text);
  return day === NO_DAY ? readOne(text === 'date' ? 'today' : text, asOf, fiscal) : spanOf(day, day);
}

function readRange(text: string, asOf: Day, fiscal: Fiscal): Period | null {
  const since = /^(?:since|from) (.+)$|^(.+?) ?\.\.$/.exec(text);
  const until = /^(?:until|till|through|up to) (.+)$|^\.\. ?(.+)$/.exec(text);
  const range = /^(?!up to )(?:from |since )?(.+?)(?: (?:to|through|until|till|-) | ?(?:\.\.\.?|[…–—]) ?)(.+)$/.exec(
    text,
  );
  if (range) {
    const [first, last] = [readEnd(range[1], asOf, fiscal), readEnd(range[2], asOf, fiscal)];
    if (!first || !last || first.from > last.to) return null;
    if (first.label === last.label) return first;
    // 'Q3 to date'
    if (range[2] === 'date' && last.to < first.to) return { ...spanOf(first.from, last.to), within: first };
    if (first.grain === null || first.grain !== last.grain) return spanOf(first.from, last.to);
    return { from: first.from, to: last.to, label: `${first.label} to ${last.label}`, grain: null };
  }
  const one = since ?? until;
  const end = one && readEnd(one[1] ?? one[2], asOf, fiscal);
  return end ? (since ? spanOf(end.from, LAST_DAY) : spanOf(FIRST_DAY, end.to)) : null;
}

/**
 * The period that a text names, or null. Case and spaces do not matter. Read are years, quarters, halves, months and ISO weeks
 * ('2026', 'Q3 2026', '2026-H1', 'March 2026', '2026-W07', 'FY26'), words ('this quarter', 'YTD', 'last 90 days',
 * 'trailing 12 months') and ranges of dates or of these ('2026-01-01 to 2026-03-31', 'since 2026-03').
 * 'Q3', quarters and years named by words, and FY follow the fiscal year; '2026-Q3', 'H1 2026' and '2026' are the calendar's.
 * A single date is no period.
 */
export function readPeriod(text: string, asOf: Day, fiscal: Fiscal): Period | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/^(?:(?:in|over|during) )?(?:the )?/, '');
  const period = readOne(plain, asOf, fiscal) ?? readRange(plain, asOf, fiscal);
  return period && period.from >= FIRST_DAY && period.to <= LAST_DAY ? period : null;
}

/** The same ISO week of the year before; week 53 falls back to week 52 where that year has none. */
function weekLastYear(bucket: number): number {
  const { year } = civil(bucket * 7);
  const week = bucket - weekBucket(year, 1)! + 1;
  return weekBucket(year - 1, week) ?? weekBucket(year - 1, 52)!;
}

/**
 * The period that another is compared to, or null where there is none (before an open end).
 * previous: as many buckets directly before, where the period is whole buckets or whole months, else as many days directly before;
 * a period to date is compared to the same part of the bucket before.
 * lastYear: the same civil dates a year earlier, 29 February becoming the 28th; whole months stay whole; ISO weeks keep their number.
 */
export function shiftPeriod(period: Period, by: 'previous' | 'lastYear', fiscal: Fiscal): Period | null {
  const { from, to, label, within } = period;
  if (within) {
    const whole = shiftPeriod(within, by, fiscal);
    return whole && samePart(whole, within, from, to);
  }
  const open = [from <= FIRST_DAY, to >= LAST_DAY];
  if (by === 'previous' ? open[0] || open[1] : open[0] && open[1]) return null;
  const shifted = shiftClosed(period, by, /^(FY|Week of )/.test(label) ? fiscal : CALENDAR);
  if (open[0] || open[1]) return spanOf(open[0] ? FIRST_DAY : shifted.from, open[1] ? LAST_DAY : shifted.to);
  return shifted.from < FIRST_DAY ? null : shifted;
}

function shiftClosed({ from, to, label, grain }: Period, by: 'previous' | 'lastYear', fiscal: Fiscal): Period {
  const unit = grain ?? readBucketLabel(label.split(' to ')[0], fiscal)?.grain ?? 'day';
  const [first, last] = [bucketOf(from, unit, fiscal), bucketOf(to, unit, fiscal)];
  if (unit !== 'day' && bucketStart(first, unit, fiscal) === from && bucketEnd(last, unit, fiscal) === to) {
    if (by === 'lastYear' && unit === 'week' && !/^Week of /.test(label))
      return runOf(weekLastYear(first), weekLastYear(last), unit, fiscal);
    const step =
      by === 'previous' ? last - first + 1 : unit === 'month' ? 12 : unit === 'quarter' ? 4 : unit === 'week' ? 52 : 1;
    return runOf(first - step, last - step, unit, fiscal);
  }
  const after = to + 1;
  const wholeMonths = civil(from).date === 1 && civil(after).date === 1;
  if (!wholeMonths)
    return by === 'lastYear' ? spanOf(addMonths(from, -12), addMonths(to, -12)) : spanOf(from + from - after, from - 1);
  const months = bucketOf(after, 'month', fiscal) - bucketOf(from, 'month', fiscal);
  const step = by === 'previous' ? -months : -12;
  const moved = spanOf(addMonths(from, step), addMonths(after, step) - 1);
  if (!/H[12]$/.test(label)) return moved;
  const year = bucketOf(moved.from, 'year', fiscal);
  return halfOf(year, moved.from === bucketStart(year, 'year', fiscal) ? 1 : 2, fiscal);
}

/**
 * The part of `previous` that stands beside the days from … to of `current`: the same civil dates if it lies a year earlier,
 * else as many days as far from its beginning (for a month: the same days of the month), moved back where it ends before
 * them, never beyond its own ends. All of it, where from … to is all of `current`.
 */
export function samePart(previous: Period, current: Period, from: Day, to: Day): Period {
  if (from <= current.from && to >= current.to) return previous;
  const isYear = addMonths(current.from, -12) === previous.from;
  const moved = (day: Day): Day => (isYear ? addMonths(day, -12) : previous.from + day - current.from);
  const over = Math.max(0, moved(to) - previous.to);
  const first = Math.max(previous.from, moved(from) - over);
  const last = moved(to) - over;
  return first === previous.from && last === previous.to ? previous : spanOf(first, last);
}

/** The part of `previous` that answers to what has elapsed of `current`; all of it, if as-of does not lie in it or ends it. */
export function sameElapsed(previous: Period, current: Period, asOf: Day): Period {
  return asOf < current.from ? previous : samePart(previous, current, current.from, asOf);
}

/** What a period is compared to: moved, and cut to the same day while the period itself is still running; null where nothing is before. */
export function comparedPeriod(period: Period, by: 'previous' | 'lastYear', asOf: Day, fiscal: Fiscal): Period | null {
  const before = shiftPeriod(period, by, fiscal);
  return before && sameElapsed(before, period, asOf);
}
