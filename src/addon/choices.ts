import { mergesToPropose } from '../tables/merges';
import { conditionsIn } from '../question/leaveOut';
import { readSettings, SETTINGS, settingField } from '../question/settings';
import type { Cell, Values } from '../tables/cell';
import { cellText, fold, headingKey, isBlank, Sentence, shownCell } from '../tables/cell';
import { Book, shared } from '../tables/table';
import { mergesOf } from '../tables/cleaning';
import { ownedTab } from './owned';
import type { Replies, Request } from './protocol';
import { safeText } from './safeText';
import { claimName } from './setup';
import { survey } from './survey';
import type { Surveyed } from './survey';
import type { Notes } from './undo';
import { zoneOf } from './zone';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Asked = NonNullable<Request<'dealsheetSettings'>['set']>;
type Accepted = NonNullable<Request<'dealsheetMerges'>['accept']>;

const SHOWN = 100;
const CLEANING = 'Cleaning';
const CLEANING_HEADINGS = ['Field', 'From', 'To'];
/** What is written by Set up and Refresh alone. */
const OURS = 'Time zone';

const isNamed = (cell: Cell, name: string): boolean => headingKey(cellText(cell)) === headingKey(name);

/** The rows of the Settings tab, its first two columns. */
function rowsOf(sheet: Sheet): Values {
  return sheet.getRange(1, 1, Math.max(2, sheet.getLastRow()), 2).getValues() as Values;
}

function settingsSheet(spreadsheet: Spreadsheet): Sheet {
  const sheet = ownedTab(spreadsheet, 'settings');
  if (!sheet) throw new Sentence('There is no Settings tab yet. Press Set up under Check: it makes one');
  return sheet;
}

/** The settings of the file, after one of them was set; an empty value takes it away. */
export function settings(spreadsheet: Spreadsheet, set: Asked | null, notes?: Notes): Replies['dealsheetSettings'] {
  const sheet = settingsSheet(spreadsheet);
  const message = set ? write(spreadsheet, sheet, set, notes) : '';
  const rows = rowsOf(sheet);
  const zone = zoneOf(spreadsheet.getSpreadsheetTimeZone());
  const known = SETTINGS.filter(({ name }) => name !== OURS).flatMap((def) => {
    const own = rows.map((row, r) => ({ row, r })).filter(({ row, r }) => r > 0 && isNamed(row[0], def.name));
    const lines = def.sets === 'leaveOut' ? own.filter(({ row }) => !isBlank(row[1])) : own.slice(0, 1);
    const views = lines.map(({ row, r }) => {
      const read = isBlank(row[1]) ? {} : def.read(row[1], zone);
      const trouble = typeof read === 'string' ? `${sheet.getName()}!B${r + 1}: ${def.name} ${read}` : '';
      return { name: def.name, note: def.note, value: shownCell(row[1], 300), row: r + 1, trouble };
    });
    // another condition always has room
    const isMore = views.length === 0 || def.sets === 'leaveOut';
    return isMore ? [...views, { name: def.name, note: def.note, value: '', row: 0, trouble: '' }] : views;
  });
  return { message, settings: known };
}

function write(spreadsheet: Spreadsheet, sheet: Sheet, { name, value, row }: Asked, notes?: Notes): string {
  const text = value.trim();
  const def = SETTINGS.find((each) => each.name === name && name !== OURS);
  const field = def ? null : settingField(name);
  if (!def && !field) throw new Sentence(`"${shownCell(name)}" is no setting of Dealsheet`);
  const rows = rowsOf(sheet);
  const isMany = def?.sets === 'leaveOut';
  const isFree = (r: number): boolean => isNamed(rows[r][0], name) && (!isMany || isBlank(rows[r][1]));
  let at = row > 0 && row <= rows.length && isNamed(rows[row - 1][0], name) ? row : 0;
  for (let r = 1; r < rows.length && at === 0; r++) if (isFree(r)) at = r + 1;
  const isNew = at === 0;
  if (isNew) at = rows.length + 1;
  const cellName = `${sheet.getName()}!B${at}`;
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
  const cells = sheet.getRange(at, 1, 1, 2);
  notes?.copy(cells);
  cells.setNumberFormat('@').setValues([[name, text === '' ? '' : (safeText(text) as string)]]);
  return text === '' ? `${name} is empty now.` : `${name} is ${shownCell(text, 60)} now, in ${cellName}.`;
}

function headingsOf(spreadsheet: Spreadsheet, table: string): string[] {
  const tab = survey(spreadsheet).find(({ mapping }) => mapping?.def.name === table);
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
  const zone = zoneOf(spreadsheet.getSpreadsheetTimeZone());
  const tabs = survey(spreadsheet);
  const cleaning = tabs.find(({ mapping }) => mapping?.def.name === 'cleaning');
  const alone = new Book(shared(() => zone));
  const means =
    cleaning?.values && cleaning.mapping ? mergesOf(alone.add(cleaning.values, cleaning.mapping)) : undefined;
  const settings = ownedTab(spreadsheet, 'settings');
  const choices = settings ? readSettings(rowsOf(settings), 0, 1) : null;
  const book = new Book(
    shared(() => zone, {
      get dateOrder() {
        return choices ? choices.dateOrder : null;
      },
      means,
    }),
  );
  for (const { values, mapping } of tabs)
    if (values && mapping && !book.get(mapping.def.name)) book.add(values, mapping);
  return { book, cleaning };
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
