import { columnLetters } from '../tables/cell';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const KEY = 'dealsheet';

/** The tabs that the add-on made, by what they are for (`report:Executive summary`): found by mark, however renamed. */
export function ownedTabs(spreadsheet: Spreadsheet): Map<string, Sheet> {
  const found = new Map<string, Sheet>();
  for (const mark of spreadsheet.createDeveloperMetadataFinder().withKey(KEY).find()) {
    const sheet = mark.getLocation().getSheet();
    const purpose = mark.getValue();
    if (sheet && purpose && !found.has(purpose)) found.set(purpose, sheet);
  }
  return found;
}

/** The tab made for one purpose; asks no more of the file the more tabs there are. */
export function ownedTab(spreadsheet: Spreadsheet, purpose: string): Sheet | null {
  for (const mark of spreadsheet.createDeveloperMetadataFinder().withKey(KEY).withValue(purpose).find()) {
    const sheet = mark.getLocation().getSheet();
    if (sheet) return sheet;
  }
  return null;
}

/** A new tab of ours under a name that is free, marked with what it is for. */
export function makeTab(spreadsheet: Spreadsheet, wanted: string, purpose: string): Sheet {
  let name = wanted;
  for (let i = 2; spreadsheet.getSheetByName(name); i++) name = `${wanted} ${i}`;
  const sheet = spreadsheet.insertSheet(name, spreadsheet.getNumSheets());
  sheet.addDeveloperMetadata(KEY, purpose);
  return sheet;
}

/** A reference to one cell of a tab, as a formula would write it. */
export function reference(sheetName: string, row: number, column: number): string {
  return `'${sheetName.replace(/'/g, "''")}'!${columnLetters(column - 1)}${row}`;
}
