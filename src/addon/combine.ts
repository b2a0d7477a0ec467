import { COMBINE } from './actionNames';
import { firstCall } from '../cells/formula';
import { run } from '../cells/run';
import type { CellResult } from '../cells/shape';
import { isPlain, metricNames, titleOf } from '../metrics/metric';
import { columnLetters, Sentence } from '../tables/cell';
import { CATALOGUE } from './catalogue';
import { sheetDoor } from './door';
import { valueOf } from './explain';
import type { Replies } from './protocol';
import type { Notes } from './undo';
import { undoable } from './undo';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A cell whose formula is one call of a number of ours and nothing else; row and column from 0. */
interface Asking {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  readonly name: string;
  readonly args: readonly string[];
}

const bare = (text: string): string => text.replace(/\s/g, '');
const placeOf = ({ row, column }: { row: number; column: number }): string => `${columnLetters(column)}${row + 1}`;

function askingAt(formula: string, row: number, column: number): Asking | null {
  const call = firstCall(
    formula,
    CATALOGUE.filter(isPlain).map(({ name }) => name),
  );
  if (!call) return null;
  const whole = [';', ','].map((mark) => bare(`=${call.name}(${call.args.join(mark)})`).toUpperCase());
  if (!whole.includes(bare(formula).toUpperCase().replace('=DS_', '='))) return null;
  return { row, column, formula, name: call.name, args: call.args.filter((argument) => argument !== '') };
}

/** The formulas of ours that are selected; with one cell selected, those above and below it, or else beside it. */
function selected(sheet: Sheet, range: GoogleAppsScript.Spreadsheet.Range): Asking[] {
  const formulas = sheet.getDataRange().getFormulas();
  const at = (row: number, column: number): Asking | null => askingAt(formulas[row]?.[column] ?? '', row, column);
  const [top, left] = [range.getRow() - 1, range.getColumn() - 1];
  const found: Asking[] = [];
  if (range.getNumRows() > 1 || range.getNumColumns() > 1) {
    const bottom = Math.min(formulas.length, top + range.getNumRows());
    const right = Math.min(formulas[0]?.length ?? 0, left + range.getNumColumns());
    for (let r = top; r < bottom; r++)
      for (let c = left; c < right; c++) {
        const asking = at(r, c);
        if (asking) found.push(asking);
      }
    return found;
  }
  const along = (down: number, across: number): Asking[] => {
    const line: Asking[] = [];
    for (const step of [-1, 1])
      for (let i = step < 0 ? 1 : 0; ; i++) {
        const asking = at(top + step * i * down, left + step * i * across);
        if (!asking) break;
        if (step < 0) line.unshift(asking);
        else line.push(asking);
      }
    return line;
  };
  const column = along(1, 0);
  return column.length > 1 ? column : along(0, 1);
}

/** Whether these cells follow each other without a gap, down or across. */
function line(cells: readonly Asking[]): 'down' | 'across' | null {
  const [first] = cells;
  if (cells.every(({ row, column }, i) => column === first.column && row === first.row + i)) return 'down';
  if (cells.every(({ row, column }, i) => row === first.row && column === first.column + i)) return 'across';
  return null;
}

const isTable = (result: CellResult): result is NonNullable<Extract<CellResult, unknown[][]>> => Array.isArray(result);
const area = (result: CellResult): [rows: number, columns: number] =>
  isTable(result) ? [result.length, result[0].length] : [1, 1];

/** What one SCORECARD call in the first of these cells would be, proved to give the same numbers. */
function plan(spreadsheet: Spreadsheet): { sheet: Sheet; cells: readonly Asking[]; formula: string } {
  const range = spreadsheet.getActiveRange();
  const sheet = range?.getSheet();
  const cells = range && sheet ? selected(sheet, range) : [];
  if (!range || !sheet || cells.length < 2)
    throw new Sentence(
      'Fewer than two neighbouring formulas of Dealsheet are selected. Select cells such as =SALES(DEALS;SETTINGS) and =WINRATE(DEALS;SETTINGS) and try again',
    );
  const [first] = cells;
  const key = ({ args }: Asking): string => args.map((argument) => bare(argument).toUpperCase()).join(';');
  const other = cells.find((cell) => key(cell) !== key(first));
  if (other)
    throw new Sentence(
      `${placeOf(first)} and ${placeOf(other)} ask over different tables, periods or conditions: ${first.formula} and ${other.formula}. Only formulas that are given the same can become one call`,
    );
  const values = first.args.map((argument) => valueOf(argument, spreadsheet, range, first));
  const results = cells.map(({ name }) => run(name, values, sheetDoor(), CATALOGUE));
  const names = cells.map(({ name }) => {
    const def = CATALOGUE.find((each) => each.name === name);
    const title = def ? titleOf(def) : name;
    return metricNames(title, CATALOGUE)?.[0] === name ? title : name;
  });
  const listed = `"${names.join(', ')}"`;
  const card = run('SCORECARD', [...values, names.join(', ')], sheetDoor(), CATALOGUE);
  const call = `SCORECARD(${[...first.args, listed].join(';')})`;
  const differs = new Sentence(
    'One call would not give the same numbers here, so nothing was changed. Formulas with words such as "details" or with columns of dates stay as they are',
  );
  if (!isTable(card)) throw differs;
  if (!results.some(isTable)) {
    const direction = line(cells);
    if (!direction) throw new Sentence('The selected formulas do not stand directly below or beside each other');
    if (results.some((result, i) => card[i + 1]?.[1] !== result)) throw differs;
    const rows = cells.map((_, i) => i + 2).join(';');
    const column = `CHOOSECOLS(CHOOSEROWS(${call};${rows});2)`;
    return { sheet, cells, formula: direction === 'down' ? `=${column}` : `=TRANSPOSE(${column})` };
  }
  const depth = card[0].length - cells.length - (card[0][card[0].length - 1] === 'Left out' ? 1 : 0);
  const label = (row: readonly unknown[]): string => row.slice(0, depth).join('\u0000');
  const byLabel = new Map(card.map((row) => [label(row), row]));
  const same = results.every(
    (result, i) =>
      isTable(result) && result.slice(1).every((row) => byLabel.get(label(row))?.[depth + i] === row[depth]),
  );
  if (depth < 1 || !same) throw differs;
  const own = (row: number, column: number): boolean =>
    cells.some((cell, i) => {
      const [rows, columns] = area(results[i]);
      return row >= cell.row && row < cell.row + rows && column >= cell.column && column < cell.column + columns;
    });
  const shown = sheet.getDataRange().getValues();
  card.forEach((line, r) =>
    line.forEach((_, c) => {
      const [row, column] = [first.row + r, first.column + c];
      if (!own(row, column) && (shown[row]?.[column] ?? '') !== '')
        throw new Sentence(
          `The table of one call would reach ${placeOf({ row, column })}, which holds something. Nothing was changed; clear that cell or move the formulas`,
        );
    }),
  );
  return { sheet, cells, formula: `=${call}` };
}

/**
 * Says what neighbouring formulas would become as one call, or writes it: one execution instead of several.
 * @throws Sentence when they cannot become one, or would not give the same numbers
 */
export function combine(spreadsheet: Spreadsheet, go: boolean): Replies['dealsheetCombine'] {
  const combined = (notes?: Notes): Replies['dealsheetCombine'] => {
    const { sheet, cells, formula } = plan(spreadsheet);
    const [first, ...others] = cells;
    const before = cells.map((cell) => ({ cell: placeOf(cell), formula: cell.formula }));
    if (!notes)
      return { before, after: formula, message: `${cells.length} formulas can be one call in ${placeOf(first)}.` };
    for (const cell of cells) notes.formula(sheet.getRange(cell.row + 1, cell.column + 1), cell.formula);
    notes.ready();
    for (const cell of others) sheet.getRange(cell.row + 1, cell.column + 1).clearContent();
    sheet.getRange(first.row + 1, first.column + 1).setFormula(formula);
    return { before, after: formula, message: `${cells.length} formulas are one call in ${placeOf(first)} now.` };
  };
  return go ? undoable(spreadsheet, COMBINE, combined) : combined();
}
