import { insertionOf } from './actionNames';
import type { Unit } from '../facts/unit';
import { isPlain } from '../metrics/metric';
import { typed } from '../question/ambiguous';
import type { Cell } from '../tables/cell';
import { isBlank, Sentence, shownCell } from '../tables/cell';
import { CATALOGUE } from './catalogue';
import { RANGE_NAMES } from './names';
import { addressOf } from './owned';
import type { Replies, Request } from './protocol';
import { setUp } from './setup';
import { undoable } from './undo';
import { FORMATS } from './writer';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

/** The formula of a function over the names that this file has; `after` is what follows the tables, as typed. */
function formulaIn(spreadsheet: Spreadsheet, name: string, after: readonly string[]): string {
  const def = CATALOGUE.find((each) => each.name === name);
  if (!def) throw new Sentence(`There is no function ${name}`);
  if (name === 'DEALSHEET') return '=DEALSHEET()';
  const present = new Set(RANGE_NAMES.filter((each) => spreadsheet.getRangeByName(each)));
  const needed = Object.keys(def.needs).map((table) => table.toUpperCase());
  const lacking = needed.filter((each) => !present.has(each));
  if (lacking.length > 0)
    throw new Sentence(
      `${name} needs the ${lacking.length === 1 ? 'table' : 'tables'} ${lacking.join(' and ')}, and no tab of this file reads as that. Nothing was written; add such a tab with its headings and press Set up`,
    );
  const tables = [...(needed.length > 0 ? needed : ['DEALS']), ...(def.wants ?? []).map((each) => each.toUpperCase())];
  const names = [...tables, 'SETTINGS'].filter((each, i, all) => present.has(each) && all.indexOf(each) === i);
  return `=${name}(${[...names, ...after].join(';')})`;
}

/** The name of a range of ours that a cell lies in: a formula there would be given itself. */
function rangeAround(spreadsheet: Spreadsheet, cell: Range): string | undefined {
  return RANGE_NAMES.find((name) => {
    const range = spreadsheet.getRangeByName(name);
    if (!range || range.getSheet().getSheetId() !== cell.getSheet().getSheetId()) return false;
    const [row, column] = [cell.getRow() - range.getRow(), cell.getColumn() - range.getColumn()];
    return row >= 0 && row < range.getNumRows() && column >= 0 && column < range.getNumColumns();
  });
}

/**
 * Puts a formula into the active cell, with the names and separators that work in this file. A cell that holds something is
 * only replaced when that was asked. A file that is not set up is set up first.
 * @throws Sentence when the cell lies in the rows it would read, or a table is lacking
 */
export function insertFormula(
  spreadsheet: Spreadsheet,
  { name, example, period, by, replace }: Request<'dealsheetInsert'>,
): Replies['dealsheetInsert'] {
  const range = spreadsheet.getActiveRange();
  if (!range) throw new Sentence('No cell is selected. Click an empty cell and try again');
  const cell = range.getSheet().getRange(range.getRow(), range.getColumn());
  const place = addressOf(cell);
  const refuseInside = (): void => {
    const around = rangeAround(spreadsheet, cell);
    if (around !== undefined)
      throw new Sentence(
        `${place} lies in the columns of ${around}, which formulas read. No formula was written; choose a cell to the right of them, or one of another tab`,
      );
  };
  refuseInside();
  const value = cell.getValue() as Cell;
  const before = cell.getFormula() || (isBlank(value) ? '' : shownCell(value, 30));
  if (before !== '' && !replace) return { formula: '', filled: `${place}: ${before}`, message: '' };
  return undoable(spreadsheet, insertionOf(name), (notes) => {
    if (!spreadsheet.getRangeByName('DEALS')) {
      setUp(spreadsheet, null, null);
      refuseInside();
    }
    const def = CATALOGUE.find((each) => each.name === name);
    const after = example ? [def?.example ?? ''] : [period, by].map((text) => (text === '' ? '' : typed(text)));
    const formula = formulaIn(spreadsheet, name, after.filter(Boolean));
    notes.copy(cell);
    notes.ready();
    cell.setFormula(formula);
    cell.activate();
    if (def && isPlain(def) && !example && by === '')
      cell.setNumberFormat(FORMATS[Object.values(def.columns as Record<string, Unit>)[0]]);
    return { formula, filled: '', message: `${formula} stands in ${place}.` };
  });
}
