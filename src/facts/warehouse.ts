import type { FieldKind, TableName } from '../tables/fields';
import { tableDef } from '../tables/fields';

/** The types of a warehouse table's columns, in GoogleSQL's words. */
export type ColumnType = 'STRING' | 'FLOAT64' | 'DATE' | 'BOOL';
/** What a named parameter holds; a DATE is a civil day number. */
export interface Param {
  readonly type: 'STRING' | 'FLOAT64' | 'INT64' | 'DATE' | 'ARRAY<STRING>' | 'ARRAY<FLOAT64>';
  readonly value: string | number | readonly (string | number)[];
}
export type Params = Record<string, Param>;

const TYPES: Readonly<Record<FieldKind, ColumnType>> = {
  id: 'STRING',
  text: 'STRING',
  day: 'DATE',
  number: 'FLOAT64',
  flag: 'BOOL',
};

/** Columns that are not named as their field's word. */
const OWN_NAMES: Readonly<Partial<Record<TableName, Readonly<Record<string, string>>>>> = {
  deals: { 'deal id': 'id', close: 'closed', 'expected close': 'expected' },
  spend: { date: 'spent' },
};

/**
 * The warehouse column of a field: its word with `_` for blanks (deals say `id`, `closed`, `expected`; spend says `spent`),
 * or the heading in square brackets. @throws Error for anything that is no plain name, so that no text becomes SQL
 */
export function columnOf(table: TableName, field: string): string {
  const own = OWN_NAMES[table] ?? {};
  const isOwn = Object.prototype.hasOwnProperty.call(own, field);
  const name = isOwn ? own[field] : field.replace(/^\[|\]$/g, '').replace(/ /g, '_');
  if (!/^[a-z_][a-z0-9_]*$/i.test(name)) throw new Error(`${field} is no column name`);
  return name;
}

/** What a field holds; a heading in square brackets is text. */
export function kindOf(table: TableName, field: string): FieldKind {
  return tableDef(table).fields.find(({ word }) => word === field)?.kind ?? 'text';
}

/**
 * The columns that a warehouse table may have, with their types, by field word. Deals tell how they ended in `outcome`:
 * `won`, `lost`, anything else is open; a deal's id must be its own.
 */
export function warehouseColumns(table: TableName): ReadonlyMap<string, { name: string; type: ColumnType }> {
  const columns = new Map<string, { name: string; type: ColumnType }>();
  for (const { word, kind } of tableDef(table).fields)
    columns.set(word, { name: columnOf(table, word), type: TYPES[kind] });
  if (table === 'deals') columns.set('outcome', { name: 'outcome', type: 'STRING' });
  return columns;
}

const BLANKS = "r'[\\s\\v\\p{Z}\\x{FEFF}]+'";

/** What two spellings of one name share, as `fold` of src/tables/cell has it; NULL for blanks. */
export function folded(expression: string): string {
  const bare = `REGEXP_REPLACE(NORMALIZE(${expression}, NFKD), r'[\\x{0300}-\\x{036F}]', '')`;
  return `NULLIF(LOWER(TRIM(REGEXP_REPLACE(${bare}, ${BLANKS}, ' '))), '')`;
}

/** A spelling as it is shown: without surplus blanks. */
export function shown(expression: string): string {
  return `TRIM(REGEXP_REPLACE(${expression}, ${BLANKS}, ' '))`;
}
