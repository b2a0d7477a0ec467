import { instantOf, offsetAt } from '../realm/zone';

const DAY = 86400000;
/** 1970-01-01 as a serial: days since 1899-12-30. */
const EPOCH = 25569;

/** The instant at which a sheet's zone shows a serial date. */
export function dateOfSerial(serial: number, zone: string): Date {
  return new Date(instantOf(zone, Math.round((serial - EPOCH) * DAY)));
}

/** The serial that a sheet's zone shows at an instant. */
export function serialOfDate(date: Date, zone: string): number {
  const utc = date.getTime();
  return (utc + offsetAt(zone, utc)) / DAY + EPOCH;
}

/** Serial of a civil date. @param month 1–12 */
export function serialOf(year: number, month: number, day: number): number {
  const wall = new Date(0);
  wall.setUTCFullYear(year, month - 1, day);
  return wall.getTime() / DAY + EPOCH;
}

/** Days of a month. @param month 1–12 */
export const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

export const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const pad = (n: number, width: number): string => String(n).padStart(width, '0');

const isoWeek = (wall: Date): number => {
  const thursday = new Date(wall.getTime());
  thursday.setUTCDate(wall.getUTCDate() + 3 - ((wall.getUTCDay() + 6) % 7));
  return 1 + Math.round((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 4)) / DAY / 7);
};

/**
 * `Utilities.formatDate`: letters of Java's SimpleDateFormat, English names.
 * @throws on a letter that SimpleDateFormat does not know.
 */
export function formatDate(date: Date, zone: string, pattern: string): string {
  const offset = offsetAt(zone, date.getTime());
  const wall = new Date(date.getTime() + offset);
  const hour = wall.getUTCHours();
  const signed = (colon: string): string => {
    const minutes = Math.abs(offset / 60000);
    return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60), 2)}${colon}${pad(minutes % 60, 2)}`;
  };
  const field = (letter: string, n: number): string => {
    switch (letter) {
      case 'G':
        return 'AD';
      case 'y':
      case 'Y':
        return n === 2 ? pad(wall.getUTCFullYear() % 100, 2) : pad(wall.getUTCFullYear(), n);
      case 'M':
      case 'L': {
        const name = MONTHS[wall.getUTCMonth()];
        return n > 3 ? name : n === 3 ? name.slice(0, 3) : pad(wall.getUTCMonth() + 1, n);
      }
      case 'd':
        return pad(wall.getUTCDate(), n);
      case 'D':
        return pad(Math.floor((wall.getTime() - Date.UTC(wall.getUTCFullYear(), 0, 1)) / DAY) + 1, n);
      case 'E': {
        const name = WEEKDAYS[wall.getUTCDay()];
        return n > 3 ? name : name.slice(0, 3);
      }
      case 'u':
        return pad(wall.getUTCDay() || 7, n);
      case 'w':
        return pad(isoWeek(wall), n);
      case 'a':
        return hour < 12 ? 'AM' : 'PM';
      case 'H':
        return pad(hour, n);
      case 'k':
        return pad(hour || 24, n);
      case 'K':
        return pad(hour % 12, n);
      case 'h':
        return pad(hour % 12 || 12, n);
      case 'm':
        return pad(wall.getUTCMinutes(), n);
      case 's':
        return pad(wall.getUTCSeconds(), n);
      case 'S':
        return pad(wall.getUTCMilliseconds(), n);
      case 'z':
        return offset === 0 ? 'GMT' : `GMT${signed(':')}`;
      case 'Z':
        return signed('');
      case 'X':
        return offset === 0 ? 'Z' : n === 1 ? signed(':').slice(0, 3) : signed(n === 2 ? '' : ':');
      default:
        throw new Error(`Illegal pattern character '${letter}'`);
    }
  };
  return pattern.replace(/''|'((?:[^']|'')*)'|([A-Za-z])\2*/g, (found: string, quoted?: string, letter?: string) => {
    if (found === "''") return "'";
    if (quoted !== undefined) return quoted.replace(/''/g, "'");
    return field(letter!, found.length);
  });
}
