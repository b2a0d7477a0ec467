import type { Day } from '../calendar/day';
import { isoText, NO_DAY } from '../calendar/day';
import type { Table } from './table';

/** What stands for a deal id and a field in a row of Changes that tells a forecast; no field of a deal bears that name. */
const ID = '(forecast)';
const FIELD = 'sales forecast';

/** The sales forecast for coming months and the ends of its 80 % range, with the day it was made. */
export interface LoggedForecast {
  readonly day: Day;
  /** The amount column and the currency that the Settings named; `''` where none. */
  readonly of: string;
  /** By the label of the month. */
  readonly months: ReadonlyMap<string, readonly [forecast: number, low: number, high: number]>;
}

/** What a forecast is of, as the Settings say. */
export const forecastOf = ({ measure, currency }: { measure: string | null; currency: string | null }): string =>
  [measure, currency].filter((part) => part !== null).join(' in ');

/** Six digits are more than a forecast knows. */
const short = (value: number): string => String(Number(value.toPrecision(6)));

/** A forecast as a row of the Changes tab. */
export const forecastRow = ({ day, of, months }: LoggedForecast): string[] => [
  ID,
  FIELD,
  of,
  Array.from(
    months,
    ([month, [forecast, low, high]]) => `${month}: ${short(forecast)} (${short(low)} to ${short(high)})`,
  ).join('; '),
  isoText(day),
];

const MONTH = /^(\d{4}-\d\d): (\S+) \((\S+) to (\S+)\)$/;

/** The forecasts that a Changes table holds, by day; of one day in the order of its rows. What is no forecast is passed over. */
export function readForecasts(table: Table): LoggedForecast[] {
  const [ids, fields, ofs, texts] = ['deal id', 'field', 'old', 'new'].map((field) => table.text(field));
  const days = table.day('date');
  const found: LoggedForecast[] = [];
  for (let i = 0; i < table.n; i++) {
    if (ids[i] !== ID || fields[i] !== FIELD || days[i] === NO_DAY) continue;
    const months = new Map<string, readonly [number, number, number]>();
    for (const part of texts[i].split('; ')) {
      const read = MONTH.exec(part);
      const [forecast, low, high] = read ? read.slice(2).map(Number) : [NaN, NaN, NaN];
      if (read && Number.isFinite(forecast + low + high)) months.set(read[1], [forecast, low, high]);
    }
    if (months.size > 0) found.push({ day: days[i], of: ofs[i], months });
  }
  return found.sort((a, b) => a.day - b.day);
}
