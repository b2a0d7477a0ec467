import { GRAINS } from '../calendar/grain';
import { PERIOD_WORDS } from '../calendar/period';
import { fold, Sentence, shownCell } from '../tables/cell';
import type { Book } from '../tables/book';
import { typed } from './ambiguous';
import { readGrain } from './by';
import { absentField, fieldOf, fieldWords, freeHeadings, tablesIn } from './fields';
import { nearest } from './nearest';
import { splitOutside } from './split';
import { RESERVED, WORDS } from './words';

const LONGEST = 60;

/** "Did you mean" with a formula that works; `tail` are further arguments. */
const meant = (text: string, tail = ''): string => `Did you mean ${typed(text)}? =NAME(DEALS;${typed(text)}${tail})`;

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

/** `source is Webinar`, `source: Webinar`, `source in Webinar`, `Webinar` as the condition it seems to be. */
function asCondition(text: string, book: Book): string | null {
  const words = text.split(' ');
  for (let i = Math.min(words.length - 1, 4); i > 0; i--) {
    const name = words.slice(0, i).join(' ').replace(/:$/, '');
    const value = words.slice(i).join(' ');
    const list = /^(not in|in)\b ?(.*)$/i.exec(value);
    if (name.endsWith(',') || fieldOf(name, book) === null) continue;
    if (list) return `${name} ${list[1]} (${list[2].replace(/[()]/g, '') || 'A; B'})`;
    return `${name} = ${value.replace(/^(is|equals|:) /i, '')}`;
  }
  for (const table of tablesIn(book)) {
    for (const { word, kind } of table.mapping.def.fields) {
      const isValue = (cell: unknown): boolean => typeof cell === 'string' && fold(cell) === fold(text);
      if (kind === 'text' && table.cells(word).some(isValue)) return `${word} = ${text}`;
    }
  }
  return null;
}

const isAxis = (text: string, book: Book): boolean => readGrain(text) !== null || fieldOf(text, book) !== null;

/** What an unreadable text may be meant as, in words that work; null when nothing comes near. */
function guess(text: string, book: Book): string | null {
  if (/^\d{1,4}([./-])\d{1,2}\1\d{1,4}$/.test(text))
    return 'Dates are written 2026-03-31: =NAME(DEALS;"from 2026-01-01")';
  const parts = text.split(/ (?:and|by|per|vs) | ?[,;/+&|] ?/i);
  const axes = [...GRAINS, ...fieldWords(book), ...freeHeadings(book)];
  const pair = parts.map((part) => (isAxis(part, book) ? part : nearest(part, axes)));
  if (parts.length === 2 && pair.every((part) => part !== null)) return meant(pair.join(', '));
  const condition = asCondition(text, book);
  if (condition !== null) return meant(condition);
  const near = nearest(text.replace(/^\[|\]$/g, ''), [...axes, 'all', ...PERIOD_WORDS, ...WORDS]);
  return near === null ? null : meant(near);
}

/** The sentence for a text that is no argument at all: what was read, what is wrong, a formula that works. */
export function unknownText(text: string, book: Book): Sentence {
  const parts = text.length > LONGEST ? [] : splitOutside(text, /,| [x×] /i);
  const absent = parts.filter((part) => !isAxis(part, book) && absentField(part) !== null);
  if (absent.length > 0 && tablesIn(book).length > 0) return unknownField(absent[0], () => '', book);
  const hint = (parts.length > 0 && guess(text, book)) || 'Try =NAME(DEALS;"this year";"month")';
  return new Sentence(
    `"${shownCell(text, LONGEST)}" is no period, no heading or field to group by, no condition and no word. ${hint}`,
  );
}

/**
 * The sentence for a field that no passed table has.
 * @param rewritten the text it stood in, with another name in its place; @param tail the arguments behind that text
 */
export function unknownField(name: string, rewritten: (name: string) => string, book: Book, tail = ''): Sentence {
  const absent = absentField(name);
  const near = absent === null ? nearest(name, [...fieldWords(book), ...freeHeadings(book), ...RESERVED]) : null;
  const what =
    absent === null
      ? 'is no field and no heading of the tables passed'
      : 'is a field that the tables passed have no column for';
  const hint = near === null ? headingsOf(book) : meant(rewritten(near), tail);
  return new Sentence(`"${shownCell(name, LONGEST)}" ${what}. ${hint}`);
}
