import { NO_DAY, isoText } from '../calendar/day';
import type { Cell } from './cell';
import { fold, isBlank, Sentence, tidy } from './cell';
import type { TableName } from './fields';
import { tableDef } from './fields';
import { isExported, subtotals } from './problems/strayRows';
import type { Table } from './table';

/** One row that reads otherwise in the new export: its line in both tables, and the fields that differ. */
export interface ChangedLine {
  readonly before: number;
  readonly after: number;
  readonly fields: readonly string[];
}

/** What a newer export of the same table would change. */
export interface Update {
  /** What rows are matched by. */
  readonly keys: readonly string[];
  /** Fields that both tables have; nothing else is ever written. */
  readonly fields: readonly string[];
  /** Lines of the new export that are not in the table. */
  readonly added: readonly number[];
  readonly changed: readonly ChangedLine[];
  /** Lines of the table that are not in the new export. */
  readonly gone: readonly number[];
  /** Lines of either that cannot be matched: without an id, or of an id that stands twice. */
  readonly unmatched: { readonly before: readonly number[]; readonly after: readonly number[] };
  /** How many rows of either are sums of the rows above, which are neither new nor gone. */
  readonly sums: number;
}

/** Tables of rows that have an id of their own. */
const IDS: Readonly<Partial<Record<TableName, string>>> = { deals: 'deal id', leads: 'lead id' };
/** What tells the rows of others apart, as far as both exports have it; the second row of a day is met by the second. */
const KEYS: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  spend: ['date', 'source', 'kind', 'campaign', 'owner', 'team', 'product', 'region', 'currency'],
  stages: ['deal id', 'stage', 'entered'],
  lines: ['deal id', 'product'],
  splits: ['deal id', 'owner'],
  goals: ['metric', 'slice', 'owner', 'team', 'product', 'source', 'region', 'period'],
  owners: ['owner', 'from'],
  rates: ['currency', 'date'],
};

/** True for a table that a newer export of its kind can bring up to date. */
export const canUpdate = (name: TableName): boolean => name in IDS || name in KEYS;

/**
 * Matches the rows of a newer export with those of a table of the same kind: by deal or lead id, else by what else tells
 * them apart, such as date, source and campaign of spend.
 * @throws Sentence when either has no column of ids
 */
export function updateOf(before: Table, after: Table): Update {
  const { name } = before;
  const id = IDS[name];
  for (const table of id === undefined ? [] : [before, after])
    if (!table.has(id as string))
      throw new Sentence(
        `Rows are matched by ${id}, and ${table === before ? 'the table' : 'the new export'} has no such column. Export it with the id of each ${name.slice(0, -1)}, under a heading such as ${(id as string)[0].toUpperCase()}${(id as string).slice(1, -2)}ID`,
      );
  const fields = tableDef(name)
    .fields.map(({ word }) => word)
    .filter((word) => before.column(word) >= 0 && after.column(word) >= 0);
  const keys = id === undefined ? fields.filter((word) => KEYS[name]?.includes(word)) : [id];
  const [old, now] = [linesOf(before, keys, id), linesOf(after, keys, id)];
  const added: number[] = [];
  const changed: ChangedLine[] = [];
  const differs = fields.map((field) => differing(field, before, after));
  now.lineOf.forEach((line, key) => {
    const at = old.lineOf.get(key);
    if (at === undefined) {
      if (!old.twice.has(key)) added.push(line);
      return;
    }
    const found = fields.filter((_, f) => differs[f](at, line));
    if (found.length > 0) changed.push({ before: at, after: line, fields: found });
  });
  const gone: number[] = [];
  old.lineOf.forEach((line, key) => {
    if (!now.lineOf.has(key) && !now.twice.has(key)) gone.push(line);
  });
  return {
    keys,
    fields,
    added,
    changed,
    gone,
    unmatched: { before: old.unmatched, after: now.unmatched },
    sums: old.sums + now.sums,
  };
}

interface Matched {
  readonly lineOf: Map<string, number>;
  readonly twice: Set<string>;
  readonly unmatched: number[];
  readonly sums: number;
}

/** The line of each key. An id that stands twice is nobody's; of other rows that are alike each is the next. */
function linesOf(table: Table, keys: readonly string[], id?: string): Matched {
  const parts = keys.map((word) => partsOf(table, word));
  const times = new Map<string, number>();
  const lineOf = new Map<string, number>();
  const twice = new Set<string>();
  const unmatched: number[] = [];
  const all = Array.from({ length: table.n }, (_, i) => parts.map((part) => part(i)).join('\u0001'));
  if (id !== undefined) for (const key of all) times.set(key, (times.get(key) ?? 0) + 1);
  const sums = new Set(isExported(table) ? subtotals(table) : []);
  all.forEach((key, i) => {
    if (sums.has(i)) return;
    const isBare = key.split('\u0001').every((part) => part === '');
    if (id !== undefined) {
      if (!isBare && times.get(key) === 1) lineOf.set(key, i);
      else unmatched.push(i);
      if (times.get(key) !== 1) twice.add(key);
    } else if (isBare) unmatched.push(i);
    else {
      const nth = times.get(key) ?? 0;
      times.set(key, nth + 1);
      lineOf.set(`${key}\u0001${nth}`, i);
    }
  });
  return { lineOf, twice, unmatched, sums: sums.size };
}

/** What a cell adds to the key of its row: an id as it stands, a day, a name in any spelling. */
function partsOf(table: Table, word: string): (line: number) => string {
  const text = table.text(word);
  const kind = table.kindOf(word);
  if (kind === 'id') return (i) => text[i];
  if (kind !== 'day') return (i) => fold(text[i]);
  const days = table.day(word);
  return (i) => (days[i] === NO_DAY ? fold(text[i]) : isoText(days[i]));
}

/** Tells whether a field differs: days and numbers by what they are, texts by what is written, surplus blanks aside. */
function differing(field: string, before: Table, after: Table): (old: number, now: number) => boolean {
  const kind = before.kindOf(field);
  const [cells, fresh] = [before.cells(field), after.cells(field)];
  const byText = (a: number, b: number): boolean => tidy(before.textAt(field, a)) !== tidy(after.textAt(field, b));
  if (kind === 'flag') return (a, b) => cells[a] !== fresh[b] && byText(a, b);
  if (kind !== 'day' && kind !== 'number') return byText;
  const [one, two]: ArrayLike<number>[] =
    kind === 'day' ? [before.day(field), after.day(field)] : [before.number(field), after.number(field)];
  const isNone = (value: number): boolean => value !== value || value === NO_DAY;
  return (a, b) => {
    if (isNone(one[a]) && isNone(two[b])) return isBlank(cells[a]) !== isBlank(fresh[b]) || byText(a, b);
    return one[a] !== two[b];
  };
}

/** A cell of the new export as it is to be written: numbers as numbers, days as ISO text that may be typed, all else as text. */
export function newCell(after: Table, field: string, line: number): { value: Cell; isTyped: boolean } {
  const kind = after.kindOf(field);
  const cell = after.cells(field)[line];
  if (kind === 'number' && !Number.isNaN(after.number(field)[line]))
    return { value: after.number(field)[line], isTyped: true };
  if (kind === 'day' && after.day(field)[line] !== NO_DAY)
    return { value: isoText(after.day(field)[line]), isTyped: true };
  if (typeof cell === 'boolean' || (typeof cell === 'number' && kind !== 'day')) return { value: cell, isTyped: true };
  return { value: isBlank(cell) ? '' : after.textAt(field, line), isTyped: false };
}
