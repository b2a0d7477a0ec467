import { DEFAULT_LOCALE, helpers } from '@odoo/o-spreadsheet';
import { daysIn, MONTHS, serialOf } from './dates';
import { canonicalFormula, type SheetLocale } from './locale';

/** What a cell is given: the engine's text of it, and the format that the typing itself brings. */
export interface Typed {
  kind: 'empty' | 'text' | 'number' | 'boolean' | 'formula' | 'date';
  content: string;
  format?: string;
}

const asText = (text: string, locale: SheetLocale): Typed => {
  const other =
    text.startsWith("'") ||
    text.startsWith('=') ||
    helpers.isNumber(text, DEFAULT_LOCALE) ||
    helpers.isDateTime(text, locale) ||
    /^(true|false)$/i.test(text);
  return { kind: 'text', content: other ? `'${text}` : text };
};

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Numbers, percentages and amounts in the locale's writing. */
const asNumber = (text: string, locale: SheetLocale): Typed | null => {
  const sign = escape(locale.currency);
  const group = locale.thousandsSeparator === ' ' ? '[ \\u00a0\\u202f]' : escape(locale.thousandsSeparator ?? ',');
  const point = escape(locale.decimalSeparator);
  const inner = locale.digitGrouping ? '2' : '3';
  const shape = new RegExp(
    `^([-+]?)(${sign} ?)?([-+]?)((?:\\d{1,3}(?:${group}\\d{${inner}})*${group}\\d{3}|\\d+)?)(?:${point}(\\d*))?(e[-+]?\\d+)?( ?%)?( ?${sign})?$`,
    'i',
  );
  const parts = shape.exec(text);
  if (!parts) return null;
  const [, before, front, after, whole, decimals, exponent, percent, behind] = parts;
  if ((!whole && !decimals) || (before && after) || (front && behind) || ((front || behind) && percent)) return null;
  const grouped = /\D/.test(whole);
  const digits = `${whole.replace(/\D/g, '') || '0'}.${decimals || '0'}${exponent ?? ''}`;
  const value = Number(digits) * (before === '-' || after === '-' ? -1 : 1);
  if (!Number.isFinite(value)) return null;
  const places = decimals ? '.00' : '';
  if (percent) return { kind: 'number', content: String(Number((value / 100).toPrecision(15))), format: `0${places}%` };
  if (front) return { kind: 'number', content: String(value), format: `[$${locale.currency}]#,##0${places}` };
  if (behind) return { kind: 'number', content: String(value), format: `#,##0${places} [$${locale.currency}]` };
  return { kind: 'number', content: String(value), format: grouped ? `#,##0${places}` : undefined };
};

const monthOf = (word: string): number => {
  const lower = word.toLowerCase().replace('.', '');
  return lower.length < 3 ? 0 : MONTHS.findIndex((name) => name.toLowerCase().startsWith(lower)) + 1;
};

const fullYear = (text: string): number =>
  text.length > 2 ? Number(text) : Number(text) + (Number(text) < 30 ? 2000 : 1900);

/** A civil date in the locale's order, or by month name; null if it is none. */
const readDate = (text: string, locale: SheetLocale, year: number): { serial: number; format: string } | null => {
  let parts: [number, number, number] | null = null;
  let format = locale.dateFormat;
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  const three = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  const two = /^(\d{1,2})[-/](\d{1,2})$/.exec(text);
  const named = /^(\d{1,2})[ -]([a-z]{3,}\.?)(?:[ -](\d{4}|\d{2}))?$/i.exec(text);
  const american = /^([a-z]{3,}\.?) (\d{1,2})(?:,? (\d{4}))?$/i.exec(text);
  const dayFirst = locale.order === 'dmy';
  if (iso) {
    parts = [Number(iso[1]), Number(iso[3]), Number(iso[4])];
    format = iso[2] === '-' ? 'yyyy-mm-dd' : `yyyy${iso[2]}mm${iso[2]}dd`;
  } else if (three && (three[2] !== '.' || dayFirst)) {
    const [a, b] = dayFirst ? [three[3], three[1]] : [three[1], three[3]];
    parts = [fullYear(three[4]), Number(a), Number(b)];
  } else if (two) {
    const [a, b] = dayFirst ? [two[2], two[1]] : [two[1], two[2]];
    parts = [year, Number(a), Number(b)];
  } else if (named) {
    parts = [named[3] ? fullYear(named[3]) : year, monthOf(named[2]), Number(named[1])];
    format = named[3] ? 'd-mmm-yyyy' : 'd-mmm';
  } else if (american) {
    parts = [american[3] ? Number(american[3]) : year, monthOf(american[1]), Number(american[2])];
    format = american[3] ? 'mmm d, yyyy' : 'mmm d';
  }
  if (!parts || parts[1] < 1 || parts[1] > 12 || parts[2] < 1 || parts[2] > daysIn(parts[0], parts[1])) return null;
  return { serial: serialOf(...parts), format };
};

const readTime = (text: string): { part: number; format: string } | null => {
  const found = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?: ?([ap])\.?m\.?)?$/i.exec(text);
  if (!found) return null;
  let hour = Number(found[1]);
  const half = found[4]?.toLowerCase();
  if (Number(found[2]) > 59 || Number(found[3] ?? 0) > 59 || hour > (half ? 12 : 23)) return null;
  if (half) hour = (hour % 12) + (half === 'p' ? 12 : 0);
  const seconds = hour * 3600 + Number(found[2]) * 60 + Number(found[3] ?? 0);
  return { part: seconds / 86400, format: `hh:mm${found[3] ? ':ss' : ''}${half ? ' a' : ''}` };
};

const asDate = (text: string, locale: SheetLocale, year: number): Typed | null => {
  const time = readTime(text);
  if (time) return { kind: 'date', content: String(time.part), format: time.format };
  const split = /^(.+?),? (\d{1,2}:\d.*)$/.exec(text);
  const clock = split ? readTime(split[2]) : null;
  const date = readDate(clock ? split![1] : text, locale, year);
  if (!date || (split && !clock)) return null;
  return {
    kind: 'date',
    content: String(date.serial + (clock?.part ?? 0)),
    format: clock ? `${date.format} ${clock.format}` : date.format,
  };
};

/**
 * What typing a text into a cell makes of it, as Google Sheets reads typing: formulas, numbers, percentages, amounts, dates, times and
 * booleans by the locale; a leading apostrophe keeps the rest as text; a leading + or - that is no number begins a formula.
 * @param year the running year, for dates typed without one.
 */
export function typed(text: string, locale: SheetLocale, year: number): Typed {
  if (text === '') return { kind: 'empty', content: '' };
  if (text.startsWith("'")) return { kind: 'text', content: text };
  if (text.startsWith('=') && text.length > 1) return { kind: 'formula', content: canonicalFormula(text, locale) };
  const trimmed = text.trim();
  if (/^(true|false)$/i.test(trimmed)) return { kind: 'boolean', content: trimmed.toUpperCase() };
  const value = asNumber(trimmed, locale) ?? asDate(trimmed, locale, year);
  if (value) return value;
  if (/^[+-].*[^+\-\s]/.test(text)) return { kind: 'formula', content: canonicalFormula(`=${text}`, locale) };
  return asText(text, locale);
}
