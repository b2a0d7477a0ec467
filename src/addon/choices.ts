import { isoText } from '../calendar/day';
import type { Zone } from '../calendar/zone';
import { dayOfDate, isDate } from '../calendar/zone';
import { mergesToPropose } from '../tables/merges';
import { conditionsIn } from '../question/leaveOut';
import { SETTINGS, settingField } from '../question/settings';
import type { Cell } from '../tables/cell';
import { cellText, fold, headingKey, isBlank, Sentence, shownCell } from '../tables/cell';
import type { Book } from '../tables/book';
import { ownedTab, reference } from './owned';
import type { Replies, Request } from './protocol';
import { safeText } from './safeText';
import { claimName } from './setup';
import type { SettingsTab } from './settingsTab';
import { SETTINGS_PURPOSE, settingsTab } from './settingsTab';
import { survey, tableIn } from './survey';
import type { Surveyed } from './survey';
import type { Notes } from './undo';
import { zoneOf } from './zone';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Asked = NonNullable<Request<'dealsheetSettings'>['set']>;
type Accepted = NonNullable<Request<'dealsheetMerges'>['accept']>;

const SHOWN = 100;
const CLEANING = 'Cleaning';
const CLEANING_HEADINGS = ['Field', 'From', 'To'];
/** What is written by Set up and Refresh alone. */
const OURS = 'Time zone';

const isNamed = (cell: Cell, name: string): boolean => headingKey(cellText(cell)) === headingKey(name);

function tabOf(spreadsheet: Spreadsheet): SettingsTab {
  const sheet = ownedTab(spreadsheet, SETTINGS_PURPOSE);
  if (!sheet) throw new Sentence('There is no Settings tab yet. Press Set up under Check: it makes one');
  return settingsTab(sheet);
}

/** The cell of a value, as a sentence names it. */
const placeOf = ({ sheet, value }: SettingsTab, row: number): string => reference(sheet.getName(), row, value + 1);

/** A value as it can be written again: all of it, a date as ISO text. */
const writtenAs = (cell: Cell, zone: Zone): string => (isDate(cell) ? isoText(dayOfDate(cell, zone)) : cellText(cell));

/** The settings of the file, after one of them was set; an empty value takes it away. */
export function settings(spreadsheet: Spreadsheet, set: Asked | null, notes?: Notes): Replies['dealsheetSettings'] {
  const message = set ? write(spreadsheet, tabOf(spreadsheet), set, notes) : '';
  const tab = tabOf(spreadsheet);
  const lines = tab.values.map((row, r) => ({ name: row[tab.name], cell: row[tab.value], r })).slice(1);
  const zone = zoneOf(spreadsheet.getSpreadsheetTimeZone());
  const known = SETTINGS.filter(({ name }) => name !== OURS).flatMap((def) => {
    const own = lines.filter(({ name }) => isNamed(name, def.name));
    const told = def.sets === 'leaveOut' ? own.filter(({ cell }) => !isBlank(cell)) : own.slice(0, 1);
    const views = told.map(({ cell, r }) => {
      const read = isBlank(cell) ? {} : def.read(cell, zone);
      const trouble = typeof read === 'string' ? `${placeOf(tab, r + 1)}: ${def.name} ${read}` : '';
      return { name: def.name, note: def.note, value: writtenAs(cell, zone), row: r + 1, trouble };
    });
    // another condition always has room
    const isMore = views.length === 0 || def.sets === 'leaveOut';
    return isMore ? [...views, { name: def.name, note: def.note, value: '', row: 0, trouble: '' }] : views;
  });
  return { message, settings: known };
}

function write(spreadsheet: Spreadsheet, tab: SettingsTab, { name, value, row }: Asked, notes?: Notes): string {
  const { sheet, values } = tab;
  const text = value.trim();
  const def = SETTINGS.find((each) => each.name === name && name !== OURS);
  const field = def ? null : settingField(name);
  if (!def && !field) throw new Sentence(`"${shownCell(name)}" is no setting of Dealsheet`);
  const isMany = def?.sets === 'leaveOut';
  const isIts = (r: number): boolean => isNamed(values[r][tab.name], name);
  const isFree = (r: number): boolean => isIts(r) && (!isMany || isBlank(values[r][tab.value]));
  let at = row > 0 && row <= values.length && isIts(row - 1) ? row : 0;
  for (let r = 1; r < values.length && at === 0; r++) if (isFree(r)) at = r + 1;
  const isNew = at === 0;
  if (isNew) at = values.length + 1;
  const cellName = placeOf(tab, at);
  const zone = zoneOf(spreadsheet.getSpreadsheetTimeZone());
  if (text !== '' && def) {
    const read = def.read(text, zone);
    if (typeof read === 'string') throw new Sentence(`${cellName}: ${def.name} ${read}, and not "${shownCell(text)}"`);
    if (isMany && !conditionsIn(text))
      throw new Sentence(
        `${cellName}: Leave out needs a condition such as pipeline = Test, and not "${shownCell(text)}"`,
      );
  }
  if (text !== '' && field && !headingsOf(spreadsheet, field.table).some((heading) => fold(heading) === fold(text)))
    throw new Sentence(
      `${cellName}: ${name} needs a heading of the ${field.title} tab, and "${shownCell(text)}" is none`,
    );
  if (isNew && text === '') return `${name} was not set, and stays so.`;
  if (at > sheet.getMaxRows()) sheet.insertRowsAfter(sheet.getMaxRows(), 20);
  const [first, last] = [Math.min(tab.name, tab.value), Math.max(tab.name, tab.value)];
  notes?.copy(sheet.getRange(at, first + 1, 1, last - first + 1));
  if (isNew) sheet.getRange(at, tab.name + 1).setValue(name);
  sheet
    .getRange(at, tab.value + 1)
    .setNumberFormat('@')
    .setValue(safeText(text));
  return text === '' ? `${name} is empty now.` : `${name} is ${shownCell(text, 60)} now, in ${cellName}.`;
}

function headingsOf(spreadsheet: Spreadsheet, table: string): string[] {
  const tab = survey(spreadsheet).tabs.find(({ mapping }) => mapping?.def.name === table);
  return tab?.values ? tab.values[0].map((cell) => cellText(cell).trim()).filter((text) => text !== '') : [];
}

/** Names that may be one and are not yet, after one such merge was accepted in the Cleaning tab. */
export function merges(spreadsheet: Spreadsheet, accept: Accepted | null, notes?: Notes): Replies['dealsheetMerges'] {
  const message = accept ? acceptMerge(spreadsheet, accept, notes) : '';
  const { book } = readBook(spreadsheet);
  return { message, merges: mergesToPropose(book).slice(0, SHOWN) };
}

/** The tables of the file with the merges that stand in its Cleaning tab. */
function readBook(spreadsheet: Spreadsheet): { book: Book; cleaning: Surveyed | undefined } {
  const found = survey(spreadsheet);
  const book = found.book();
  for (const { values, mapping } of found.tabs)
    if (values && mapping && !book.get(mapping.def.name)) book.add(values, mapping);
  return { book, cleaning: tableIn(found.tabs, 'cleaning') };
}

function acceptMerge(spreadsheet: Spreadsheet, { field, written, means }: Accepted, notes?: Notes): string {
  const { book, cleaning } = readBook(spreadsheet);
  const isOffered = mergesToPropose(book).some(
    (each) => each.field === field && each.written === written && each.means === means,
  );
  if (!isOffered)
    throw new Sentence(`"${shownCell(written)}" and "${shownCell(means)}" are no longer two names that may be one`);
  const line = [field, written, means].map(safeText) as string[];
  if (cleaning?.mapping && cleaning.values) {
    const { sheet, headingRow, mapping, values } = cleaning;
    const columns = ['field', 'written', 'means'].map((word) => mapping.columns.get(word) as number);
    const row = headingRow + values.length;
    if (row > sheet.getMaxRows()) sheet.insertRowsAfter(sheet.getMaxRows(), 100);
    const cells = sheet.getRange(row, 1, 1, Math.max(...columns) + 1);
    notes?.copy(cells);
    columns.forEach((column, i) => sheet.getRange(row, column + 1).setValue(line[i]));
    return `${written} is read as ${means} from now on, by ${sheet.getName()} row ${row}.`;
  }
  if (spreadsheet.getSheetByName(CLEANING))
    throw new Sentence(`The tab ${CLEANING} has no headings Field, From and To. Write them, or rename it`);
  const sheet = spreadsheet.insertSheet(CLEANING, spreadsheet.getNumSheets());
  sheet.getRange(1, 1, 2, 3).setValues([CLEANING_HEADINGS, line]);
  sheet.getRange(1, 1, 1, 3).setFontWeight('bold');
  sheet.setFrozenRows(1);
  claimName(spreadsheet, 'CLEANING', sheet.getRange(1, 1, sheet.getMaxRows(), 3));
  return `${written} is read as ${means} in formulas that are given CLEANING, by the new tab ${CLEANING}.`;
}
