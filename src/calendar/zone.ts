import type { Day } from './day';
import { NO_DAY, dayOf, isoText, padded, readIsoDay } from './day';

/** A time zone as its offset changes: offsets[i] minutes east of UTC hold from starts[i] (epoch milliseconds) on; starts[0] = -Infinity. */
export interface Zone {
  name: string;
  starts: readonly number[];
  offsets: readonly number[];
}
export const UTC: Zone = { name: 'UTC', starts: [-Infinity], offsets: [0] };

const MINUTE = 60000;
const DAY = 86400000;
const HERE = Date; // looked up once, as it is asked for every cell

/** Whether a value is a Date, also one made in another realm, where `instanceof` fails. */
export function isDate(value: unknown): value is Date {
  if (typeof value !== 'object' || value === null) return false;
  return value instanceof HERE || Object.prototype.toString.call(value) === '[object Date]';
}

/** The index of the offset in force at a moment. */
function changeAt(ms: number, { starts }: Zone): number {
  let low = 0;
  for (let high = starts.length; high - low > 1;) {
    const middle = (low + high) >> 1;
    if (ms < starts[middle]) high = middle;
    else low = middle;
  }
  return low;
}

/** The civil day in the zone at the moment of a Date of any realm; NO_DAY for an invalid one, what is no Date, and years outside 1..9999. */
export function dayOfDate(date: Date, zone: Zone): Day {
  return isDate(date) ? dayOfMoment(date.getTime(), zone) : NO_DAY;
}

/** The civil day in the zone at a moment, in milliseconds since 1970. */
export function dayOfMoment(ms: number, zone: Zone): Day {
  const day = Math.floor((ms + zone.offsets[changeAt(ms, zone)] * MINUTE) / DAY);
  return day >= -719162 && day <= 2932896 ? day : NO_DAY;
}

/**
 * Reads on while the cells are valid dates of this realm or empty, and tells the first line that is not.
 * @param times its first number counts the dates
 */
export function daysOfDates(
  cells: readonly unknown[],
  from: number,
  zone: () => Zone,
  days: Int32Array,
  times: number[],
): number {
  let i = from;
  let here: Zone | null = null;
  for (; i < cells.length; i++) {
    const cell = cells[i];
    if (cell instanceof HERE) {
      const day = dayOfMoment(cell.getTime(), (here ??= zone()));
      if (day === NO_DAY) break;
      days[i] = day;
      times[0]++;
    } else if (cell !== '') break;
  }
  return i;
}

const signed = (offset: number): string => (offset < 0 ? '-' : '+') + Math.abs(offset);

/** A zone as one line for a Settings cell: 'Europe/Berlin; +60; 2026-03-29T01:00Z +120; …', offsets in minutes. */
export function zoneText(zone: Zone): string {
  const changes = zone.starts.slice(1).map((start, i) => {
    const minutes = Math.floor(start / MINUTE);
    const day = Math.floor(minutes / 1440);
    const clock = minutes - day * 1440;
    return `; ${isoText(day)}T${padded(Math.floor(clock / 60), 2)}:${padded(clock % 60, 2)}Z ${signed(zone.offsets[i + 1])}`;
  });
  return `${zone.name}; ${signed(zone.offsets[0])}${changes.join('')}`;
}

/** The zone that `zoneText` wrote, or null if the text is not one: a name, an offset and changes in order of time. */
export function readZone(text: string): Zone | null {
  const [name, first, ...changes] = text.split(';').map((part) => part.trim());
  const offset = /^[+-]\d+(?:\.\d+)?$/;
  if (!name || !first || !offset.test(first)) return null;
  const starts = [-Infinity];
  const offsets = [Number(first)];
  for (const change of changes) {
    const found = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)Z ([+-]\d+(?:\.\d+)?)$/.exec(change);
    const day = found ? readIsoDay(found[1]) : NO_DAY;
    if (!found || day === NO_DAY) return null;
    const start = day * DAY + (Number(found[2]) * 60 + Number(found[3])) * MINUTE;
    if (start <= starts[starts.length - 1]) return null;
    starts.push(start);
    offsets.push(Number(found[4]));
  }
  return offsets.some((minutes) => Math.abs(minutes) >= 1440) ? null : { name, starts, offsets };
}

/**
 * A zone from a function that tells its offset (minutes east of UTC) at a moment, for the years fromYear..toYear.
 * It is asked twice a month, as two changes may lie 28 days apart (Ramadan in Morocco), and each change is found to the minute
 * by bisection; before and after those years the first and last offset hold.
 */
export function zoneFrom(name: string, offsetAt: (ms: number) => number, fromYear: number, toYear: number): Zone {
  const end = dayOf(toYear + 1, 1, 1) * 1440;
  let known = dayOf(fromYear, 1, 1) * 1440;
  const starts = [-Infinity];
  const offsets = [offsetAt(known * MINUTE)];
  for (let probe = known; known < end; known = probe) {
    probe = Math.min(end, known + 14 * 1440);
    const there = offsetAt(probe * MINUTE);
    while (known < probe && offsets[offsets.length - 1] !== there) {
      const before = offsets[offsets.length - 1];
      let high = probe;
      while (high - known > 1) {
        const middle = Math.floor((known + high) / 2);
        if (offsetAt(middle * MINUTE) === before) known = middle;
        else high = middle;
      }
      known = high;
      starts.push(high * MINUTE);
      offsets.push(offsetAt(high * MINUTE));
    }
  }
  return { name, starts, offsets };
}
