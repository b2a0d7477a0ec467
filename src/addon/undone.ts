import { Sentence } from '../tables/cell';
import { oneSeparator } from './fingerprint';
import type { Copied, Journal, Place, Step } from './journal';
import { printOf, readJournal, undoTabOf } from './journal';
import { alone } from './lock';
import { keepNames } from './setup';
import { storeOf } from './store';
import { busy } from './undo';
import { bringBack, isReportTouched } from './undoneReport';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type Sheets = ReadonlyMap<number, Sheet>;

/**
 * Takes the last action back, while nobody else changes the file with the add-on.
 * @param label the action that is meant; '' for the last one, whichever it is
 * @returns a sentence of what was done
 * @throws Sentence when there is nothing to take back, the last action is another, or somebody has worked where it would be written
 */
export const undo = (spreadsheet: Spreadsheet, label: string): string =>
  alone(15000, () => takenBack(spreadsheet, label), busy);

function takenBack(spreadsheet: Spreadsheet, label: string): string {
  const tab = undoTabOf(spreadsheet);
  const journal = readJournal(tab);
  if (!tab || !journal) throw new Sentence('There is nothing to undo');
  if (label !== '' && label !== journal.label)
    throw new Sentence(
      `The last action in this file is "${journal.label}" now, and not "${label}". Nothing was changed; look at the file, then press Undo on Home if that is to be taken back`,
    );
  const store = storeOf(spreadsheet);
  const stored = store.getProperties();
  const sheets = new Map(spreadsheet.getSheets().map((sheet) => [sheet.getSheetId(), sheet]));
  const touched = journal.steps.find((step) =>
    step.kind === 'report' ? isReportTouched(step, sheets, stored) : isTouched(step, sheets),
  );
  if (touched) {
    const id = 'place' in touched && touched.place ? touched.place.sheet : 'sheet' in touched ? touched.sheet : 0;
    throw new Sentence(
      `${sheets.get(id)?.getName()} was changed after "${journal.label}", and taking that back would overwrite it. Nothing was changed`,
    );
  }
  const lost = stepBack(spreadsheet, tab, journal, sheets);
  for (const step of journal.steps) if (step.kind === 'report') bringBack(spreadsheet, step, sheets, store, stored);
  tab.clear();
  const done = `Undone: ${journal.label}.`;
  return lost === 0 ? done : `${done} ${lost} of its places are no longer there.`;
}

/** Takes the steps of cells, tabs and names back, the last one first. @returns how many places are no longer there */
function stepBack(spreadsheet: Spreadsheet, tab: Sheet, { steps }: Journal, sheets: Sheets): number {
  let lost = 0;
  const rangeOf = ({ sheet, row, column, rows, columns }: Place): Range | null =>
    sheets.get(sheet)?.getRange(row, column, rows, columns) ?? null;
  for (const step of steps.slice().reverse()) {
    if (step.kind === 'own names') keepNames(spreadsheet, new Set(step.names));
    else if (step.kind === 'name') {
      const range = step.place && rangeOf(step.place);
      if (range) spreadsheet.setNamedRange(step.name, range);
      else if (spreadsheet.getRangeByName(step.name)) spreadsheet.removeNamedRange(step.name);
    } else if (step.kind === 'copied' || step.kind === 'formula') {
      const range = rangeOf(step.place);
      if (!range) lost++;
      else if (step.kind === 'copied') copyBack(tab, step, range);
      else {
        if (step.clear) range.getSheet().clearContents();
        range.setFormula(step.formula);
      }
    } else if (step.kind !== 'report') {
      const sheet = sheets.get(step.sheet);
      if (!sheet) continue;
      if (step.kind === 'tab made') spreadsheet.deleteSheet(sheet);
      else if (sheet.getLastRow() > step.row)
        sheet.getRange(step.row + 1, 1, sheet.getLastRow() - step.row, sheet.getMaxColumns()).clearContent();
    }
  }
  return lost;
}

/** Copies cells back from the undo tab; formulas that their way there and back has shifted are written as they were. */
function copyBack(tab: Sheet, { place, at, only, formulas: held, texts }: Copied, range: Range): void {
  const { row, column, rows, columns } = place;
  const sheet = range.getSheet();
  for (const [from, to] of only ?? [[0, columns - 1]])
    tab
      .getRange(at, column + from, rows, to - from + 1)
      .copyTo(sheet.getRange(row, column + from, rows, to - from + 1));
  if (!held || texts === undefined) return;
  const before: string[][] = tab.getRange(texts, 1, rows, held.length).getValues();
  const now = range.getFormulas();
  held.forEach((c, i) => {
    const wanted = before.map((line) => String(line[i]).slice(1));
    const isLost = (r: number): boolean =>
      r < rows && wanted[r] !== '' && oneSeparator(wanted[r]) !== oneSeparator(now[r][c]);
    for (let r = 0; r < rows; r++) {
      let end = r;
      while (isLost(end)) end++;
      if (end === r) continue;
      sheet.getRange(row + r, column + c, end - r, 1).setFormulas(wanted.slice(r, end).map((text) => [text]));
      r = end;
    }
  });
}

/** Whether a tab of ours holds something where we wrote nothing. */
function isBeside(sheet: Sheet, [rows, columns]: readonly [number | null, number]): boolean {
  const values: unknown[][] = sheet.getDataRange().getValues();
  return values.some((line, r) =>
    line.some((cell, c) => cell !== '' && (c >= columns || (rows !== null && r >= rows))),
  );
}

/** Whether somebody has worked where a step would be written; a step that was taken back half-way already is none. */
function isTouched(step: Step, sheets: Sheets): boolean {
  if (step.kind === 'tab made') {
    const sheet = sheets.get(step.sheet);
    if (!sheet) return false;
    if (step.wrote) return isBeside(sheet, step.wrote);
    return step.left !== undefined && printOf(sheet.getDataRange()) !== step.left;
  }
  if (step.kind !== 'copied' && step.kind !== 'formula') return false;
  const { sheet: id, row, column, rows, columns } = step.place;
  const sheet = sheets.get(id);
  if (!sheet) return false;
  if (sheet.getMaxRows() < row + rows - 1 || sheet.getMaxColumns() < column + columns - 1) return true;
  if (step.left === undefined) return false;
  const range = sheet.getRange(row, column, rows, columns);
  if (step.kind === 'formula')
    return ![step.left, oneSeparator(step.formula)].includes(oneSeparator(range.getFormula()));
  return ![step.left, step.was].includes(printOf(range, step.only));
}
