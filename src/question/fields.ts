import { fold, headingKey } from '../tables/cell';
import type { TableDef } from '../tables/fields';
import { TABLES } from '../tables/fields';
import type { Book } from '../tables/book';
import type { Table } from '../tables/table';
import { REFERRAL, tellsReferrals } from './referral';

/** A field that no column holds but deals can be grouped by. */
const OUTCOME = 'outcome';

/** Whether a table has rows to group; the others hold choices. */
const isGrouped = ({ name, isDerived }: TableDef): boolean => !isDerived && !/^(settings|cleaning|rates)$/.test(name);

/** Longer texts name no field: a text of 50,000 characters may be cut into words in as many ways. */
const LONGEST = 500;

/** The passed tables in the order of the catalogue: that of the arguments changes nothing. */
export function tablesPassed(book: Book): Table[] {
  const place = (table: Table): number => TABLES.indexOf(table.mapping.def);
  return book
    .all()
    .slice()
    .sort((a, b) => place(a) - place(b));
}

/** The passed tables with rows to group. */
export function tablesIn(book: Book): Table[] {
  return tablesPassed(book).filter((table) => isGrouped(table.mapping.def));
}

/** The field of a table that a text names by its word, a heading, or another name of the field; `table` null = any such table. */
function fieldIn({ name, fields }: TableDef, table: Table | null, text: string): string | null {
  const key = headingKey(text);
  const there = fields.filter(({ word }) => !table || table.has(word));
  const direct = there.find(({ word }) => headingKey(word) === key)?.word ?? (table && headingIn(table, text));
  if (direct !== null || (name === 'deals' && key === OUTCOME)) return direct ?? OUTCOME;
  if (key === REFERRAL && table && tellsReferrals(table)) return REFERRAL;
  const called = fields.filter(({ aliases }) => key !== '' && aliases.split('|').includes(key));
  const found = called.find((field) => there.includes(field));
  // Bitrix24 heads amounts "Opportunity"; who types that word means a deal
  return found && (called.length === 1 || found.kind !== 'number') ? found.word : null;
}

/** A heading of a table as its field, or in square brackets where it is none. */
export function headingIn(table: Table, heading: string): string | null {
  const column = table.column(`[${heading}]`);
  const found = table.headings()[column];
  // 🦄 has no letters to be known by
  if (column < 0 || (headingKey(heading) === '' && fold(found) !== fold(heading))) return null;
  return wordAt(table, column) ?? `[${found}]`;
}

function wordAt(table: Table, column: number): string | null {
  for (const [word, at] of Array.from(table.mapping.columns)) if (at === column) return word;
  return null;
}

const firstOf = <T>(items: readonly T[], read: (item: T) => string | null): string | null =>
  items.reduce<string | null>((found, item) => found ?? read(item), null);

/**
 * The field a text names: `[Heading]` as it stands in a passed table; or a field's word, a heading, another name of a
 * field, of the deals before the other tables. Null when the tables passed have none of that name.
 */
export function fieldOf(text: string, book: Book): string | null {
  if (text.length > LONGEST) return null;
  const name = text.trim();
  const tables = tablesIn(book);
  const forced = /^\[(.+)\]$/.exec(name);
  if (forced) return firstOf(tables, (table) => headingIn(table, forced[1]));
  return tables.length === 0 ? absentField(name) : firstOf(tables, (table) => fieldIn(table.mapping.def, table, name));
}

/** The field a text would name if a table had it. */
export function absentField(text: string): string | null {
  return firstOf(TABLES.filter(isGrouped), (def) => fieldIn(def, null, text));
}

/** The fields of the passed tables that a text can name. */
export function fieldWords(book: Book): string[] {
  return tablesIn(book).reduce<string[]>((all, table) => all.concat(Array.from(table.mapping.columns.keys())), []);
}

/** All headings of the passed tables that mean no field. */
export function freeHeadings(book: Book): string[] {
  return tablesIn(book).reduce<string[]>(
    (free, table) => free.concat(table.headings().filter((heading, i) => heading !== '' && wordAt(table, i) === null)),
    [],
  );
}

/** What an axis holds where it is a field of a passed table: its kind in the first table that has it. */
export function kindOf(field: string, book: Book): string {
  return (
    tablesIn(book)
      .find((table) => table.has(field))
      ?.kindOf(field) ?? 'text'
  );
}

/** Whether a text is a heading as it stands, commas, operators and all. */
export function isHeading(text: string, book: Book): boolean {
  const wanted = fold(text);
  return tablesIn(book).some((table) => table.headings().some((heading) => heading !== '' && fold(heading) === wanted));
}
