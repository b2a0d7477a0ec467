/** The tabs that hold cells: a chart moved to a tab of its own, or a connected source of data, has none to ask for. */
export const gridTabs = (
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
): readonly GoogleAppsScript.Spreadsheet.Sheet[] =>
  spreadsheet.getSheets().filter((sheet) => sheet.getType() === SpreadsheetApp.SheetType.GRID);
