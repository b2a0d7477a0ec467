import type { Grain } from '../calendar/grain';
import type { Book } from '../tables/table';
import { fold } from '../tables/cell';
import type { Axis } from './cut';
import { fieldOf } from './fields';

/** What groups an answer: up to two axes, as long rows or as a grid; `all` is one row for the whole. */
export interface Grouping {
  readonly by: readonly Axis[];
  readonly layout: 'long' | 'grid';
}

const GRAIN_WORDS: Readonly<Record<string, Grain>> = {
  day: 'day',
  daily: 'day',
  week: 'week',
  weekly: 'week',
  month: 'month',
  monthly: 'month',
  quarter: 'quarter',
  quarterly: 'quarter',
  year: 'year',
  yearly: 'year',
};

/** The grain a text names, or null. */
export function readGrain(text: string): Grain | null {
  const word = fold(text).replace(/^by /, '');
  return Object.prototype.hasOwnProperty.call(GRAIN_WORDS, word) ? GRAIN_WORDS[word] : null;
}

function readAxis(text: string, book: Book): Axis | null {
  const grain = readGrain(text);
  if (grain) return { grain };
  const field = fieldOf(text.trim().replace(/^by\s+/i, ''), book);
  return field === null ? null : { field };
}

/** A grouping as typed: `month`, `source`, `[Region]`, `month, source`, `month x source`, `all`; null when it is none. */
export function readGrouping(text: string, book: Book): Grouping | null {
  const whole = text.trim();
  if (fold(whole) === 'all') return { by: [], layout: 'long' };
  const one = readAxis(whole, book);
  if (one) return { by: [one], layout: 'long' };
  for (const [separator, layout] of [
    [/\s+[x×]\s+/i, 'grid'],
    [/\s*,\s*/, 'long'],
  ] as const) {
    const parts = splitOutsideBrackets(whole, separator);
    if (parts.length !== 2) continue;
    const axes = parts.map((part) => readAxis(part, book));
    if (axes[0] && axes[1]) return { by: [axes[0], axes[1]], layout };
  }
  return null;
}

function splitOutsideBrackets(text: string, separator: RegExp): string[] {
  const kept: string[] = [];
  const masked = text.replace(/\[[^\]]*\]/g, (bracket) => `\u0001${kept.push(bracket) - 1}\u0001`);
  return masked.split(separator).map((part) => part.replace(/\u0001(\d+)\u0001/g, (_, i) => kept[Number(i)]));
}
