import { NO_DAY } from '../calendar/day';
import { dayOfDate } from '../calendar/zone';
import type { Cell, Values } from '../tables/cell';
import { columnLetters, Sentence, shownCell } from '../tables/cell';
import type { Settings } from '../question/settings';
import type { TableName } from '../tables/fields';
import { tableDef } from '../tables/fields';
import type { Table } from '../tables/table';
import type { Update } from '../tables/update';
import { plural } from '../tables/words';
import { canUpdate, newCell, updateOf } from '../tables/update';
import { runsOf, writeColumn } from './cellRuns';
import { filledColumns } from './filled';
import { ownedTabs } from './owned';
import type { Replies, Request } from './protocol';
import { safeText } from './safeText';
import { asOfFor, ownNames } from './setup';
import { noteSettings, SETTINGS_PURPOSE, settingsTab, stampSettings } from './settingsTab';
import type { Survey, Surveyed } from './survey';
import { mappingAs, survey } from './survey';
import type { Notes } from './undo';
import { undoable } from './undo';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const MOST_SHOWN = 50;

interface Pair {
  readonly into: Surveyed & { readonly values: Values };
  readonly before: Table;
  readonly after: Table;
  readonly update: Update;
  /** The Settings tab, for the day that answers stand on; null without one. */
  readonly asOf: { readonly sheet: Sheet; readonly settings: Settings; readonly today: number } | null;
  /** Its formulas, rows as in its values. */
  readonly formulas: readonly (readonly string[])[];
  /** Headings of columns that a formula fills, each with its cell. */
  readonly filled: readonly string[];
}

function tableOf(tab: Surveyed, name: TableName, { settings, book }: Survey): Table {
  const mapping = mappingAs(tab, name, settings);
  if (!mapping || !tab.values)
    throw new Sentence(
      name === 'deals'
        ? `The tab ${tab.name} does not read as deals: it needs a heading row with Deal ID, Amount, Status and dates`
        : `The tab ${tab.name} does not read as ${tableDef(name).title}: what Settings say of its headings does not fit them`,
    );
  return book().add(tab.values, mapping);
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
  const { values, headingRow } = into;
  const formulas = into.sheet.getRange(headingRow, 1, values.length, values[0].length).getFormulas();
  return {
    asOf,
    into: { ...into, values },
    before,
    after,
    formulas,
    ...spared(updateOf(before, after), before, into, formulas),
  };
}

/** An update without the fields whose column a formula fills: what were written there would break it. */
function spared(
  update: Update,
  before: Table,
  { values, headingRow, name }: Surveyed,
  formulas: Pair['formulas'],
): Pick<Pair, 'update' | 'filled'> {
  const found = filledColumns(formulas, values as Values);
  const filled: string[] = [];
  const isFree = (field: string): boolean => {
    const at = found.get(before.column(field));
    if (!at) return true;
    const cell = `${columnLetters(at[1])}${headingRow + at[0]}`;
    if (update.keys.includes(field))
      throw new Sentence(
        `The rows of ${name} are filled by the formula in ${cell}, so that they cannot be written to. Update what that formula reads`,
      );
    filled.push(`${shownCell((values as Values)[0][before.column(field)], 30)} (${cell})`);
    return false;
  };
  const fields = update.fields.filter(isFree);
  const changed = update.changed
    .map((line) => ({ ...line, fields: line.fields.filter((field) => fields.includes(field)) }))
    .filter((line) => line.fields.length > 0);
  return { update: { ...update, fields, changed }, filled };
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

function told({ into, update, filled }: Pair, from: string, isDone: boolean): string {
  const { added, changed, gone, unmatched, keys, sums } = update;
  const lost = unmatched.before.length + unmatched.after.length;
  const key = keys.length > 1 ? keys.slice(0, 3).join(', ') : `a ${keys[0]} of their own`;
  const parts = [
    `${added.length} ${isDone ? 'added' : 'new'}`,
    `${changed.length} changed`,
    `${gone.length} gone${isDone && gone.length > 0 ? ' (their rows were left as they are)' : ''}`,
    ...(lost > 0 ? [`${lost} rows without ${key} (left alone)`] : []),
    ...(sums > 0 ? [`${plural(sums, 'row', 'rows')} of totals (left alone)`] : []),
  ];
  const spare = filled.length === 0 ? '' : ` Left out, as a formula fills them: ${filled.join(', ')}.`;
  return `${isDone ? `${into.name} is up to date with ${from}` : `${from} against ${into.name}`}: ${parts.join(', ')}.${spare}`;
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

function write(spreadsheet: Spreadsheet, { into, before, after, update, formulas }: Pair, notes: Notes): void {
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
  fields.forEach((field, f) => {
    const cells = new Map<number, Cell>(); // by row of the table, 0 = headings
    for (const { before: old, after: now, fields: differing } of changed)
      if (differing.includes(field)) cells.set(before.rowNumber[old] - 1, written(after, field, now) ?? '');
    const column = columns[f];
    writeColumn(sheet, column + 1, headingRow, cells, (row) => {
      const cell = formulas[row][column] === '' ? (values[row][column] ?? '') : null;
      return cell === '' || typeof cell === 'number' || typeof cell === 'boolean' ? cell : null;
    });
  });
  if (added.length === 0) return;
  for (const { from, to } of runsOf(columns)) {
    const words = Array.from({ length: to - from + 1 }, (_, k) => fields[columns.indexOf(from + k)]);
    sheet
      .getRange(headingRow + height, from + 1, added.length, words.length)
      .setValues(added.map((line) => words.map((field) => written(after, field, line) ?? '')));
  }
}

/** Lets the table's name reach the rows that were added at the end of its tab, where the name is ours. */
function stretchName(spreadsheet: Spreadsheet, { sheet, name, headingRow }: Surveyed, table: TableName): void {
  const given = table.toUpperCase();
  const range = spreadsheet.getRangeByName(given);
  if (!range || range.getSheet().getName() !== name || !ownNames(spreadsheet).has(given)) return;
  const rows = sheet.getMaxRows() - headingRow + 1;
  spreadsheet.setNamedRange(given, sheet.getRange(headingRow, range.getColumn(), rows, range.getNumColumns()));
}
