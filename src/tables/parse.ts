import type { Zone } from '../calendar/zone';
import { dayOfDate, isDate } from '../calendar/zone';
import type { Day } from '../calendar/day';
import { isoText, NO_DAY, readIsoDay, serialToDay } from '../calendar/day';
import type { Cell } from './cell';
import { cellText, isBlank, isErrorText } from './cell';

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

/** A currency before or behind a number: a sign, a code, a short name. */
const MONEY =
  /^([A-Z]{0,3}\p{Sc}|EUR|USD|GBP|CHF|JPY|CNY|AUD|CAD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RON|BRL|MXN|INR|ZAR|TRY|RUB|ILS|SGD|HKD|KRW|AED|THB|MYR|IDR|PHP|VND|TWD|ARS|CLP|COP|PEN|UAH|BGN|ISK|SAR|QAR|EGP|NGN|KES|MAD|PKR|KZT|[元円圓]|(kr|zł|Kč|Ft|Fr|Rs|RM|руб|р)\.?)$/u;
/** The power of ten that the letters before or behind a number multiply it by. */
const SCALES =
  '|%=-2|k=3|tsd=3|tys=3|тыс=3|千=3|m=6|mm=6|mn=6|mio=6|mln=6|млн=6|百万=6|b=9|bn=9|mrd=9|mld=9|млрд=9|万=4|萬=4|億=8|亿=8|';
const UNIT = /^(%|k|tsd|тыс|千|m|mm|mn|mio|mln|млн|百万|bn?|mrd|mld|млрд|万|萬|億|亿|tys)\.?$/i;
const scales = new Map<string, number>(); // what stands around numbers repeats

/** The power of ten of the text before or behind a number: a currency, `%`, `k`; NaN when it is something else. */
function scaleOf(affix: string): number {
  let scale = scales.get(affix);
  if (scale === undefined) {
    scale = affix === '' || MONEY.test(affix) ? 0 : NaN;
    for (let cut = affix.length; cut > 0 && scale !== scale; cut--) {
      const unit = UNIT.exec(affix.slice(0, cut));
      if (!unit || !(cut === affix.length || MONEY.test(affix.slice(cut)))) continue;
      const at = SCALES.indexOf(`|${unit[1].toLowerCase()}=`);
      scale = at < 0 ? NaN : parseInt(SCALES.slice(at + unit[1].length + 2), 10);
    }
    if (affix.length < 8) scales.set(affix, scale);
  }
  return scale;
}

/** No number is written in more characters. */
const LONGEST = 100;
const PLAIN = /^-?\d+(?:\.(?:\d\d?|\d{4,}))?$/;
const WRITTEN =
  /^(\(?[+-]?)([^\d.,()+-]+\.?)?(\(?[+-]?)([\d.,]+?)(?:[.,]-+)?(-?)([^\d.,()+-]+\.?[^\d.,()+-]*\.?)?(-?\)?)$/;

/**
 * A number written as text: `$1,200.50`, `1.200,50 €`, `1 200`, `(300)`, `300-`, `12k`, `60 %`; NaN when it is none.
 * One mark before three digits is of thousands (`1.200`), unless it is known to begin a fraction.
 * @param fractions the marks that begin fractions in the same column
 */
export function readNumberText(text: string, fractions = ''): number {
  if (PLAIN.test(text)) return Number(text) || 0;
  if (text.length > LONGEST) return NaN;
  if (/[０-９]/.test(text)) text = text.normalize('NFKC');
  const parts = WRITTEN.exec(text.replace(/[\s'’]/g, '').replace(/[−–—]/g, '-'));
  const digits = parts && plainDigits(parts[4], fractions);
  if (!parts || digits === null) return NaN;
  const [, first, before = '', inner, , dash, behind = '', last] = parts;
  const signs = first + inner + dash + last;
  if (signs.includes('(') !== signs.includes(')') || (before !== '' && !MONEY.test(before))) return NaN;
  const scale = scaleOf(behind);
  const value = scale === 0 ? digits : Number(`${digits}e${scale}`); // 70 × 0.01 is not 0.7, nor 0.28 × 10000 2800
  return (/[(-]/.test(signs) ? -value : value) || (value !== value ? NaN : 0); // never -0
}

const THOUSANDS = /^\D*[1-9]\d{0,2}[.,]\d{3}\D*$/;

/** Digits with one locale's marks as a number; null when the marks make no sense. */
function plainDigits(text: string, fractions: string): number | null {
  const marks = text.replace(/\d/g, '');
  const last = marks.slice(-1);
  const isBoth = marks.length === 1 && THOUSANDS.test(text);
  // in a column where both marks begin fractions nobody can tell what `1.200` is
  if (isBoth && fractions.includes('.') && fractions.includes(',')) return null;
  const isFraction = marks.length === 1 ? !isBoth || fractions.includes(last) : /,\.$|\.,$/.test(marks);
  const cut = isFraction ? text.lastIndexOf(last) : text.length;
  const [whole, part] = [text.slice(0, cut), text.slice(cut + 1)];
  if (!/^(\d*|\d{1,3}(,\d{2,3})*,\d{3}|\d{1,3}(\.\d{3})+)$/.test(whole) || whole + part === '') return null;
  return Number(`${whole.replace(/\D/g, '')}.${part}`);
}

/** The marks that begin fractions in a column: `.` where a cell is `12.5` or `1,200.500`. */
function fractionMarks(texts: Iterable<string>): string {
  let found = '';
  for (const text of texts) {
    if (found.length > 1) break;
    const parts = text.length > LONGEST ? null : /(\d[\d.,]*|^\D*)([.,])(\d+)\D*$/.exec(text);
    if (!parts) continue;
    const [, whole, mark, digits] = parts;
    const isFraction = digits.length !== 3 || /^\D*0?$/.test(whole) || whole.includes(mark === '.' ? ',' : '.');
    if (isFraction && !found.includes(mark)) found += mark;
  }
  return found;
}

/** What amounts are mostly written like, `900`, `$1,200`, `-$1,200,000`, read without a closer look; NaN for others. */
function readDollars(text: string): number {
  const isNegative = text.charCodeAt(0) === 45;
  let at = isNegative ? 1 : 0;
  if (text.charCodeAt(at) === 36) at++;
  let value = 0;
  let digits = 0; // since the last comma
  let commas = 0;
  for (; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      digits++;
    } else if (digit === -4 && value > 0 && (commas > 0 ? digits === 3 : digits < 4)) {
      commas++;
      digits = 0;
    } else return NaN;
  }
  if (commas > 0 ? digits !== 3 : digits === 0) return NaN;
  return value > 1e15 ? NaN : (isNegative ? -value : value) || 0;
}

/** A column of numbers; blanks are NaN, and so are bad cells, which are listed. Texts repeat, and are read once. */
export function parseNumbers(cells: readonly Cell[]): Parsed<Float64Array> {
  const n = cells.length;
  const values = new Float64Array(n);
  const bad: number[] = [];
  const others = new Map<string, number>(); // texts that are written in another way; they repeat
  for (let i = 0; i < n; i++) {
    const cell = cells[i];
    if (typeof cell === 'number' && cell - cell === 0) values[i] = cell;
    else if (typeof cell === 'string' && cell !== '') {
      values[i] = readDollars(cell);
      if (values[i] !== values[i]) others.set(cell, NaN);
    } else {
      values[i] = NaN;
      if (!isBlank(cell)) bad.push(i);
    }
  }
  if (others.size === 0) return { values, bad };
  const fractions = fractionMarks(others.keys());
  others.forEach((_, text) => others.set(text, readNumberText(text, fractions)));
  for (let i = 0; i < n; i++) {
    const cell = cells[i];
    if (typeof cell !== 'string' || cell === '') continue;
    const known = others.get(cell);
    // where commas begin fractions, `1,200` is not what it seemed
    if (known !== undefined) values[i] = known;
    else if (fractions.includes(',')) values[i] = readNumberText(cell, fractions);
    if (values[i] !== values[i] && !isBlank(cell)) bad.push(i);
  }
  return { values, bad: bad.sort((a, b) => a - b) };
}

/** A cell as the text a name is read from: dates as ISO days, numbers without marks; '' for blanks and errors. */
export function readText(cell: Cell, zone: ZoneSource): string {
  if (typeof cell === 'string') return isErrorText(cell) ? '' : cell;
  return isDate(cell) ? isoText(dayOfDate(cell, zone())) : cellText(cell);
}
