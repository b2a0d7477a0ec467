import type { Day } from '../calendar/day';
import { isoText, NO_DAY } from '../calendar/day';
import type { Cell, Values } from './cell';
import { headingKey } from './cell';
import { tableDef } from './fields';
import { LOST_DAY, OPEN, outcomeOfText, WON } from './outcome';
import type { Table } from './table';

/** The heading row of the tab that changes are appended to. */
export const CHANGE_HEADINGS: readonly string[] = ['Deal ID', 'Field', 'Old', 'New', 'Date'];
/** The field of a change that is a whole deal: `old` is empty when it appeared, `new` when it is gone; else its fields as JSON. */
const WHOLE = 'deal';
/** Not logged: what identifies a deal, and what changes every day. */
const UNLOGGED = ['deal id', 'deal name', 'stage days'];

/** One change of a deal: the field's word, its text before and after, and the day it was seen. */
export interface Change {
  readonly id: string;
  readonly field: string;
  readonly old: string;
  readonly new: string;
  readonly day: Day;
}

/** True for what our own log begins with: a deal that was not there before. */
export const isBeginning = ({ field, old }: Change): boolean => field === WHOLE && old === '';

/**
 * A sentence that says which refresh saw the deals of a day, where our own log tells of later changes and it was not on
 * that day; '' otherwise.
 */
export function seenText(changes: readonly Change[], day: Day): string {
  if (changes.length === 0 || !isBeginning(changes[0]) || changes[changes.length - 1].day <= day) return '';
  let seen = changes[0].day;
  for (const change of changes) if (change.day <= day) seen = change.day;
  return seen === day ? '' : ` Deals are as the refresh of ${isoText(seen)} saw them.`;
}

/** The text of each field of a deal: days as ISO text, numbers without marks, '' where blank. */
export type DealVersion = Readonly<Record<string, string>>;
/** All deals by their id, as they were at one refresh, and the fields that their table then had. */
export interface Version {
  readonly fields: readonly string[];
  readonly deals: ReadonlyMap<string, DealVersion>;
}

/**
 * The deals of a table by id, in whatever order its rows are. Rows without an id, and all rows of an id that stands twice,
 * cannot be followed: they are left out and their lines listed.
 */
export function versionOf(table: Table): { version: Version; unkeyed: number[] } {
  const fields = tableDef('deals')
    .fields.map(({ word }) => word)
    .filter((word) => table.has(word) && !UNLOGGED.includes(word));
  const columns = fields.map((field) => textsOf(table, field));
  const ids = table.text('deal id');
  const times = new Map<string, number>();
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
  const deals = new Map<string, DealVersion>();
  const unkeyed: number[] = [];
  ids.forEach((id, i) => {
    if (id === '' || times.get(id) !== 1) unkeyed.push(i);
    else deals.set(id, Object.fromEntries(fields.map((field, f) => [field, columns[f][i]])));
  });
  return { version: { fields, deals }, unkeyed };
}

function textsOf(table: Table, field: string): readonly string[] {
  const kind = table.kindOf(field);
  if (kind === 'day') return Array.from(table.day(field), (day) => (day === NO_DAY ? '' : isoText(day)));
  if (kind === 'number') return Array.from(table.number(field), (value) => (value === value ? String(value) : ''));
  return table.text(field);
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** A deal's fields as JSON, always in the same order. */
const encoded = (deal: DealVersion): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.keys(deal)
        .sort(byText)
        .map((field) => [field, deal[field]]),
    ),
  );

function decoded(text: string): DealVersion {
  try {
    return Object.fromEntries(
      Object.entries(JSON.parse(text) as object).map(([field, value]) => [field, String(value)]),
    );
  } catch {
    return {}; // a CRM's own row of that name
  }
}

/**
 * What a refresh appends: the differences of two versions, by id and then by field. Nothing where nothing changed. A
 * column that is gone is not a change of every deal; one that is new is.
 * @param day the day of the refresh
 */
export function differences(before: Version, after: Version, day: Day): Change[] {
  const changes: Change[] = [];
  const ids = Array.from(new Set([...before.deals.keys(), ...after.deals.keys()])).sort(byText);
  for (const id of ids) {
    const old = before.deals.get(id);
    const now = after.deals.get(id);
    if (!old || !now) {
      changes.push({ id, field: WHOLE, old: old ? encoded(old) : '', new: now ? encoded(now) : '', day });
      continue;
    }
    for (const field of after.fields.slice().sort(byText))
      if ((old[field] ?? '') !== now[field]) changes.push({ id, field, old: old[field] ?? '', new: now[field], day });
  }
  return changes;
}

/** Changes as rows under `CHANGE_HEADINGS`. */
export const changeRows = (changes: readonly Change[]): string[][] =>
  changes.map((change) => [change.id, change.field, change.old, change.new, isoText(change.day)]);

/** A Changes table, ours or a CRM's export of its history, by day; on one day in the order of its rows. */
export function readChanges(table: Table): Change[] {
  const [ids, fields, olds, news] = ['deal id', 'field', 'old', 'new'].map((field) => table.text(field));
  const days = table.day('date');
  const known = new Map<string, string>();
  for (const { word, aliases } of tableDef('deals').fields)
    for (const alias of [headingKey(word), ...aliases.split('|')]) if (!known.has(alias)) known.set(alias, word);
  known.set(WHOLE, WHOLE);
  const changes: Change[] = [];
  for (let i = 0; i < table.n; i++) {
    if (days[i] === NO_DAY || ids[i] === '') continue;
    const field = known.get(headingKey(fields[i]));
    if (field !== undefined) changes.push({ id: ids[i], field, old: olds[i], new: news[i], day: days[i] });
  }
  return changes.sort((a, b) => a.day - b.day);
}

/**
 * The version that our own log gives for a day: the deals as the last refresh up to it saw them.
 * @returns with `seen`, the day of the last change up to then; null before the first
 */
export function replay(changes: readonly Change[], day: Day): { version: Version; seen: Day | null } {
  const deals = new Map<string, Record<string, string>>();
  const fields = new Set<string>();
  let seen: Day | null = null;
  for (const change of changes) {
    if (change.day > day) break;
    seen = change.day;
    if (change.field !== WHOLE) {
      const deal = deals.get(change.id);
      if (deal) deal[change.field] = change.new;
      fields.add(change.field);
    } else if (change.new === '') deals.delete(change.id);
    else {
      const deal = { ...decoded(change.new) };
      Object.keys(deal).forEach((field) => fields.add(field));
      deals.set(change.id, deal);
    }
  }
  return { version: { fields: Array.from(fields), deals }, seen };
}

/**
 * The rows of a deals table as they were at the end of a day: what changed later is put back, what appeared later is
 * blank, what has gone since stands below. Row numbers stay.
 * @returns null when nothing has changed since
 */
export function dealsOn(table: Table, changes: readonly Change[], day: Day): Values | null {
  const past = new Map<string, { fields: Record<string, string>; isThere: boolean }>();
  for (let c = changes.length - 1; c >= 0 && changes[c].day > day; c--) {
    const { id, field, old } = changes[c];
    const deal = past.get(id) ?? { fields: {}, isThere: true };
    past.set(id, deal);
    if (field !== WHOLE) deal.fields[field] = old;
    else {
      deal.isThere = old !== '';
      if (old !== '') deal.fields = { ...decoded(old) };
    }
  }
  if (past.size === 0) return null;
  const values = table.values.slice();
  const width = table.values[0].length;
  const lostDay = table.headings().findIndex((heading) => LOST_DAY.test(heading));
  const put = (row: Cell[], past: Record<string, string>): Cell[] => {
    const fields = { ...past };
    // where no column says the status, the stage does
    const said = fields.status ?? (table.has('status') ? undefined : fields.stage);
    const end = said === undefined ? null : outcomeOfText(said);
    if (end !== null) {
      // what says the end in other words
      if (fields['is won'] === undefined) fields['is won'] = String(end === WON);
      if (fields['is closed'] === undefined) fields['is closed'] = String(end !== OPEN);
      if (end === OPEN && lostDay >= 0) row[lostDay] = '';
    }
    for (const field of Object.keys(fields)) {
      const column = table.column(field);
      if (column < 0) continue;
      const text = fields[field];
      row[column] = table.kindOf(field) === 'number' && text !== '' && !isNaN(Number(text)) ? Number(text) : text;
    }
    return row;
  };
  table.text('deal id').forEach((id, i) => {
    const deal = past.get(id);
    if (!deal) return;
    past.delete(id);
    const row = table.rowNumber[i] - 1;
    values[row] = deal.isThere ? put(values[row].slice(), deal.fields) : new Array<Cell>(width).fill('');
  });
  past.forEach(({ fields, isThere }, id) => {
    if (isThere) values.push(put(new Array<Cell>(width).fill(''), { ...fields, 'deal id': id }));
  });
  return values;
}
