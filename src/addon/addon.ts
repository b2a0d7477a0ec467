import { isoText } from '../calendar/day';
import { zoneText } from '../calendar/zone';
import { readSettings } from '../question/settings';
import type { Values } from '../tables/cell';
import { recognise } from '../tables/recognise';
import { Sentence } from '../tables/cell';
import { buildReport, completeReports } from './buildReport';
import { CHANGES_PURPOSE, logChanges } from './changeLog';
import { explainCell } from './explain';
import { goals } from './goals';
import { cellsToMakeLive, makeLive } from './live';
import { ownedTab, ownedTabs } from './owned';
import type { Replies, Request, RequestName } from './protocol';
import { requests } from './protocol';
import { proposedAsOf, setUp, stampSettings } from './setup';
import { stateOf } from './state';
import { survey } from './survey';
import type { Notes } from './undo';
import { undo, undoable } from './undo';
import { updateData } from './update';
import { zoneOf } from './zone';

type Handlers = { readonly [N in RequestName]: (request: Request<N>) => Replies[N] };

const file = (): GoogleAppsScript.Spreadsheet.Spreadsheet => SpreadsheetApp.getActiveSpreadsheet();

/** Stamps the as-of day (unless it is held) and the time zone, and logs what changed; live formulas and reports follow. */
function refresh(notes: Notes): string {
  const spreadsheet = file();
  const owned = ownedTabs(spreadsheet);
  const sheet = owned.get('settings');
  if (!sheet) throw new Sentence('There is no Settings tab yet. Open the sidebar and press Set up first');
  const values = sheet.getDataRange().getValues() as Values;
  const mapping = recognise(values);
  const setting = mapping?.columns.get('setting');
  const value = mapping?.columns.get('value');
  if (setting === undefined || value === undefined)
    throw new Sentence('The Settings tab has lost its headings Setting and Value. Write them back into its first row');
  const settings = readSettings(values, setting, value);
  const zone = zoneOf(spreadsheet.getSpreadsheetTimeZone());
  const tabs = survey(spreadsheet, new Set(Array.from(owned.values(), (each) => each.getName())));
  const { asOf, note } = proposedAsOf(tabs, zone);
  notes.copy(sheet.getDataRange());
  const log = owned.get(CHANGES_PURPOSE);
  if (log) notes.below(log);
  const logged = logChanges(spreadsheet, tabs, owned.get(CHANGES_PURPOSE), zone);
  const isHeld = settings.hold && settings.asOf !== null;
  stampSettings(sheet, isHeld ? { 'Time zone': zoneText(zone) } : { 'As-of day': asOf, 'Time zone': zoneText(zone) });
  const stands = isHeld
    ? `The as-of day is held on ${isoText(settings.asOf as number)}; formulas and live reports are up to date.`
    : `Answers stand on ${asOf}. ${note}`;
  return `${stands.trim()} ${logged} ${completeReports(spreadsheet, notes)}`.replace(/ +/g, ' ').trim();
}

const handlers: Handlers = {
  dealsheetState: () => stateOf(file()),
  dealsheetSetUp({ tabs, asOf }) {
    const chosen = new Map(tabs.map(({ tab, table }) => [tab, table]));
    const done = undoable(file(), 'Set up', (notes) => {
      copyWhole(notes, ownedTab(file(), 'settings'));
      return setUp(file(), chosen, asOf);
    });
    return { message: done.join(' ') };
  },
  dealsheetBuildReport: (request) => ({ message: built(request) }),
  dealsheetMakeLive: ({ go }) => makeLiveUndoably(go),
  dealsheetRefresh: () => ({ message: refreshed() }),
  dealsheetExplain: ({ compare }) => explainCell(file(), compare),
  dealsheetGoals: ({ set }) =>
    set ? undoable(file(), 'Set the goal', (notes) => goals(file(), set, notes)) : goals(file(), set),
  dealsheetShow({ tab, rows }) {
    const sheet = file().getSheetByName(tab);
    if (!sheet) throw new Sentence(`There is no tab ${tab} any more`);
    const there = rows.filter((row) => row <= sheet.getMaxRows());
    if (there.length === 0) throw new Sentence(`The tab ${tab} has no such row any more`);
    file().setActiveSheet(sheet);
    sheet.getRangeList(there.map((row) => `${row}:${row}`)).activate();
    return { message: `${plural(there.length, 'row', 'rows')} of ${tab} selected.` };
  },
  dealsheetUpdate: (request) => updateData(file(), request),
  dealsheetUndo: () => ({ message: undo(file()) }),
};

/** Notes all cells of a tab of ours, if there is one. */
function copyWhole(notes: Notes, sheet: GoogleAppsScript.Spreadsheet.Sheet | null | undefined): void {
  if (sheet) notes.copy(sheet.getDataRange());
}

const refreshed = (): string => undoable(file(), 'Refresh', refresh);

const built = (request: Request<'dealsheetBuildReport'>): string =>
  undoable(file(), `Build ${request.report}`, (notes) => buildReport(file(), request, notes));

function makeLiveUndoably(go: boolean): Replies['dealsheetMakeLive'] {
  if (!go) return makeLive(file(), false);
  return undoable(file(), 'Make formulas live', (notes) => makeLive(file(), true, notes));
}

/** Answers one request of the sidebar. Whatever arrives is checked first; whatever goes back is JSON. */
export function answerSidebar(name: string, request: unknown): unknown {
  if (!Object.prototype.hasOwnProperty.call(requests, name)) throw new Error(`There is no request ${name}`);
  const read = requests[name as RequestName].safeParse(request ?? {});
  if (!read.success)
    throw new Error(`The sidebar asked for something that makes no sense (${name}). Close it and open it again`);
  return handlers[name as RequestName](read.data as never);
}

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const menu: Readonly<Record<string, () => void>> = {
  dealsheetUse() {
    SpreadsheetApp.getUi().alert(
      'Dealsheet',
      'Dealsheet works in this spreadsheet now. Type =SALES() into a cell, or open the sidebar to build a summary.',
      SpreadsheetApp.getUi().ButtonSet.OK,
    );
  },
  dealsheetOpenSidebar() {
    SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('Sidebar').setTitle('Dealsheet'));
  },
  dealsheetRefreshMenu() {
    file().toast(refreshed(), 'Dealsheet', 8);
  },
  dealsheetMakeLiveMenu() {
    const ui = SpreadsheetApp.getUi();
    const changes = cellsToMakeLive(file());
    if (changes.length === 0) {
      ui.alert('Dealsheet', 'Every formula passes all that it depends on already.', ui.ButtonSet.OK);
      return;
    }
    const list = changes.slice(0, 12).map(({ cell, after }) => `${cell}  ${after}`);
    const more = changes.length > list.length ? `\n… and ${changes.length - list.length} more` : '';
    const text = `${plural(changes.length, 'formula does', 'formulas do')} not follow the deals yet. Change ${changes.length === 1 ? 'it' : 'them'} to this?\n\n${list.join('\n')}${more}`;
    if (ui.alert('Make formulas live', text, ui.ButtonSet.OK_CANCEL) === ui.Button.OK)
      file().toast(makeLiveUndoably(true).message, 'Dealsheet', 8);
  },
};

/** Runs a menu item; a sentence becomes an alert, so that no menu fails without a word. */
export function runMenu(name: string): void {
  try {
    menu[name]();
  } catch (error) {
    if (!(error instanceof Sentence)) throw error;
    const ui = SpreadsheetApp.getUi();
    ui.alert('Dealsheet', `${error.message}.`, ui.ButtonSet.OK);
  }
}
