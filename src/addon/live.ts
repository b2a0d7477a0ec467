import { liveFormula } from '../cells/formula';
import { tableDef } from '../tables/fields';
import type { TableName } from '../tables/fields';
import { CATALOGUE } from './catalogue';
import type { Replies } from './protocol';
import { gridTabs } from './gridTabs';
import { RANGE_NAMES } from './names';
import { ownedTabs, reference } from './owned';
import { undoable } from './undo';
import { plural } from '../tables/words';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Change = Replies['dealsheetMakeLive']['cells'][number] & {
  readonly range: GoogleAppsScript.Spreadsheet.Range;
  readonly apply: () => boolean;
};

/** What each function depends on, as far as the file has it: its tables, those that add a team, SETTINGS. */
function needsOf(present: ReadonlySet<string>): Map<string, string[]> {
  const needs = new Map<string, string[]>();
  for (const def of CATALOGUE) {
    const tables = Object.keys(def.needs).map((name) => tableDef(name as TableName).name.toUpperCase());
    const wanted = tables.length > 0 ? tables : ['DEALS'];
    if (def.name !== 'DEALSHEET')
      needs.set(
        def.name,
        [...wanted, 'SETTINGS'].filter((name) => present.has(name)),
      );
  }
  return needs;
}

/** The cells whose formulas do not pass all they depend on, with what they would become. */
export function cellsToMakeLive(spreadsheet: Spreadsheet): Change[] {
  const present = new Set(RANGE_NAMES.filter((name) => spreadsheet.getRangeByName(name)));
  const needs = needsOf(present);
  const found: Change[] = [];
  const own = new Set(Array.from(ownedTabs(spreadsheet).values(), (sheet) => sheet.getSheetId()));
  for (const sheet of gridTabs(spreadsheet)) {
    if (own.has(sheet.getSheetId())) continue;
    const formulas = sheet.getDataRange().getFormulas();
    formulas.forEach((row, r) =>
      row.forEach((before, c) => {
        const after = before === '' ? null : liveFormula(before, needs);
        if (after === null) return;
        const range = sheet.getRange(r + 1, c + 1);
        const apply = (): boolean => {
          try {
            range.setFormula(after);
            return true;
          } catch {
            range.setFormula(before);
            return false;
          }
        };
        found.push({ cell: reference(sheet.getName(), r + 1, c + 1), before, after, range, apply });
      }),
    );
  }
  return found;
}

const NONE_LEFT = 'Every formula passes all that it depends on already.';

/** Lists those cells, or rewrites them with one step back. A cell whose new text Sheets rejects is left as it was, and named. */
export function makeLive(spreadsheet: Spreadsheet, go: boolean): Replies['dealsheetMakeLive'] {
  const look = (): [Change[], Replies['dealsheetMakeLive']['cells']] => {
    const changes = cellsToMakeLive(spreadsheet);
    return [changes, changes.map(({ cell, before, after }) => ({ cell, before, after }))];
  };
  const [found, listed] = go ? [] : look();
  if (found && listed)
    return {
      cells: listed,
      message:
        found.length === 0 ? NONE_LEFT : `${plural(found.length, 'cell does', 'cells do')} not follow the deals yet.`,
    };
  return undoable(spreadsheet, 'Make formulas live', (notes) => {
    const [changes, cells] = look();
    if (changes.length === 0) return { cells, message: NONE_LEFT };
    for (const { range, before } of changes) notes.formula(range, before);
    notes.ready();
    const rejected = changes.filter(({ apply }) => !apply()).map(({ cell }) => cell);
    const done = `${changes.length - rejected.length} of ${changes.length} cells follow the deals now.`;
    return { cells, message: rejected.length === 0 ? done : `${done} Left as they were: ${rejected.join(', ')}.` };
  });
}
