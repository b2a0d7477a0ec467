/** A civil day as a number of days since 1970-01-01, which is 0; a date without a clock or a time zone. */
export type Day = number & { readonly day?: never };

/** No date: a missing or unreadable one. Fits an Int32Array and sorts before every real day. */
export const NO_DAY: Day = -2147483648;

/** Day 0 of a Sheets serial is 1899-12-30, this many days before 1970-01-01. */
const SERIAL_OF_1970 = 25569;
const FIRST = -719162; // 0001-01-01
const LAST = 2932896; // 9999-12-31

/**
 * The day number of a civil date of the proleptic Gregorian calendar.
 * Months beyond 1..12 run into the neighbouring years and dates beyond the month into its neighbours.
 * Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013), days_from_civil.
 */
export function dayOf(year: number, month: number, date: number): Day {
  // Years begin in March, so that the leap day is the last of its year.
  const months = year * 12 + month - 3;
  const y = Math.floor(months / 12);
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (months - y * 12) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The year, month (1..12) and date (1..31) of a day. Source: Hinnant (2013), civil_from_days. */
export function civil(day: Day): { year: number; month: number; date: number } {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
}

/** The number of days of a month (1..12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day of a civil date, or NO_DAY if there is no such date or its year is outside 1..9999. */
export function validDay(year: number, month: number, date: number): Day {
  const whole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(date);
  if (!whole || year < 1 || year > 9999 || month < 1 || month > 12 || date < 1) return NO_DAY;
  return date > daysInMonth(year, month) ? NO_DAY : dayOf(year, month, date);
}

/** A number with at least `width` digits, its sign in front. */
export function padded(value: number, width: number): string {
  return (value < 0 ? '-' : '') + String(Math.abs(value)).padStart(width, '0');
}

/** 'YYYY-MM-DD', or empty text for NO_DAY. */
export function isoText(day: Day): string {
  if (day === NO_DAY) return '';
  const { year, month, date } = civil(day);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(date, 2)}`;
}

const CLOCK = /^(?:t| +)\d\d?:\d\d(?::\d\d(?:[.,]\d+)?)? *(?:z|utc|gmt|(?:utc|gmt)?[+-]\d\d?(?::?\d\d)?)?$/i;

/**
 * The civil date as written in 'YYYY-MM-DD', which a time may follow after T or a space, with a fraction, an offset, Z or UTC;
 * NO_DAY for every other text. The offset moves nothing: the date that stands there counts.
 */
export function readIsoDay(text: string): Day {
  const trimmed = text.trim();
  if (trimmed.length < 10 || trimmed[4] !== '-' || trimmed[7] !== '-') return NO_DAY;
  const number = (from: number, to: number): number => {
    let value = 0;
    for (let i = from; i < to; i++) {
      const digit = trimmed.charCodeAt(i) - 48;
      if (!(digit >= 0 && digit <= 9)) return -1;
      value = value * 10 + digit;
    }
    return value;
  };
  if (trimmed.length > 10 && !CLOCK.test(trimmed.slice(10))) return NO_DAY;
  return validDay(number(0, 4), number(5, 7), number(8, 10));
}

/** The day of a Sheets serial (1899-12-30 = 0; the fraction is the time of day and is dropped), or NO_DAY outside years 1..9999. */
export function serialToDay(serial: number): Day {
  const day = Math.floor(serial) - SERIAL_OF_1970;
  return day >= FIRST && day <= LAST ? day : NO_DAY;
}

/** The Sheets serial of a real day. */
export function dayToSerial(day: Day): number {
  return day + SERIAL_OF_1970;
}

/** The day of the week, Monday = 1 … Sunday = 7. */
export function weekday(day: Day): number {
  return day + 3 - Math.floor((day + 3) / 7) * 7 + 1;
}
