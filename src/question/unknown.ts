import { GRAINS } from '../calendar/grain';
import { PERIOD_WORDS } from '../calendar/period';
import type { Book } from '../tables/table';
import { fieldOf, freeHeadings, groupWords } from './fields';
import { nearest } from './nearest';
import { RESERVED, WORDS } from './words';

const quoted = (text: string): string => `"${text.slice(0, 60)}"`;

/** The sentence for a text that is no argument at all: what was read, what is wrong, a formula that works. */
export function unknownText(name: string, text: string, book: Book): string {
  const parts = text.split(/\s*,\s*/);
  if (
    parts.length > 2 &&
    parts.every((part) => fieldOf(part, book) !== null || GRAINS.some((grain) => grain === part))
  ) {
    return `${name}: an answer can be grouped by two things at most, and ${quoted(text)} names ${parts.length}. Try =${name}(DEALS;"${parts[0]}, ${parts[1]}")`;
  }
  const known = [...GRAINS, ...groupWords(), ...freeHeadings(book), ...PERIOD_WORDS, ...WORDS];
  const near = nearest(text, known);
  const hint =
    near === null ? `Try =${name}(DEALS;"2026";"source")` : `Did you mean "${near}"? =${name}(DEALS;"${near}")`;
  return `${name}: ${quoted(text)} is no period, no heading or field to group by, no condition and no word that ${name} knows. ${hint}`;
}

/** The sentence for a condition on a field that no table has. */
export function unknownField(name: string, field: string, book: Book): string {
  const near = nearest(field, [...groupWords(), ...freeHeadings(book), ...RESERVED]);
  const headings = book.all().map((table) =>
    table
      .headings()
      .filter((heading) => heading !== '')
      .slice(0, 12)
      .join(', '),
  );
  const hint =
    near === null
      ? `The headings passed are ${headings.join('; ')}`
      : `Did you mean "${near}"? =${name}(DEALS;"${near} = …")`;
  return `${name}: ${quoted(field)} is no field and no heading of the tables passed. ${hint}`;
}

/** The sentence for a text that fits two kinds of argument. */
export function ambiguous(name: string, text: string, kinds: readonly string[]): string {
  return `${name}: ${quoted(text)} can be read as ${kinds.join(' and as ')}. For the heading write "[${text.trim()}]": =${name}(DEALS;"[${text.trim()}]")`;
}
