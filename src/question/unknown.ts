import { shownCell, Sentence } from '../tables/cell';
import type { Book } from '../tables/book';
import { typed } from './ambiguous';
import { absentField, fieldOf, fieldWords, freeHeadings, tablesIn } from './fields';
import { guess, isAxis, meant } from './guess';
import { nearest } from './nearest';
import { splitOutside } from './split';
import { RESERVED } from './words';

const LONGEST = 60;

const SHOWN = 12;

const headingsOf = (book: Book): string => {
  const tables = tablesIn(book).map((table) => {
    const headings = table.headings().filter((heading) => heading !== '');
    const more = headings.length - SHOWN;
    return `${table.title}: ${headings
      .slice(0, SHOWN)
      .map((heading) => shownCell(heading))
      .join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  });
  return `The headings passed are ${tables.join('; ')}`;
};

/** The sentence for a text that is no argument at all: what was read, what is wrong, a formula that works. */
export function unknownText(text: string, book: Book, year: () => number): Sentence {
  const parts = text.length > LONGEST ? [] : splitOutside(text, /,| [x×] /i);
  const absent = parts.filter((part) => !isAxis(part, book) && absentField(part) !== null);
  if (absent.length > 0 && tablesIn(book).length > 0) return unknownField(absent[0], () => '', book);
  const hint = (parts.length > 0 && guess(text, book, year)) || 'Try =NAME(DEALS;"this year";"month")';
  return new Sentence(
    `"${shownCell(text, LONGEST)}" is no period, no heading or field to group by, no condition and no word. ${hint}`,
  );
}

/** The tables beside the deals that tell a field of them. */
const COMPANIONS = [
  ['team', 'owners', 'An Owners table (Owner, Team) tells it'],
  ['product', 'lines', 'A Lines table (Deal ID, Product, Amount) tells it'],
] as const;

/**
 * The sentence for a field that no passed table has.
 * @param rewritten the text it stood in, with another name in its place; @param tail the arguments behind that text
 */
export function unknownField(name: string, rewritten: (name: string) => string, book: Book, tail = ''): Sentence {
  const bare = name.replace(/^(?:where|if|only|for|with|and) /i, '');
  if (bare !== name && fieldOf(bare, book) !== null)
    return new Sentence(`"${shownCell(name, LONGEST)}" begins with a word too many. ${meant(rewritten(bare), tail)}`);
  const absent = absentField(name);
  const near = absent === null ? nearest(name, [...fieldWords(book), ...freeHeadings(book), ...RESERVED]) : null;
  const what =
    absent === null
      ? 'is no field and no heading of the tables passed'
      : 'is a field that the tables passed have no column for';
  const companion = COMPANIONS.find(([field, table]) => field === absent && !book.get(table));
  const told = companion
    ? `. ${companion[2]}: =NAME(DEALS;${companion[1].toUpperCase()};${typed(rewritten(name) || name)}${tail})`
    : '';
  const hint = near === null ? headingsOf(book) + told : meant(rewritten(near), tail);
  return new Sentence(`"${shownCell(name, LONGEST)}" ${what}. ${hint}`);
}
