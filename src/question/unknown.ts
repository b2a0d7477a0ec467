import { GRAINS } from '../calendar/grain';
import { PERIOD_WORDS } from '../calendar/period';
import { Sentence, shownCell } from '../tables/cell';
import type { Book } from '../tables/table';
import { typed } from './ambiguous';
import { readGrouping } from './by';
import { absentField, fieldOf, fieldWords, freeHeadings, tablesIn } from './fields';
import { nearest } from './nearest';
import { RESERVED, WORDS } from './words';

const LONGEST = 60;

/** "Did you mean" with a formula that works; nothing for a text too long to be repeated. */
const meant = (...texts: readonly string[]): string =>
  `Did you mean ${texts.map(typed).join(';')}? =NAME(DEALS;${texts.map(typed).join(';')})`;

const headingsOf = (book: Book): string => {
  const tables = tablesIn(book).map((table) => {
    const headings = table.headings().filter((heading) => heading !== '');
    return `${table.title}: ${headings
      .slice(0, 12)
      .map((heading) => shownCell(heading))
      .join(', ')}`;
  });
  return `The headings passed are ${tables.join('; ')}`;
};

/** `source is Webinar`, `source: Webinar`, `source in Webinar` as the condition it seems to be. */
function asCondition(text: string, book: Book): string | null {
  const words = text.split(' ');
  for (let i = Math.min(words.length - 1, 4); i > 0; i--) {
    const name = words.slice(0, i).join(' ').replace(/:$/, '');
    const field = fieldOf(name, book);
    const value = words.slice(i).join(' ');
    if (field === null) continue;
    const list = /^(not in|in)\b ?(.*)$/i.exec(value);
    if (list) return `${name} ${list[1]} (${list[2].replace(/[()]/g, '') || '…'})`;
    return `${name} = ${value.replace(/^(is|equals|:|==?) /i, '')}`;
  }
  return null;
}

/** What an unreadable text may be meant as, in words that work; null when nothing comes near. */
function guess(text: string, book: Book): string | null {
  if (text.length > LONGEST) return null;
  if (/^\d{1,4}([./-])\d{1,2}\1\d{1,4}$/.test(text))
    return 'Dates are written 2026-03-31: =NAME(DEALS;"from 2026-01-01")';
  const pair = text.split(/ (?:and|by|per|vs) | ?[;/+&|] ?/i).join(', ');
  if (pair !== text && readGrouping(pair, book)) return meant(pair);
  const condition = asCondition(text, book);
  if (condition !== null) return meant(condition);
  const near = nearest(text, [...GRAINS, 'all', ...fieldWords(book), ...freeHeadings(book), ...PERIOD_WORDS, ...WORDS]);
  return near === null ? null : meant(near);
}

/** The sentence for a text that is no argument at all: what was read, what is wrong, a formula that works. */
export function unknownText(text: string, book: Book): Sentence {
  const absent = absentField(text);
  if (absent !== null && tablesIn(book).length > 0) return unknownField(text, () => [text], book);
  const hint = guess(text, book) ?? 'Try =NAME(DEALS;"this year";"month")';
  return new Sentence(
    `"${shownCell(text, LONGEST)}" is no period, no heading or field to group by, no condition and no word. ${hint}`,
  );
}

/**
 * The sentence for a field that no passed table has.
 * @param rewritten the arguments it stood in, with another name in its place
 */
export function unknownField(name: string, rewritten: (name: string) => readonly string[], book: Book): Sentence {
  const absent = absentField(name);
  const near = absent === null ? nearest(name, [...fieldWords(book), ...freeHeadings(book), ...RESERVED]) : null;
  const what =
    absent === null
      ? 'is no field and no heading of the tables passed'
      : 'is a field that the tables passed have no column for';
  const hint = near === null ? headingsOf(book) : meant(...rewritten(near));
  return new Sentence(`"${shownCell(name, LONGEST)}" ${what}. ${hint}`);
}
