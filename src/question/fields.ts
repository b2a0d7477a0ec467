import type { Book, Table } from '../tables/table';
import { fold, headingKey } from '../tables/cell';
import { TABLES } from '../tables/fields';

/** Field words that no column holds but every deals table can be grouped by. */
const DERIVED = ['outcome'];

const wordsByKey = (): Map<string, string> => {
  const words = new Map<string, string>();
  for (const def of TABLES) for (const { word } of def.fields) words.set(headingKey(word), word);
  for (const word of DERIVED) words.set(headingKey(word), word);
  for (const def of TABLES.slice(0, 2)) {
    for (const { word, aliases } of def.fields) {
      for (const alias of aliases.split('|')) if (alias !== '' && !words.has(alias)) words.set(alias, word);
    }
  }
  return words;
};
let known: Map<string, string> | null = null;

/** Field words that group rows: what `by` and conditions are offered. */
export function groupWords(): string[] {
  return TABLES[0].fields.map((field) => field.word);
}

/**
 * The field a text names: `[Heading]` as it stands if some passed table has it, a field's word or alias, or a heading
 * of a passed table that means no field; null when it names none.
 */
export function fieldOf(text: string, book: Book): string | null {
  const trimmed = text.trim();
  const bracketed = /^\[(.+)\]$/.exec(trimmed);
  if (bracketed) return book.all().some((table) => table.has(trimmed)) ? mapped(trimmed, book) : null;
  const heading = headingOf(trimmed, book);
  known ??= wordsByKey();
  const direct = known.get(headingKey(trimmed));
  if (direct !== undefined && (headingKey(direct) === headingKey(trimmed) || heading === null)) return direct;
  return heading;
}

function headingOf(text: string, book: Book): string | null {
  const wanted = fold(text);
  for (const table of book.all()) {
    const at = table.headings().findIndex((heading) => heading !== '' && fold(heading) === wanted);
    if (at >= 0) return wordAt(table, at) ?? `[${table.headings()[at]}]`;
  }
  return null;
}

/** A bracketed heading that is mapped to a field is that field. */
function mapped(bracketed: string, book: Book): string {
  for (const table of book.all()) {
    const column = table.column(bracketed);
    if (column >= 0) return wordAt(table, column) ?? bracketed;
  }
  return bracketed;
}

function wordAt(table: Table, column: number): string | null {
  let found: string | null = null;
  table.mapping.columns.forEach((at, word) => {
    if (at === column) found = word;
  });
  return found;
}

/** All headings of the passed tables that mean no field. */
export function freeHeadings(book: Book): string[] {
  const free: string[] = [];
  for (const table of book.all()) {
    table.headings().forEach((heading, i) => {
      if (heading !== '' && wordAt(table, i) === null) free.push(heading);
    });
  }
  return free;
}
