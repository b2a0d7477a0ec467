import type { Day } from '../calendar/day';
import { NO_DAY, readIsoDay, validDay } from '../calendar/day';
import { fold } from './cell';

/** How the three numbers of a written date follow each other. */
export type DateOrder = 'DMY' | 'MDY' | 'YMD' | 'YDM';

/** A date as it is written: its three numbers from left to right, which of them a month's name gave, which has more than two digits. */
export interface Written {
  readonly parts: readonly [number, number, number];
  readonly named: number;
  readonly wide: number;
}

/** The beginnings of the names of the months, in English, German, French, Spanish, Portuguese, Italian, Dutch, Polish and Russian. */
const MONTHS =
  'jan|ene|gen|sty|янв,feb|fev|lut|фев,mar|mrt|maa|maer|мар,apr|avr|abr|kwi|апр,mai|may|mag|mei|maj|мая|маи,jun|juin|giu|cze|июн,jul|juil|lug|lip|июл,aug|aou|ago|sie|авг,sep|set|wrz|сен,oct|okt|out|ott|paz|окт,nov|lis|ноя,dec|dez|dic|gru|дек'
    .split(',')
    .map((names) => new RegExp(`^(${names})`));

const monthOf = (word: string): number => MONTHS.findIndex((names) => names.test(word)) + 1;

const CLOCK = /^[\d:.,+\-\sZTh]*([ap]\.?\s?m\.?)?[\d:+\-\s]*(z|utc|gmt|[ce]e?s?t)?[\d:+\-\s]*$/i;
const FILLER = /^(st|nd|rd|th|er|e|o|de|del|of|the|den|г|года?|a|at|um|le|年|月|日)$/;

/** No date is written in more characters. */
const LONGEST = 80;

/** The part of a text that tells the day: what stands before a clock, `2026-03-05` of `2026-03-05T10:15:00+02:00`. */
export function datePart(text: string): string {
  const colon = text.indexOf(':');
  if (colon < 0 || text.length > LONGEST) return text;
  let cut = colon - 1;
  while (cut > 0 && text.charCodeAt(cut) >= 48 && text.charCodeAt(cut) <= 57) cut--;
  const mark = text[cut];
  if (cut < 5 || (mark !== ' ' && mark !== 'T' && mark !== ',' && mark !== '\u202f')) return text;
  return CLOCK.test(text.slice(cut + 1)) ? text.slice(0, cut) : text;
}

const digitAt = (text: string, at: number): number => {
  const digit = text.charCodeAt(at) - 48;
  return digit >= 0 && digit <= 9 ? digit : -1;
};

/** True for nothing more, or a clock as they mostly stand: ` 10:07`, `T10:07:30`, with a Z or without. */
function isUsualClock(text: string, from: number): boolean {
  if (from === text.length) return true;
  const mark = text.charCodeAt(from);
  if (mark !== 32 && mark !== 84) return false;
  let at = from + 1;
  for (let part = 0; part < 3; part++) {
    const begin = at;
    while (at - begin < 2 && digitAt(text, at) >= 0) at++;
    if (at === begin || (part > 0 && at - begin < 2)) return false;
    if (part > 0 && (at === text.length || (at === text.length - 1 && text[at] === 'Z' && mark === 84))) return true;
    if (text.charCodeAt(at++) !== 58) return false;
  }
  return false;
}

/**
 * The three numbers of a date as it is mostly written, `15/4/2021 10:07`, packed into one whole number: two digits at most
 * but for one year of four, which may not stand in the middle; −1 for everything else, ISO text too. Equal for texts that
 * `readWritten` reads alike.
 */
export function usualDate(text: string): number {
  let [one, two, three] = [0, 0, 0];
  let at = 0;
  let wide = 3; // none
  for (let part = 0; part < 3; part++) {
    const begin = at;
    one = two;
    two = three;
    three = 0;
    for (let digit = digitAt(text, at); digit >= 0 && at - begin < 4; digit = digitAt(text, ++at))
      three = three * 10 + digit;
    const width = at - begin;
    if (width === 4 && wide === 3 && part !== 1) wide = part;
    else if (width < 1 || width > 2) return -1;
    if (part === 2) break;
    const mark = text.charCodeAt(at++);
    if (mark < 45 || mark > 47 || (mark === 45 && wide === 0)) return -1;
  }
  if (!isUsualClock(text, at)) return -1;
  return (wide === 2 ? (three * 128 + one) * 128 + two : (one * 128 + two) * 128 + three) * 4 + wide;
}

/** The date that such a number stands for, as `readWritten` reads its text. */
export function usualWritten(numbers: number): Written {
  const wide = numbers & 3;
  const [a, b, c] = [numbers >> 16, (numbers >> 9) & 127, (numbers >> 2) & 127];
  return wide === 2
    ? { parts: [b, c, a], named: -1, wide }
    : { parts: [a, b, c], named: -1, wide: wide === 3 ? -1 : 0 };
}

/**
 * Reads a text as a date without saying yet which number is what: `15/04/2021`, `15 Apr, 2021`, `Thu, April 15th 21`,
 * `2021年4月15日`, `20210415`, with any separator. Null when it is no date in any order.
 * @param text without a clock, see `datePart`
 * @param isMonth true where a month alone is a date, its first day: `Apr 2021`, `2021-04`
 */
export function readWritten(text: string, isMonth = false): Written | null {
  if (/[０-９]/.test(text)) text = text.normalize('NFKC');
  if (text.length > 40 || !/\d/.test(text)) return null;
  const compact = /^\s*((?:19|20|21)\d\d)(\d\d)(\d\d)\s*$/.exec(text);
  if (compact) return { parts: [Number(compact[1]), Number(compact[2]), Number(compact[3])], named: -1, wide: 0 };
  const tokens = fold(text).match(/\d+|[^\d\s./\-–,'’()年月日]+/gu) ?? [];
  if (!/[^\d]/.test(text.trim())) return null;
  const numbers: number[] = [];
  let named = -1;
  let wide = -1;
  let strange = 0;
  tokens.forEach((token, t) => {
    const digits = token.charCodeAt(0) >= 48 && token.charCodeAt(0) <= 57;
    if (digits && token.length <= 4) {
      if (token.length > 2) wide = wide < 0 ? numbers.length : 9;
      numbers.push(Number(token));
    } else if (digits) strange = 9;
    else if (FILLER.test(token)) return;
    else {
      const month = monthOf(token);
      // of two the first is a day of the week: `mar. 15 avr. 2021`
      if (month > 0 && named === 0) {
        numbers.shift();
        if (wide > 0) wide--;
      } else if (month > 0 && named > 0) strange = 9;
      if (month > 0) {
        named = numbers.length;
        numbers.push(month);
      } else if (t === 0) strange++;
      else strange = 9;
    }
  });
  // a strange first word may be a day of the week, where a month's name or a comma says so
  if (strange > 1 || (strange === 1 && named < 0 && !/^\s*\p{L}+\.?,/u.test(text))) return null;
  if (isMonth && numbers.length === 2 && (wide === 0 || wide === 1))
    return wide === 0
      ? { parts: [numbers[0], numbers[1], 1], named: 1, wide }
      : { parts: [1, numbers[0], numbers[1]], named: 1, wide: 2 };
  if (numbers.length !== 3 || wide === 9 || wide === 1) return null;
  return { parts: numbers as [number, number, number], named, wide };
}

const fullYear = (year: number, isWide: boolean): number => (isWide ? year : year < 70 ? 2000 + year : 1900 + year);

/** The day that a written date is in an order; what its own parts say (a month's name, a year of four digits) goes before. */
export function dayIn({ parts, named, wide }: Written, order: DateOrder): Day {
  // the first and the last place that no month's name took
  const first = named === 0 ? 1 : 0;
  const last = named === 2 ? 1 : 2;
  let yearAt = wide >= 0 ? wide : order[0] === 'Y' ? first : last;
  if (yearAt === named) yearAt = last;
  // behind a year that says itself comes the month, whatever the order of the other rows
  const isMonthFirst = yearAt === 0 && wide === 0 ? order !== 'YDM' : order.indexOf('M') < order.indexOf('D');
  const one = yearAt === 0 ? 1 : 0;
  const two = 3 - yearAt - one;
  const monthAt = named >= 0 ? named : isMonthFirst ? one : two;
  const dateAt = 3 - yearAt - monthAt;
  return validDay(fullYear(parts[yearAt], wide === yearAt), parts[monthAt], parts[dateAt]);
}

/** True for a text that is a date in some order, or ISO text. */
export function isDateText(text: string): boolean {
  if (readIsoDay(text) !== NO_DAY) return true;
  const written = readWritten(datePart(text.trim()), true);
  return written !== null && (['DMY', 'MDY', 'YMD', 'YDM'] as const).some((order) => dayIn(written, order) !== NO_DAY);
}
