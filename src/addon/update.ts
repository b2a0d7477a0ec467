import { NO_DAY } from '../calendar/day';
import { dayOfDate } from '../calendar/zone';
import type { Cell, Values } from '../tables/cell';
import { Sentence, shownCell } from '../tables/cell';
import type { Settings } from '../question/settings';
import type { TableName } from '../tables/fields';
import { tableDef } from '../tables/fields';
import type { Table } from '../tables/table';
import { Book } from '../tables/book';
import { shared } from '../tables/table';
import type { Update } from '../tables/update';
import { canUpdate, newCell, updateOf } from '../tables/update';
import { ownedTabs } from './owned';
import type { Replies, Request } from './protocol';
import { safeText } from './safeText';
import { asOfFor, ownNames } from './setup';
import { SETTINGS_PURPOSE, noteSettings, settingsTab, stampSettings } from './settingsTab';
import type { Survey, Surveyed } from './survey';
import { mappingAs, survey } from './survey';
import type { Notes } from './undo';
import { undoable } from './undo';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Up to so many runs of changed cells are written one by one; beyond, each column in one piece. */
const MOST_RUNS = 30;
const MOST_SHOWN = 50;

interface Pair {
  readonly into: Surveyed & { readonly values: Values };
  readonly before: Table;
  readonly after: Table;
  readonly update: Update;
  /** The Settings tab, for the day that answers stand on; null without one. */
  readonly asOf: { readonly sheet: Sheet; readonly settings: Settings; readonly today: number } | null;
}

function tableOf(tab: Surveyed, name: TableName, { settings, zone }: Survey): Table {
  const mapping = mappingAs(tab, name, settings);
  if (!mapping || !tab.values)
    throw new Sentence(
      name === 'deals'
        ? `The tab ${tab.name} does not read as deals: it needs a heading row with Deal ID, Amount, Status and dates`
        : `The tab ${tab.name} does not read as ${tableDef(name).title}: what Settings say of its headings does not fit them`,
    );
  const choices = {
    get dateOrder() {
      return settings.dateOrder;
    },
  };
  return new Book(shared(() => zone, choices)).add(tab.values, mapping);
}

/** The tab with the table, the tab with its newer export, and what that would change. */
function compared(spreadsheet: Spreadsheet, from: string): Pair {
  const owned = ownedTabs(spreadsheet);
  const found = survey(spreadsheet, owned);
  const { tabs, settings, zone } = found;
  const source = tabs.find(({ name }) => name === from);
  if (!source) throw new Sentence(`There is no tab ${from} any more`);
  const read = source.mapping?.def.name;
  const table = read !== undefined && canUpdate(read) ? read : 'deals';
  const named = spreadsheet.getRangeByName(table.toUpperCase())?.getSheet().getName();
  const into =
    tabs.find(({ name }) => name === named && name !== from) ??
    tabs.find(({ name, mapping }) => mapping?.def.name === table && name !== from);
  const kind = table === 'deals' ? 'with deals' : `that reads as ${tableDef(table).title}`;
  if (!into?.values)
    throw new Sentence(`There is no other tab ${kind} that ${from} could bring up to date. Press Set up first`);
  const [before, after] = [tableOf(into, table, found), tableOf(source, table, found)];
  const sheet = owned.get(SETTINGS_PURPOSE);
  const asOf = sheet && table === 'deals' ? { sheet, settings, today: dayOfDate(new Date(), zone) } : null;
  return { asOf, into: { ...into, values: into.values }, before, after, update: updateOf(before, after) };
}

/** Compares a newer export with its table and, with `go`, writes what is new into the recognised columns. */
export function updateData(
  spreadsheet: Spreadsheet,
  { from, go }: Request<'dealsheetUpdate'>,
): Replies['dealsheetUpdate'] {
  const done = (notes?: Notes): Replies['dealsheetUpdate'] => {
    const pair = compared(spreadsheet, from);
    if (notes) write(spreadsheet, pair, notes);
    const moved = notes ? moveAsOf(pair, notes) : '';
    return { ...viewOf(pair), message: told(pair, from, notes !== undefined) + moved };
  };
  return go ? undoable(spreadsheet, `Update data from ${from}`, done) : done();
}

/** The as-of day where it may move on; null where it is held, broken or not there. */
function freeDay(settings: Settings): number | null {
  try {
    return settings.hold ? null : settings.asOf;
  } catch (error) {
    if (error instanceof Sentence) return null;
    throw error;
  }
}

/** Moves the as-of day on where the new rows go beyond it, unless it is held. @returns what is said of it */
function moveAsOf({ after, asOf }: Pair, notes: Notes): string {
  const stands = asOf && freeDay(asOf.settings);
  if (!asOf || stands === null) return '';
  const { sheet, today } = asOf;
  let last = NO_DAY;
  for (const field of ['created', 'close'])
    for (const day of after.day(field)) if (day > last && day <= today) last = day;
  if (last <= stands) return '';
  const day = asOfFor(last, today).asOf;
  const tab = settingsTab(sheet);
  noteSettings(notes, tab);
  notes.ready();
  stampSettings(tab, { 'As-of day': day });
  return ` Answers stand on ${day} now.`;
}

function told({ into, update }: Pair, from: string, isDone: boolean): string {
  const { added, changed, gone, unmatched, keys } = update;
  const lost = unmatched.before.length + unmatched.after.length;
  const key = keys.length > 1 ? keys.slice(0, 3).join(', ') : `a ${keys[0]} of their own`;
  const parts = [
    `${added.length} ${isDone ? 'added' : 'new'}`,
    `${changed.length} changed`,
    `${gone.length} gone${isDone && gone.length > 0 ? ' (their rows were left as they are)' : ''}`,
    ...(lost > 0 ? [`${lost} rows without ${key} (left alone)`] : []),
  ];
  return `${isDone ? `${into.name} is up to date with ${from}` : `${from} against ${into.name}`}: ${parts.join(', ')}.`;
}

function viewOf({ into, before, after, update }: Pair): Pick<Replies['dealsheetUpdate'], 'into' | 'lines'> {
  const sheetRow = (line: number): number => before.rowNumber[line] + into.headingRow - 1;
  const { keys } = update;
  const id = (table: Table, line: number): string =>
    shownCell(
      keys
        .map((word) => table.textAt(word, line))
        .filter(Boolean)
        .join(' · '),
    );
  const words = before.name === 'deals' ? ['customer', 'amount', 'status', 'stage'] : update.fields;
  const said = (table: Table, field: string, line: number): string =>
    shownCell(table.textAt(field, line), 30) || '(empty)';
  const lines = [
    ...update.changed.slice(0, MOST_SHOWN).map(({ before: old, after: now, fields }) => ({
      what: 'changed' as const,
      deal: id(before, old),
      row: sheetRow(old),
      fields: fields.map((field) => `${field}: ${said(before, field, old)} → ${said(after, field, now)}`).join('; '),
    })),
    ...update.added.slice(0, MOST_SHOWN).map((line) => ({
      what: 'new' as const,
      deal: id(after, line),
      row: 0,
      fields: words
        .filter((field) => after.has(field) && !keys.includes(field))
        .map((field) => said(after, field, line))
        .join(', '),
    })),
    ...update.gone.slice(0, MOST_SHOWN).map((line) => ({
      what: 'gone' as const,
      deal: id(before, line),
      row: sheetRow(line),
      fields: '',
    })),
  ];
  return { into: into.name, lines };
}

/** A cell of the new export as it must be written to stay what it is. */
function written(after: Table, field: string, line: number): Cell {
  const { value, isTyped } = newCell(after, field, line);
  return isTyped ? value : safeText(value as string);
}

function write(spreadsheet: Spreadsheet, { into, before, after, update }: Pair, notes: Notes): void {
  const { sheet, values, headingRow } = into;
  const { fields, added, changed } = update;
  const columns = fields.map((field) => before.column(field));
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  const height = values.length;
  if (changed.length + added.length === 0) return;
  const missing = headingRow + height - 1 + added.length - sheet.getMaxRows();
  if (missing > 0) {
    sheet.insertRowsAfter(sheet.getMaxRows(), missing);
    stretchName(spreadsheet, into, before.name);
  }
  notes.copy(sheet.getRange(headingRow, left + 1, height + added.length, right - left + 1), {
    only: runsOf(columns.map((column) => column - left)).map(({ from, to }) => [from, to] as const),
  });
  notes.ready();
  const put = (row: number, column: number, cells: readonly (readonly Cell[])[]): void => {
    sheet
      .getRange(headingRow + row, column + 1, cells.length, cells[0].length)
      .setValues(cells.map((line) => line.map((cell) => cell ?? '')));
  };
  const fresh = fields.map((field) => {
    const cells = new Map<number, Cell>(); // by row of the table, 0 = headings
    for (const { before: old, after: now, fields: differing } of changed)
      if (differing.includes(field)) cells.set(before.rowNumber[old] - 1, written(after, field, now));
    return cells;
  });
  const runs = fresh.map((cells) => runsOf(Array.from(cells.keys())));
  const isMany = runs.reduce((sum, each) => sum + each.length, 0) > MOST_RUNS;
  const formulas = isMany ? sheet.getRange(headingRow, 1, height, values[0].length).getFormulas() : [];
  fresh.forEach((cells, f) => {
    const own = runs[f];
    if (own.length === 0) return;
    const column = columns[f];
    // in one piece, the cells between are written again as they are
    const pieces: readonly Run[] = isMany ? [{ from: own[0].from, to: own[own.length - 1].to }] : own;
    for (const { from, to } of pieces)
      put(
        from,
        column,
        Array.from({ length: to - from + 1 }, (_, k) => {
          const row = from + k;
          const cell = cells.has(row) ? cells.get(row) : formulas[row][column] || kept(values[row][column]);
          return [cell];
        }),
      );
  });
  if (added.length === 0) return;
  for (const { from, to } of runsOf(columns)) {
    const words = Array.from({ length: to - from + 1 }, (_, k) => fields[columns.indexOf(from + k)]);
    put(
      height,
      from,
      added.map((line) => words.map((field) => written(after, field, line))),
    );
  }
}

/** A cell that is written again as it is. */
const kept = (cell: Cell): Cell => (typeof cell === 'string' ? safeText(cell) : cell);

interface Run {
  readonly from: number;
  readonly to: number;
}

/** Whole numbers as runs of neighbours, ascending. */
function runsOf(numbers: readonly number[]): Run[] {
  const runs: { from: number; to: number }[] = [];
  for (const n of numbers.slice().sort((a, b) => a - b)) {
    const last = runs[runs.length - 1];
    if (last && n === last.to + 1) last.to = n;
    else runs.push({ from: n, to: n });
  }
  return runs;
}

/** Lets the table's name reach the rows that were added at the end of its tab, where the name is ours. */
function stretchName(spreadsheet: Spreadsheet, { sheet, name, headingRow }: Surveyed, table: TableName): void {
  const given = table.toUpperCase();
  const range = spreadsheet.getRangeByName(given);
  if (!range || range.getSheet().getName() !== name || !ownNames(spreadsheet).has(given)) return;
  const rows = sheet.getMaxRows() - headingRow + 1;
  spreadsheet.setNamedRange(given, sheet.getRange(headingRow, range.getColumn(), rows, range.getNumColumns()));
}
