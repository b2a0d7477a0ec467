import type { Values } from '../tables/cell';
import { fingerprint, oneSeparator } from './fingerprint';
import { ownedTab } from './owned';
import { ensureSize } from './writer';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

/** What the journal's tab is for, and its name. */
export const UNDO = { purpose: 'undo', name: 'Dealsheet undo' } as const;
/** Rows above the copies: the first holds the steps, the second stays empty. */
export const ABOVE = 2;
/** A cell holds 50,000 characters. */
const PER_CELL = 40000;

/** Where some cells are. */
export interface Place {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Some columns of a place, counted from its first, both ends in. */
export type Columns = readonly (readonly [from: number, to: number])[];

/** Cells whose copy stands in the undo tab, in the same columns, from its row `at` on. */
export interface Copied {
  readonly kind: 'copied';
  readonly place: Place;
  readonly at: number;
  /** Those of its columns that come back; all of them where it does not say. */
  readonly only?: Columns;
  /** The columns that hold formulas; these stand as texts from the row `texts` on, one column for each. */
  readonly formulas?: readonly number[];
  readonly texts?: number;
  readonly was?: string;
  left?: string;
}

/** A report that was built; what was kept of the build before, null where there was none. */
export interface ReportStep {
  readonly kind: 'report';
  readonly title: string;
  readonly sheet: number;
  readonly data: number;
  readonly asked: string | null;
  readonly built: string | null;
}

/** One step back. */
export type Step =
  | Copied
  | ReportStep
  | { readonly kind: 'formula'; readonly place: Place; readonly formula: string; readonly clear?: true; left?: string }
  /** With what was left in it, or with the rows (null for any number) and columns that are ours. */
  | {
      readonly kind: 'tab made';
      readonly sheet: number;
      readonly left?: string;
      readonly wrote?: readonly [rows: number | null, columns: number];
    }
  | { readonly kind: 'rows below'; readonly sheet: number; readonly row: number }
  | { readonly kind: 'name'; readonly name: string; readonly place: Place | null }
  | { readonly kind: 'own names'; readonly names: readonly string[] };

export interface Journal {
  readonly label: string;
  readonly steps: readonly Step[];
}

/** The hidden tab by its name, or by its mark where it was renamed. */
export function undoTabOf(spreadsheet: Spreadsheet): Sheet | null {
  const sheet = spreadsheet.getSheetByName(UNDO.name);
  return sheet?.isSheetHidden() ? sheet : ownedTab(spreadsheet, UNDO.purpose);
}

/** Where a range is. */
export const placeOf = (range: Range): Place => ({
  sheet: range.getSheet().getSheetId(),
  row: range.getRow(),
  column: range.getColumn(),
  rows: range.getNumRows(),
  columns: range.getNumColumns(),
});

/** Whether a column of a place is one of those. */
export const isIn = (c: number, only?: Columns): boolean => !only || only.some(([from, to]) => from <= c && c <= to);

/** What cells hold, in a few characters, to tell later whether somebody has worked there: formulas as written, else values. */
export function printOf(
  range: Range,
  only?: Columns,
  formulas: readonly (readonly string[])[] = range.getFormulas(),
): string {
  let print = fingerprint('');
  range.getValues().forEach((line, r) =>
    line.forEach((value: unknown, c) => {
      if (!isIn(c, only)) return;
      print = fingerprint(`${formulas[r][c] === '' ? JSON.stringify(value) : oneSeparator(formulas[r][c])}|`, print);
    }),
  );
  return print.toString(36);
}

/** The journal as text in the first row, in pieces that a cell can hold; a letter in front keeps each a text. */
export function writeJournal(sheet: Sheet, text: string): void {
  const pieces: string[] = [];
  for (let from = 0; from < text.length; from += PER_CELL) pieces.push('~' + text.slice(from, from + PER_CELL));
  pieces.push(''); // what an earlier, longer one left stands behind it
  ensureSize(sheet, 1, pieces.length);
  sheet.getRange(1, 1, 1, pieces.length).setValues([pieces]);
}

/** The journal of the last action; null where there is none, or somebody has written into it. */
export function readJournal(sheet: Sheet | null | undefined): Journal | null {
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
export const undoLabel = (owned: ReadonlyMap<string, Sheet>): string =>
  readJournal(owned.get(UNDO.purpose))?.label ?? '';
