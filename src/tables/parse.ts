import type { Zone } from '../calendar/zone';
import { dayOfDate, isDate } from '../calendar/zone';
import type { Day } from '../calendar/day';
import { isoText, NO_DAY, readIsoDay, serialToDay } from '../calendar/day';
import type { Cell } from './cell';
import { isBlank, isErrorText } from './cell';

/** The spreadsheet's time zone, asked only when a Date is met: it may cost a service call. */
export type ZoneSource = () => Zone;

/** A parsed column and the indices of cells that hold something else than was wanted. */
export interface Parsed<T> {
  readonly values: T;
  readonly bad: readonly number[];
}

const FIRST_SERIAL = 1; // 1899-12-31
const LAST_SERIAL = 2958465; // 9999-12-31, the last date Sheets knows

/** The civil day of one cell: a date, a serial number or ISO text; NO_DAY for anything else. */
export function readDay(cell: Cell, zone: ZoneSource): Day {
  if (typeof cell === 'string') return readIsoDay(cell.trim());
  if (typeof cell === 'number') return cell >= FIRST_SERIAL && cell <= LAST_SERIAL ? serialToDay(cell) : NO_DAY;
  return isDate(cell) ? dayOfDate(cell, zone()) : NO_DAY;
}

const MOST_KNOWN = 20000;

/** A column of days; blanks are NO_DAY, and so are bad cells, which are listed. */
export function parseDays(cells: readonly Cell[], zone: ZoneSource): Parsed<Int32Array> {
  const values = new Int32Array(cells.length);
  const bad: number[] = [];
  const known = new Map<Cell, Day>(); // texts of one column repeat, and a look-up is quicker than reading
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i];
    let day = typeof cell === 'string' ? known.get(cell) : readDay(cell, zone);
    if (day === undefined) {
      day = readDay(cell, zone);
      if (known.size < MOST_KNOWN) known.set(cell, day);
    }
    values[i] = day;
    if (day === NO_DAY && !isBlank(cell)) bad.push(i);
  }
  return { values, bad };
}

const SCALES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, bn: 1e9 };

/** A number written as text: `$1,200.50`, `1 200`, `(300)`, `300-`, `12k`, `60 %`; NaN when it is none. */
export function readNumberText(text: string): number {
  let body = text
    .replace(/[\s\u00a0\u202f']/g, '')
    .replace(/^[\p{Sc}A-Z]{1,4}(?=[\d(+\-.])|(?<=[\d)])(\p{Sc}|[A-Z]{3})$/gu, '');
  let sign = 1;
  if (/^\(.*\)$/.test(body)) [sign, body] = [-1, body.slice(1, -1)];
  else if (/^[\d.,]+-$/.test(body)) [sign, body] = [-1, body.slice(0, -1)];
  body = body.replace(/^([+-]?)\p{Sc}/u, '$1');
  const parts = /^([+-]?)([\d.,]+)(%|k|m|bn?)?$/i.exec(body);
  if (!parts) return NaN;
  const digits = plainDigits(parts[2]);
  if (digits === null) return NaN;
  const suffix = (parts[3] ?? '').toLowerCase();
  const value = suffix === '%' ? digits / 100 : digits * (SCALES[suffix] ?? 1); // 70 × 0.01 is not 0.7
  return sign * (parts[1] === '-' ? -value : value) || 0; // never -0
}

/** Digits with one locale's marks as a number; null when the marks make no sense. */
function plainDigits(text: string): number | null {
  const comma = text.lastIndexOf(',');
  const point = text.lastIndexOf('.');
  let plain = text;
  if (comma >= 0 && point >= 0)
    plain = comma > point ? text.replace(/\./g, '').replace(',', '.') : text.replace(/,/g, '');
  else if (comma >= 0) plain = /^\d{1,3}(,\d{3})+$/.test(text) ? text.replace(/,/g, '') : text.replace(',', '.');
  else if (/^\d{1,3}(\.\d{3}){2,}$/.test(text)) plain = text.replace(/\./g, '');
  return /^(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
}

/** A column of numbers; blanks are NaN, and so are bad cells, which are listed. */
export function parseNumbers(cells: readonly Cell[]): Parsed<Float64Array> {
  const values = new Float64Array(cells.length);
  const bad: number[] = [];
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i];
    let value = NaN;
    if (typeof cell === 'number') value = Number.isFinite(cell) ? cell : NaN;
    else if (typeof cell === 'string' && cell !== '') value = readNumberText(cell);
    values[i] = value;
    if (value !== value && !isBlank(cell)) bad.push(i);
  }
  return { values, bad };
}

/** A cell as the text a name is read from: dates as ISO days, numbers without marks; '' for blanks and errors. */
export function readText(cell: Cell, zone: ZoneSource): string {
  if (typeof cell === 'string') return isErrorText(cell) ? '' : cell;
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (isDate(cell)) {
    const day = dayOfDate(cell, zone());
    return day === NO_DAY ? '' : isoText(day);
  }
  return '';
}
