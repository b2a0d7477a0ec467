import type { Values } from '../tables/cell';
import { Sentence } from '../tables/cell';
import { RANGE_NAMES } from './names';
import { makeTab, ownedTab } from './owned';
import { keepNames, ownNames } from './setup';
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
  | { readonly kind: 'copied'; readonly place: Place; readonly at: number }
  | { readonly kind: 'formula'; readonly place: Place; readonly formula: string; readonly clear?: true }
  | { readonly kind: 'tab made'; readonly sheet: number }
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
 */
export function undoable<T>(spreadsheet: Spreadsheet, label: string, action: (notes: Notes) => T): T {
  const steps: Step[] = [];
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
      ensureSize(sheet, next + place.rows, place.columns);
      range.copyTo(sheet.getRange(next, 1));
      steps.push({ kind: 'copied', place, at: next });
      next += place.rows;
    },
    formula(range, formula, clear) {
      steps.push({ kind: 'formula', place: placeOf(range), formula, ...(clear && { clear }) });
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
      if (!sheetsBefore.has(id) && id !== own) steps.push({ kind: 'tab made', sheet: id });
    }
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
 * @throws Sentence when there is nothing to take back
 */
export function undo(spreadsheet: Spreadsheet): string {
  const tab = undoTabOf(spreadsheet);
  const journal = read(tab);
  if (!tab || !journal) throw new Sentence('There is nothing to undo');
  const sheets = new Map(spreadsheet.getSheets().map((sheet) => [sheet.getSheetId(), sheet]));
  const rangeOf = ({ sheet, row, column, rows, columns }: Place): Range | null =>
    sheets.get(sheet)?.getRange(row, column, rows, columns) ?? null;
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
  const properties = PropertiesService.getDocumentProperties();
  for (const key of properties.getKeys()) if (key.startsWith('built ')) properties.deleteProperty(key);
  const done = `Undone: ${journal.label}.`;
  return lost === 0 ? done : `${done} ${lost} of its places are no longer there.`;
}
