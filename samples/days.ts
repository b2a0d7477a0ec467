// Civil days as numbers, 1970-01-01 = 0; always UTC, so no time zone enters.
const MS = 864e5;

export const dayOf = (text: string): number => Date.parse(text) / MS;
export const dateText = (day: number): string => new Date(day * MS).toISOString().slice(0, 10);
/** January = 0. */
export const monthInYear = (day: number): number => new Date(day * MS).getUTCMonth();
/** Months since January 1970. */
export const monthOf = (day: number): number => (new Date(day * MS).getUTCFullYear() - 1970) * 12 + monthInYear(day);
export const firstDayOf = (month: number): number => Date.UTC(1970, month) / MS;
export const lastDayOfQuarter = (day: number): number => firstDayOf(monthOf(day) - (monthInYear(day) % 3) + 3) - 1;
/** The day itself, or the Friday before a weekend. */
export const weekdayOn = (day: number): number => day - Math.max(0, ((((day + 3) % 7) + 7) % 7) - 4);

/** The time that a sample shows, first to last day, and its size against 2,000 deals. */
export interface Span {
  first: number;
  last: number;
  scale: number;
}

export const yearsInto = (span: Span, day: number): number => (day - span.first) / 365;
