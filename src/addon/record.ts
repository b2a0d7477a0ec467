import type { TabPlan } from '../reports/layout';
import { CHOOSER, STATUS_ROW } from '../reports/layout';
import { columnLetters } from '../tables/cell';
import { fingerprint, oneSeparator } from './fingerprint';

/** What the last build of a report wrote: by it a cell that someone has changed is known, and what need not be written again. */
export interface BuiltRecord {
  /** When it was built, as its status says. */
  readonly at: string;
  /** Rows of its tab that it owns, and of its data tab. */
  readonly rows: number;
  readonly dataRows: number;
  /** Three characters for each cell of those rows. */
  readonly cells: string;
  /** Formats, styles and shades. */
  readonly look: string;
  /** Each chart by its title. */
  readonly charts: Readonly<Record<string, string>>;
}

type Written = string | number | boolean | Date | null | undefined | object;

const MARK = 3;

/** A short text that changes with a plan of anything. */
export const signature = (plan: unknown): string => fingerprint(JSON.stringify(plan)).toString(36);

/** A formula, the same whether it was written or read back: separators, tab names, spaces and capitals are passed over. */
const canonical = (formula: string): string =>
  oneSeparator(
    formula
      .replace(/(?:'(?:[^']|'')*'|[\p{L}\p{N}_.]+)!/gu, '!')
      .toUpperCase()
      .replace(/\s/g, ''),
  );

const markOf = (value: Written, formula: string): string => {
  if (formula === '' && (value === null || value === undefined || value === '')) return '000';
  const text =
    formula !== ''
      ? canonical(formula)
      : typeof value === 'number'
        ? `n${Number(value.toPrecision(12))}`
        : `t${String(value)}`;
  return ((fingerprint(text) % 46655) + 1).toString(36).padStart(MARK, '0');
};

/** The mark of a cell as it is written: a formula begins with =, and text with an apostrophe loses it. */
const markOfWritten = (cell: Written): string =>
  typeof cell !== 'string'
    ? markOf(cell, '')
    : cell.startsWith('=')
      ? markOf('', cell)
      : markOf(cell.replace(/^'/, ''), '');

/** The marks of a grid as it is written. */
export const marksOf = (grid: readonly (readonly Written[])[]): string =>
  grid.map((row) => row.map(markOfWritten).join('')).join('');

/** What of a plan is compared with what stands there. */
type Compared = Pick<TabPlan, 'widths' | 'cells'> & { readonly chooser: object | null };

/** Whether a cell is not the report's to compare: its status, and whom it is about. */
const isFree = (r: number, c: number, { chooser }: Compared): boolean =>
  r === STATUS_ROW - 1 || (chooser !== null && r === CHOOSER.row - 1 && c === CHOOSER.column - 1);

/**
 * The cells, as `B7`, that hold something else than the last build left there and that the next one would write over.
 * @param values @param formulas what stands there now, from the first row on
 */
export function editedCells(
  { rows, cells }: BuiltRecord,
  plan: Compared,
  values: readonly (readonly Written[])[],
  formulas: readonly (readonly string[])[],
): string[] {
  const found: string[] = [];
  const width = plan.widths.length;
  for (let r = 0; r < Math.max(rows, plan.cells.length) && r < values.length; r++)
    for (let c = 0; c < width; c++) {
      if (isFree(r, c, plan)) continue;
      const at = (r * width + c) * MARK;
      const before = r < rows ? cells.slice(at, at + MARK) : '000';
      if (markOf(values[r][c], formulas[r][c]) !== before) found.push(columnLetters(c) + String(r + 1));
    }
  return found;
}
