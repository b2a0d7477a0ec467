import type { Zone } from '../calendar/zone';
import { zoneFrom } from '../calendar/zone';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2040;

/** Minutes east of UTC from a stamp such as `2026-03-29T03:00` read as if it were UTC. */
const minutesFrom = (stamp: string, ms: number): number => Math.round((Date.parse(stamp + ':00Z') - ms) / 60000);

/** A time zone's offset changes: from the runtime's own zone data where it has them, else from Utilities. */
export function zoneOf(name: string): Zone {
  const format = intlFormat(name);
  const minute = 60000;
  const offsetAt = format
    ? (ms: number): number => minutesFrom(stampOf(format, ms), Math.floor(ms / minute) * minute)
    : (ms: number): number =>
        minutesFrom(Utilities.formatDate(new Date(ms), name, "yyyy-MM-dd'T'HH:mm"), Math.floor(ms / minute) * minute);
  return zoneFrom(name, offsetAt, FIRST_YEAR, LAST_YEAR);
}

function intlFormat(name: string): Intl.DateTimeFormat | null {
  try {
    const options = {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    } as const;
    const format = new Intl.DateTimeFormat('en-CA', options);
    return /^\d{4}-\d{2}-\d{2}, \d{2}:\d{2}$/.test(format.format(0)) ? format : null;
  } catch {
    return null;
  }
}

const stampOf = (format: Intl.DateTimeFormat, ms: number): string => format.format(ms).replace(', ', 'T');
