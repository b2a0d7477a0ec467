import type { Day } from './day';
import { NO_DAY, civil, dayOf, daysInMonth, isoText, padded, readIsoDay } from './day';

/** The lengths of time that days are put into. */
export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'year';
export const GRAINS: readonly Grain[] = ['day', 'week', 'month', 'quarter', 'year'];

/** When the fiscal year begins: a month 1..12. The year is named by the calendar year in which it ends; 1 is the calendar. */
export interface Fiscal {
  startMonth: number;
  /** The first day of a week, Monday = 1 … Sunday = 7; ISO weeks without it. */
  weekStart?: number;
}
export const CALENDAR: Fiscal = { startMonth: 1 };

/** Days by which weeks begin before those of ISO. */
const weekShift = ({ weekStart = 1 }: Fiscal): number => (8 - weekStart) % 7;

/** Months from the calendar year of a name to the start of the fiscal year of that name: 0, or -1 … -11. */
const yearShift = (fiscal: Fiscal): number => (fiscal.startMonth === 1 ? 0 : fiscal.startMonth - 13);

/**
 * The bucket of a day: consecutive whole numbers, one per day, ISO week, month, quarter or year.
 * A year's number is its name; quarters are year × 4 + 0..3, months year × 12 + 0..11. NO_DAY stays NO_DAY.
 */
export function bucketOf(day: Day, grain: Grain, fiscal: Fiscal): number {
  if (day === NO_DAY || grain === 'day') return day;
  if (grain === 'week') return Math.floor((day + 3 + weekShift(fiscal)) / 7); // 1969-12-29, day -3, was a Monday
  const { year, month } = civil(day);
  const months = year * 12 + month - 1;
  if (grain === 'month') return months;
  return Math.floor((months - yearShift(fiscal)) / (grain === 'quarter' ? 3 : 12));
}

const WEEK_OF = 'Week of ';

/** The first day of a bucket. */
export function bucketStart(bucket: number, grain: Grain, fiscal: Fiscal): Day {
  if (bucket === NO_DAY || grain === 'day') return bucket;
  if (grain === 'week') return bucket * 7 - 3 - weekShift(fiscal);
  if (grain === 'month') return dayOf(0, bucket + 1, 1);
  return dayOf(0, bucket * (grain === 'quarter' ? 3 : 12) + yearShift(fiscal) + 1, 1);
}

/** The last day of a bucket, inclusive. */
export function bucketEnd(bucket: number, grain: Grain, fiscal: Fiscal): Day {
  return bucket === NO_DAY ? NO_DAY : bucketStart(bucket + 1, grain, fiscal) - 1;
}

/** '2026-03-05', '2026-W07', '2026-03', '2026-Q3', '2026'; 'FY2026-Q3' and 'FY2026' where the fiscal year is not the calendar's. */
export function bucketLabel(bucket: number, grain: Grain, fiscal: Fiscal): string {
  if (bucket === NO_DAY) return '';
  if (grain === 'day') return isoText(bucket);
  if (grain === 'week' && weekShift(fiscal) > 0) return WEEK_OF + isoText(bucketStart(bucket, grain, fiscal));
  if (grain === 'week') {
    // ISO 8601: a week belongs to the year of its Thursday.
    const thursday = bucket * 7;
    const { year } = civil(thursday);
    return `${padded(year, 4)}-W${padded(Math.floor((thursday - dayOf(year, 1, 1)) / 7) + 1, 2)}`;
  }
  const size = grain === 'month' ? 12 : grain === 'quarter' ? 4 : 1;
  const year = Math.floor(bucket / size);
  const part = bucket - year * size + 1;
  if (grain === 'month') return `${padded(year, 4)}-${padded(part, 2)}`;
  return `${fiscal.startMonth === 1 ? '' : 'FY'}${padded(year, 4)}${grain === 'quarter' ? `-Q${part}` : ''}`;
}

/** The bucket of ISO week `week` of ISO year `year`, or null if that year has no such week. */
export function weekBucket(year: number, week: number): number | null {
  const bucket = bucketOf(dayOf(year, 1, 4), 'week', CALENDAR) + week - 1; // 4 January is always in week 1
  return week >= 1 && civil(bucket * 7).year === year ? bucket : null;
}

/**
 * The grain and bucket of a text that `bucketLabel` wrote with the same fiscal year, or null.
 * Where the fiscal year is not the calendar's, '2026-Q3' and '2026' are no buckets of it and give null.
 */
export function readBucketLabel(text: string, fiscal: Fiscal): { grain: Grain; bucket: number } | null {
  if (text.startsWith(WEEK_OF)) {
    const day = readIsoDay(text.slice(WEEK_OF.length));
    return day === NO_DAY ? null : { grain: 'week', bucket: bucketOf(day, 'week', fiscal) };
  }
  const found = /^(FY)?(\d{4})(?:-(?:Q([1-4])|W(\d\d)|(\d\d)(-\d\d)?))?$/.exec(text);
  if (!found || found[2] === '0000') return null;
  const [, fy, yearText, quarter, week, month, date] = found;
  const year = Number(yearText);
  if (week || month) {
    if (fy) return null;
    if (date) {
      const day = readIsoDay(text);
      return day === NO_DAY ? null : { grain: 'day', bucket: day };
    }
    if (month)
      return Number(month) >= 1 && Number(month) <= 12
        ? { grain: 'month', bucket: year * 12 + Number(month) - 1 }
        : null;
    const bucket = weekBucket(year, Number(week));
    return bucket === null ? null : { grain: 'week', bucket };
  }
  if (!fy !== (fiscal.startMonth === 1)) return null;
  return quarter ? { grain: 'quarter', bucket: year * 4 + Number(quarter) - 1 } : { grain: 'year', bucket: year };
}

/** Buckets of a column of days, counted from the first one there is. */
export interface BucketCodes {
  /** How many buckets after the first each day is in; −1 for NO_DAY. */
  readonly codes: Int32Array;
  readonly first: number;
  /** How many buckets there are from the first to the last; 0 without any day. */
  readonly size: number;
}

/**
 * `bucketOf` for a column of days, from 0 on.
 * Dates of one table lie close together, so the buckets of the whole span are written down once and looked up.
 */
export function bucketCodes(days: Int32Array, grain: Grain, fiscal: Fiscal): BucketCodes {
  const codes = new Int32Array(days.length);
  const [from, to] = firstAndLast(days);
  if (to === NO_DAY) return { codes: codes.fill(-1), first: 0, size: 0 };
  const first = bucketOf(from, grain, fiscal);
  const known = new Int32Array(to - from > 4 * days.length + 4000 ? 0 : to - from + 1);
  for (let day = from; day < from + known.length;) {
    const bucket = bucketOf(day, grain, fiscal);
    const end = Math.min(to, bucketEnd(bucket, grain, fiscal));
    known.fill(bucket - first, day - from, end - from + 1);
    day = end + 1;
  }
  if (known.length > 0) writtenDown(days, from, known, codes);
  else
    for (let i = 0; i < codes.length; i++)
      codes[i] = days[i] === NO_DAY ? -1 : bucketOf(days[i], grain, fiscal) - first;
  return { codes, first, size: bucketOf(to, grain, fiscal) - first + 1 };
}

function firstAndLast(days: Int32Array): [Day, Day] {
  let from = 2147483647;
  let to = NO_DAY as number;
  for (let i = 0; i < days.length; i++) {
    const day = days[i];
    if (day === NO_DAY) continue;
    if (day < from) from = day;
    if (day > to) to = day;
  }
  return [from, to];
}

function writtenDown(days: Int32Array, from: Day, known: Int32Array, codes: Int32Array): void {
  for (let i = 0; i < days.length; i++) codes[i] = days[i] === NO_DAY ? -1 : known[days[i] - from];
}

/** `bucketOf` for a column of days; NO_DAY stays NO_DAY. */
export function bucketsOf(days: Int32Array, grain: Grain, fiscal: Fiscal): Int32Array {
  const { codes, first } = bucketCodes(days, grain, fiscal);
  return codes.map((code) => (code < 0 ? NO_DAY : first + code));
}

/** The day `months` months later (or earlier), on the same date of the month or its last day where that is too short. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = civil(day);
  const target = civil(dayOf(year, month + months, 1));
  return dayOf(target.year, target.month, Math.min(date, daysInMonth(target.year, target.month)));
}
