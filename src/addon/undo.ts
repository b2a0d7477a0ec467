import { Sentence } from '../tables/cell';
import { oneSeparator } from './fingerprint';
import type { Columns, Copied, Place, ReportStep, Step } from './journal';
import { ABOVE, isIn, placeOf, printOf, UNDO, undoTabOf, writeJournal } from './journal';
import { alone } from './lock';
import { RANGE_NAMES } from './names';
import { makeTab } from './owned';
import { ownNames } from './setup';
import { ensureSize } from './writer';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type Formulas = readonly (readonly string[])[];

/** Room that the copy of a report's data takes, made at once. */
const COLUMNS = 80;
/** Our own formulas refer to the first rows of tabs of a thousand: copied no lower than here they come back as they are. */
const NEAR = 500;
/** How long an action waits for another one in the same file. */
const WAIT = 15000;

/** That another action is going on; nothing was changed. */
export const busy = (): never => {
  throw new Sentence(
    'Somebody else is changing this file with Dealsheet right now. Nothing was changed; try again in a minute',
  );
};

const same = (a: Place | null, b: Place | null): boolean => JSON.stringify(a) === JSON.stringify(b);

const namesOf = (spreadsheet: Spreadsheet): Map<string, Place | null> =>
  new Map(
    RANGE_NAMES.map((name) => {
      const range = spreadsheet.getRangeByName(name);
      return [name, range && placeOf(range)];
    }),
  );

/** How cells are copied. */
export interface Copying {
  /** The columns that will be written; the others stay out of it. */
  readonly only?: Columns;
  /** What the cells hold is ours: it comes back unless their report finds them changed. Their formulas, where known. */
  readonly ours?: Formulas;
}

/** Notes what an action is about to change, for one step back. */
export interface Notes {
  /** Cells that will be written: they are copied as they are, with formulas and formats. */
  copy(range: Range, how?: Copying): void;
  /** A cell whose formula will be rewritten; where it is ours, all that its tab holds goes first when it comes back. */
  formula(range: Range, formula: string, isOurs?: boolean): void;
  /** Rows will be appended below the last one of a tab. */
  below(sheet: Sheet): void;
  /** What was kept of a report that will be built; with how much of which new tabs it is going to write. */
  report(step: Omit<ReportStep, 'kind'>, wrote: ReadonlyMap<number, readonly [number | null, number]>): void;
  /** All is noted: from here on an action that Google cuts off can be taken back too. */
  ready(): void;
}

/**
 * Does something that changes the file so that it can be taken back, once: tabs made, names given, cells noted. What the
 * action before left for its own way back is gone. An action that fails half-way can be taken back too. Nobody else's action
 * runs in the file meanwhile.
 * @param whenBusy what is done instead, sooner, where somebody else's does
 */
export const undoable = <T>(
  spreadsheet: Spreadsheet,
  label: string,
  action: (notes: Notes) => T,
  whenBusy?: () => never,
): T => alone(whenBusy ? 1000 : WAIT, () => noted(spreadsheet, label, action), whenBusy ?? busy);

function noted<T>(spreadsheet: Spreadsheet, label: string, action: (notes: Notes) => T): T {
  const steps: Step[] = [];
  const watched: (() => void)[] = [];
  const wrote = new Map<number, readonly [number | null, number]>();
  const sheetsBefore = new Set(spreadsheet.getSheets().map((sheet) => sheet.getSheetId()));
  const namesBefore = namesOf(spreadsheet);
  let tab: Sheet | null = null;
  let next = ABOVE + 1;
  let written = '';
  const undoTab = (): Sheet => {
    if (tab) return tab;
    tab = undoTabOf(spreadsheet);
    if (!tab) {
      const active = spreadsheet.getActiveSheet();
      tab = makeTab(spreadsheet, UNDO.name, UNDO.purpose);
      ensureSize(tab, 1, COLUMNS);
      tab.hideSheet();
      spreadsheet.setActiveSheet(active);
    }
    return tab;
  };

  /** Tabs that were made and names that were given so far. */
  const madeSoFar = (isEnd: boolean): Step[] => {
    const made: Step[] = [];
    const own = tab?.getSheetId();
    for (const sheet of spreadsheet.getSheets()) {
      const id = sheet.getSheetId();
      if (sheetsBefore.has(id) || id === own) continue;
      const ours = wrote.get(id);
      const left = ours ? { wrote: ours } : isEnd ? { left: printOf(sheet.getDataRange()) } : {};
      made.push({ kind: 'tab made', sheet: id, ...left });
    }
    let isNamed = false;
    namesOf(spreadsheet).forEach((place, name) => {
      const before = namesBefore.get(name) ?? null;
      if (same(place, before)) return;
      made.push({ kind: 'name', name, place: before });
      isNamed = true;
    });
    if (isNamed) {
      const names = Array.from(ownNames(spreadsheet)).filter((name) => namesBefore.get(name));
      made.push({ kind: 'own names', names });
    }
    return made;
  };
  const keep = (isEnd: boolean): void => {
    const all = [...steps, ...madeSoFar(isEnd)];
    const text = JSON.stringify({ label, steps: all });
    // what changed nothing leaves the way back as it was
    if (all.length === 0 || text === written) return;
    writeJournal(undoTab(), text);
    written = text;
  };

  const notes: Notes = {
    copy(range, { only, ours } = {}) {
      const sheet = undoTab();
      const place = placeOf(range);
      // the copies of the action before are written over: its journal must not lead to these
      if (next === ABOVE + 1) sheet.getRange(1, 1).clearContent();
      const formulas = ours ?? range.getFormulas();
      const step: Copied = {
        kind: 'copied',
        place,
        at: next,
        ...(only && { only }),
        ...(!ours && { was: printOf(range, only, formulas) }),
      };
      ensureSize(sheet, next + place.rows, place.column + place.columns);
      range.copyTo(sheet.getRange(next, place.column));
      next += place.rows;
      if (!ours) watched.push(() => (step.left = printOf(range, only)));
      const isNear = ours && step.at < NEAR;
      steps.push(isNear ? step : Object.assign(step, keepTexts(sheet, formulas, place, only)));
    },
    formula(range, formula, isOurs = false) {
      const step: Step & { left?: string } = {
        kind: 'formula',
        place: placeOf(range),
        formula,
        ...(isOurs && { clear: true }),
      };
      if (!isOurs) watched.push(() => (step.left = oneSeparator(range.getFormula())));
      steps.push(step);
    },
    below(sheet) {
      steps.push({ kind: 'rows below', sheet: sheet.getSheetId(), row: sheet.getLastRow() });
    },
    report(step, extents) {
      steps.push({ kind: 'report', ...step });
      extents.forEach((extent, id) => wrote.set(id, extent));
    },
    ready: () => keep(false),
  };

  /** Formulas as texts: a copy elsewhere shifts what they refer to, and what falls off the sheet is lost. */
  function keepTexts(
    sheet: Sheet,
    formulas: Formulas,
    { rows, columns }: Place,
    only?: Columns,
  ): Pick<Copied, 'formulas' | 'texts'> {
    const held: number[] = [];
    for (let c = 0; c < columns; c++)
      if (isIn(c, only) && formulas.slice(0, rows).some((line) => line[c])) held.push(c);
    if (held.length === 0) return {};
    const at = next;
    ensureSize(sheet, at + rows, held.length);
    const lines = formulas.slice(0, rows).map((line) => held.map((c) => (line[c] ? `~${line[c]}` : '')));
    sheet.getRange(at, 1, lines.length, held.length).setValues(lines);
    next += rows;
    return { formulas: held, texts: at };
  }

  try {
    return action(notes);
  } finally {
    watched.forEach((look) => look());
    keep(true);
  }
}
