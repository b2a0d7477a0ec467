import { columnLetters, tabText } from '../tables/cell';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const KEY = 'dealsheet';

/** Tabs of ours by what they are for. */
export type Owned = ReturnType<typeof ownedTabs>;

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

/** A new tab behind the others, under a name that is free. */
export function newTab(spreadsheet: Spreadsheet, wanted: string): Sheet {
  let name = wanted;
  for (let i = 2; spreadsheet.getSheetByName(name); i++) name = `${wanted} ${i}`;
  return spreadsheet.insertSheet(name, spreadsheet.getNumSheets());
}

/**
 * A new tab of ours under a name that is free, marked with what it is for; no tab stays where marking it fails.
 * @param mayAdopt true where an earlier try may have been cut off between the two: an empty tab of that name is then it
 */
export function makeTab(spreadsheet: Spreadsheet, wanted: string, purpose: string, mayAdopt = false): Sheet {
  const there = spreadsheet.getSheetByName(wanted);
  if (there && mayAdopt && there.getLastRow() === 0 && there.getDeveloperMetadata().length === 0) {
    there.addDeveloperMetadata(KEY, purpose);
    return there;
  }
  const sheet = newTab(spreadsheet, wanted);
  try {
    sheet.addDeveloperMetadata(KEY, purpose);
  } catch (error) {
    spreadsheet.deleteSheet(sheet);
    throw error;
  }
  return sheet;
}

/** A reference to one cell of a tab, as a formula would write it. */
export function reference(sheetName: string, row: number, column: number): string {
  return `${tabText(sheetName)}!${columnLetters(column - 1)}${row}`;
}

/** A range with its tab, as a formula would write it. */
export const addressOf = (range: GoogleAppsScript.Spreadsheet.Range): string =>
  `${tabText(range.getSheet().getName())}!${range.getA1Notation()}`;
