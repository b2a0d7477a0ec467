import { NO_DAY, isoText } from '../calendar/day';
import type { Cell } from './cell';
import { isBlank, Sentence, tidy } from './cell';
import { tableDef } from './fields';
import type { Table } from './table';

/** One deal that reads otherwise in the new export: its line in both tables, and the fields that differ. */
export interface ChangedLine {
  readonly id: string;
  readonly before: number;
  readonly after: number;
  readonly fields: readonly string[];
}

/** What a newer export of the same table would change. */
export interface Update {
  /** Fields that both tables have; nothing else is ever written. */
  readonly fields: readonly string[];
  /** Lines of the new export whose id is not in the table. */
  readonly added: readonly number[];
  readonly changed: readonly ChangedLine[];
  /** Lines of the table whose id is not in the new export. */
  readonly gone: readonly number[];
  /** Lines of either that cannot be matched: without an id, or of an id that stands twice. */
  readonly unmatched: { readonly before: readonly number[]; readonly after: readonly number[] };
}

const ID = 'deal id';

/**
 * Matches the rows of a newer export with those of a table, by deal id.
 * @throws Sentence when either has no column of ids
 */
export function updateOf(before: Table, after: Table): Update {
  for (const table of [before, after])
    if (!table.has(ID))
      throw new Sentence(
        `Rows are matched by deal id, and ${table === before ? 'the table' : 'the new export'} has no such column. Export it with the id of each deal, under a heading such as Deal ID`,
      );
  const fields = tableDef('deals')
    .fields.map(({ word }) => word)
    .filter((word) => before.column(word) >= 0 && after.column(word) >= 0);
  const [old, now] = [idsOf(before), idsOf(after)];
  const added: number[] = [];
  const changed: ChangedLine[] = [];
  const differs = fields.map((field) => differing(field, before, after));
  now.lineOf.forEach((line, id) => {
    const at = old.lineOf.get(id);
    if (at === undefined) {
      if (!old.twice.has(id)) added.push(line);
      return;
    }
    const found = fields.filter((_, f) => differs[f](at, line));
    if (found.length > 0) changed.push({ id, before: at, after: line, fields: found });
  });
  const gone: number[] = [];
  old.lineOf.forEach((line, id) => {
    if (!now.lineOf.has(id) && !now.twice.has(id)) gone.push(line);
  });
  return { fields, added, changed, gone, unmatched: { before: old.unmatched, after: now.unmatched } };
}

function idsOf(table: Table): { lineOf: Map<string, number>; twice: Set<string>; unmatched: number[] } {
  const ids = table.text(ID);
  const times = new Map<string, number>();
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
  const lineOf = new Map<string, number>();
  const twice = new Set<string>();
  const unmatched: number[] = [];
  ids.forEach((id, i) => {
    if (id !== '' && times.get(id) === 1) lineOf.set(id, i);
    else unmatched.push(i);
    if (times.get(id) !== 1) twice.add(id);
  });
  return { lineOf, twice, unmatched };
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
