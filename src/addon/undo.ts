import type { Values } from '../tables/cell';
import { Sentence } from '../tables/cell';
import { fingerprint, oneSeparator } from './fingerprint';
import { RANGE_NAMES } from './names';
import { makeTab, ownedTab } from './owned';
import { keepNames, ownNames } from './setup';
import { storeOf } from './store';
import { ensureSize } from './writer';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

const PURPOSE = 'undo';
/** A cell holds 50,000 characters. */
const PER_CELL = 40000;
const NAME = 'Dealsheet undo';
/** Room that the copy of a report's data takes, made at once. */
const COLUMNS = 80;
/** Rows above the copies: the first holds the steps, the second stays empty. */
const ABOVE = 2;

/** Where some cells are. */
interface Place {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** One step back. */
type Step =
  /** Cells whose copy stands in the undo tab, from its row `at` on. */
  | { readonly kind: 'copied'; readonly place: Place; readonly at: number; readonly was?: string; left?: string }
  | { readonly kind: 'formula'; readonly place: Place; readonly formula: string; readonly clear?: true; left?: string }
  | { readonly kind: 'tab made'; readonly sheet: number; readonly left?: string }
  | { readonly kind: 'rows below'; readonly sheet: number; readonly row: number }
  | { readonly kind: 'name'; readonly name: string; readonly place: Place | null }
  | { readonly kind: 'own names'; readonly names: readonly string[] };

interface Journal {
  readonly label: string;
  readonly steps: readonly Step[];
}

/** The hidden tab by its name, or by its mark where it was renamed. */
function undoTabOf(spreadsheet: Spreadsheet): Sheet | null {
  const sheet = spreadsheet.getSheetByName(NAME);
  return sheet?.isSheetHidden() ? sheet : ownedTab(spreadsheet, PURPOSE);
}

const placeOf = (range: Range): Place => ({
  sheet: range.getSheet().getSheetId(),
  row: range.getRow(),
  column: range.getColumn(),
  rows: range.getNumRows(),
  columns: range.getNumColumns(),
});
/** What cells hold, in a few characters, to tell later whether somebody has worked there: formulas as written, else values. */
function printOf(range: Range): string {
  const formulas = range.getFormulas();
  let print = fingerprint('');
  range.getValues().forEach((line, r) =>
    line.forEach((value: unknown, c) => {
      print = fingerprint(`${formulas[r][c] === '' ? JSON.stringify(value) : oneSeparator(formulas[r][c])}|`, print);
    }),
  );
  return print.toString(36);
}

const same = (a: Place | null, b: Place | null): boolean => JSON.stringify(a) === JSON.stringify(b);

const namesOf = (spreadsheet: Spreadsheet): Map<string, Place | null> =>
  new Map(
    RANGE_NAMES.map((name) => {
      const range = spreadsheet.getRangeByName(name);
      return [name, range && placeOf(range)];
    }),
  );

/** Notes what an action is about to change, for one step back. */
export interface Notes {
  /** Cells that will be written: they are copied as they are, with formulas and formats. */
  copy(range: Range): void;
  /** A cell whose formula will be rewritten; with `clear` all that its tab holds goes first when it comes back. */
  formula(range: Range, formula: string, clear?: true): void;
  /** Rows will be appended below the last one of a tab. */
  below(sheet: Sheet): void;
}

/**
 * Does something that changes the file so that it can be taken back, once: tabs made, names given, cells noted. What the
 * action before left for its own way back is gone. An action that fails half-way can be taken back too.
 * @param isOurs whether a tab, by name, holds what only we write: it comes back whatever stands there by then
 */
export function undoable<T>(
  spreadsheet: Spreadsheet,
  label: string,
  action: (notes: Notes) => T,
  isOurs: (tab: string) => boolean = () => false,
): T {
  const steps: Step[] = [];
  const watched: { readonly range: Range; readonly step: Step & { left?: string } }[] = [];
  const sheetsBefore = new Set(spreadsheet.getSheets().map((sheet) => sheet.getSheetId()));
  const namesBefore = namesOf(spreadsheet);
  let tab: Sheet | null = null;
  let next = ABOVE + 1;
  const undoTab = (): Sheet => {
    if (tab) return tab;
    tab = undoTabOf(spreadsheet);
    if (!tab) {
      const active = spreadsheet.getActiveSheet();
      tab = makeTab(spreadsheet, NAME, PURPOSE);
      ensureSize(tab, 1, COLUMNS);
      tab.hideSheet();
      spreadsheet.setActiveSheet(active);
    }
    return tab;
  };
  const notes: Notes = {
    copy(range) {
      const sheet = undoTab();
      const place = placeOf(range);
      // the copies of the action before are written over: its journal must not lead to these
      if (next === ABOVE + 1) sheet.getRange(1, 1).clearContent();
      ensureSize(sheet, next + place.rows, place.columns);
      range.copyTo(sheet.getRange(next, 1));
      const isWatched = !isOurs(range.getSheet().getName());
      const step: Step = { kind: 'copied', place, at: next, ...(isWatched && { was: printOf(range) }) };
      if (isWatched) watched.push({ range, step });
      steps.push(step);
      next += place.rows;
    },
    formula(range, formula, clear) {
      const step: Step = { kind: 'formula', place: placeOf(range), formula, ...(clear && { clear }) };
      if (!isOurs(range.getSheet().getName())) watched.push({ range, step });
      steps.push(step);
    },
    below(sheet) {
      steps.push({ kind: 'rows below', sheet: sheet.getSheetId(), row: sheet.getLastRow() });
    },
  };
  try {
    return action(notes);
  } finally {
    const own = undoTab().getSheetId();
    for (const sheet of spreadsheet.getSheets()) {
      const id = sheet.getSheetId();
      if (sheetsBefore.has(id) || id === own) continue;
      steps.push({
        kind: 'tab made',
        sheet: id,
        ...(!isOurs(sheet.getName()) && { left: printOf(sheet.getDataRange()) }),
      });
    }
    for (const { range, step } of watched)
      step.left = step.kind === 'formula' ? oneSeparator(range.getFormula()) : printOf(range);
    let isNamed = false;
    namesOf(spreadsheet).forEach((place, name) => {
      const before = namesBefore.get(name) ?? null;
      if (same(place, before)) return;
      steps.push({ kind: 'name', name, place: before });
      isNamed = true;
    });
    if (isNamed) {
      const names = Array.from(ownNames(spreadsheet)).filter((name) => namesBefore.get(name));
      steps.push({ kind: 'own names', names });
    }
    // what changed nothing leaves the way back as it was
    if (steps.length > 0) write(undoTab(), { label, steps });
  }
}

/** The journal as text in the first row, in pieces that a cell can hold; a letter in front keeps each a text. */
function write(sheet: Sheet, journal: Journal): void {
  const text = JSON.stringify(journal);
  const pieces: string[] = [];
  for (let from = 0; from < text.length; from += PER_CELL) pieces.push('~' + text.slice(from, from + PER_CELL));
  pieces.push(''); // what an earlier, longer one left stands behind it
  ensureSize(sheet, 1, pieces.length);
  sheet.getRange(1, 1, 1, pieces.length).setValues([pieces]);
}

function read(sheet: Sheet | null | undefined): Journal | null {
  if (!sheet || sheet.getLastRow() < 1) return null;
  const [pieces] = sheet.getRange(1, 1, 1, sheet.getMaxColumns()).getValues() as Values;
  const end = pieces.findIndex((piece) => typeof piece !== 'string' || !piece.startsWith('~'));
  const text = pieces
    .slice(0, end < 0 ? pieces.length : end)
    .map((piece) => String(piece).slice(1))
    .join('');
  try {
    return text === '' ? null : (JSON.parse(text) as Journal);
  } catch {
    return null; // someone has written into the tab
  }
}

/** What Undo would take back; '' when there is nothing. */
export const undoLabel = (owned: ReadonlyMap<string, Sheet>): string => read(owned.get(PURPOSE))?.label ?? '';

/**
 * Takes the last action back.
 * @returns a sentence of what was done
 * @throws Sentence when there is nothing to take back, or somebody has worked where it would be written
 */
export function undo(spreadsheet: Spreadsheet): string {
  const tab = undoTabOf(spreadsheet);
  const journal = read(tab);
  if (!tab || !journal) throw new Sentence('There is nothing to undo');
  const sheets = new Map(spreadsheet.getSheets().map((sheet) => [sheet.getSheetId(), sheet]));
  const rangeOf = ({ sheet, row, column, rows, columns }: Place): Range | null =>
    sheets.get(sheet)?.getRange(row, column, rows, columns) ?? null;
  const touched = journal.steps.find((step) => isTouched(step, sheets));
  if (touched) {
    const id = 'place' in touched && touched.place ? touched.place.sheet : 'sheet' in touched ? touched.sheet : 0;
    throw new Sentence(
      `${sheets.get(id)?.getName()} was changed after "${journal.label}", and taking that back would overwrite it. Nothing was changed`,
    );
  }
  let lost = 0;
  for (const step of journal.steps.slice().reverse()) {
    if (step.kind === 'own names') keepNames(spreadsheet, new Set(step.names));
    else if (step.kind === 'name') {
      const range = step.place && rangeOf(step.place);
      if (range) spreadsheet.setNamedRange(step.name, range);
      else if (spreadsheet.getRangeByName(step.name)) spreadsheet.removeNamedRange(step.name);
    } else if (step.kind === 'copied' || step.kind === 'formula') {
      const range = rangeOf(step.place);
      if (!range) lost++;
      else if (step.kind === 'copied') tab.getRange(step.at, 1, step.place.rows, step.place.columns).copyTo(range);
      else {
        if (step.clear) range.getSheet().clearContents();
        range.setFormula(step.formula);
      }
    } else {
      const sheet = sheets.get(step.sheet);
      if (!sheet) continue;
      if (step.kind === 'tab made') spreadsheet.deleteSheet(sheet);
      else if (sheet.getLastRow() > step.row)
        sheet.getRange(step.row + 1, 1, sheet.getLastRow() - step.row, sheet.getMaxColumns()).clearContent();
    }
  }
  tab.clear();
  // what a report's cells were written with is another again
  const properties = storeOf(spreadsheet);
  for (const key of Object.keys(properties.getProperties()))
    if (key.startsWith('built ')) properties.deleteProperty(key);
  const done = `Undone: ${journal.label}.`;
  return lost === 0 ? done : `${done} ${lost} of its places are no longer there.`;
}

/** Whether somebody has worked where a step would be written; a step that was taken back half-way already is none. */
function isTouched(step: Step, sheets: ReadonlyMap<number, Sheet>): boolean {
  if (!('left' in step) || step.left === undefined) return false;
  if (step.kind === 'tab made') {
    const sheet = sheets.get(step.sheet);
    return sheet !== undefined && printOf(sheet.getDataRange()) !== step.left;
  }
  const { sheet: id, row, column, rows, columns } = step.place;
  const sheet = sheets.get(id);
  if (!sheet) return false;
  if (sheet.getMaxRows() < row + rows - 1 || sheet.getMaxColumns() < column + columns - 1) return true;
  const range = sheet.getRange(row, column, rows, columns);
  if (step.kind === 'formula')
    return ![step.left, oneSeparator(step.formula)].includes(oneSeparator(range.getFormula()));
  return ![step.left, step.was].includes(printOf(range));
}
