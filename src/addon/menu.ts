import { Sentence } from '../tables/cell';
import { plural } from '../tables/words';
import { eject } from './eject/eject';
import { cellsToMakeLive, makeLive } from './live';
import { refresh } from './refresh';
import { share } from './share';
import { undoable } from './undo';
import { updateReports } from './updateReports';

const file = (): GoogleAppsScript.Spreadsheet.Spreadsheet => SpreadsheetApp.getActiveSpreadsheet();

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
    file().toast(refresh(file()), 'Dealsheet', 8);
  },
  dealsheetUpdateReportsMenu() {
    file().toast(updateReports(file()), 'Dealsheet', 12);
  },
  dealsheetEjectMenu() {
    file().toast(
      undoable(file(), 'Eject', () => eject(file())),
      'Dealsheet',
      8,
    );
  },
  dealsheetShareMenu() {
    const ui = SpreadsheetApp.getUi();
    const { message } = share(file(), null);
    const how =
      'To share a report alone, build a snapshot and download its tab as PDF, or copy it into a new spreadsheet and share that. The steps and links are in the sidebar, on Home.';
    ui.alert('Prepare to share', `${message}\n\n${how}`, ui.ButtonSet.OK);
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
      file().toast(makeLive(file(), true).message, 'Dealsheet', 8);
  },
};

const said = (error: Error): string =>
  error instanceof Sentence
    ? `${error.message}.`
    : `Google did not carry this out (${error.message}). What was begun can be taken back with Undo in the sidebar, and a report that says Updating is completed by Refresh. Wait a moment and try again.`;

/** Runs a menu item; whatever fails becomes an alert, so that no menu fails without a word. */
export function runMenu(name: string): void {
  try {
    menu[name]();
  } catch (error) {
    try {
      const ui = SpreadsheetApp.getUi();
      ui.alert('Dealsheet', said(error as Error), ui.ButtonSet.OK);
    } catch {
      throw error; // where nothing can be shown, Google says it
    }
  }
}
