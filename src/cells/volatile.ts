import { columnLetters, tabText } from '../tables/cell';

/** The formulas of one tab: rows first, '' where a cell has none. */
export type Formulas = readonly (readonly string[])[];

/** A cell whose value changes by itself: by a function of its own, or by way of the cells it reads. */
export interface Volatile {
  readonly row: number;
  readonly column: number;
  /** The function at the beginning, such as NOW. */
  readonly name: string;
}

interface Area {
  readonly sheet: string;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** What Sheets refuses to hand to a custom function, directly or through other cells. */
const CALLS = /(^|[^A-Z0-9_.])(NOW|RAND|RANDBETWEEN|RANDARRAY)\s*\(/i;
const STRINGS = /"(?:[^"]|"")*"/g;
const REFERENCE =
  /(?:('(?:[^']|'')+'|[\p{L}\p{N}_.]+)!)?\$?([A-Za-z]{1,3})?\$?(\d{1,7})?(?::\$?([A-Za-z]{1,3})?\$?(\d{1,7})?)?(?![\p{L}\p{N}_.(])/gu;

const numberOf = (letters: string): number =>
  Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** The areas that a formula reads by their addresses; `A:C` and `2:5` reach to the end. */
function areasIn(formula: string, sheet: string): Area[] {
  const areas: Area[] = [];
  const bare = formula.replace(STRINGS, '""');
  REFERENCE.lastIndex = 0;
  for (let found = REFERENCE.exec(bare); found; found = REFERENCE.exec(bare)) {
    if (found[0] === '') {
      REFERENCE.lastIndex++;
      continue;
    }
    const [text, tab, left, top, right, bottom] = found;
    const isRange = text.includes(':');
    if (/[\p{L}\p{N}_.]/u.test(bare[found.index - 1] ?? '') || (!isRange && (!left || !top))) continue;
    const from = { column: left ? numberOf(left) : 0, row: top ? Number(top) - 1 : 0 };
    const to = isRange
      ? { column: right ? numberOf(right) : Infinity, row: bottom ? Number(bottom) - 1 : Infinity }
      : from;
    areas.push({
      sheet: tab ? tab.replace(/^'|'$/g, '').replace(/''/g, "'") : sheet,
      top: from.row,
      left: from.column,
      bottom: to.row,
      right: to.column,
    });
  }
  return areas;
}

/**
 * The cells of each tab that hold NOW, RAND, RANDBETWEEN or RANDARRAY, or read a cell that does, through any number of
 * others. Named ranges are followed by their areas.
 * @param names the area of each named range, as an address such as `Deals!A1:K100`
 */
export function volatileCells(
  tabs: ReadonlyMap<string, Formulas>,
  names: ReadonlyMap<string, string> = new Map(),
): Map<string, Volatile[]> {
  const found = new Map<string, Volatile[]>();
  const index = new Map<string, Index>();
  interface Waiting {
    readonly sheet: string;
    readonly row: number;
    readonly column: number;
    readonly areas: readonly Area[];
  }
  let waiting: Waiting[] = [];
  const add = (sheet: string, row: number, column: number, name: string): void => {
    const list = found.get(sheet);
    if (list) list.push({ row, column, name });
    else found.set(sheet, [{ row, column, name }]);
    const columns = index.get(sheet) ?? new Map<number, Map<number, string>>();
    index.set(sheet, columns);
    const rows = columns.get(column) ?? new Map<number, string>();
    columns.set(column, rows.set(row, name));
  };
  tabs.forEach((formulas, sheet) =>
    formulas.forEach((line, row) =>
      line.forEach((formula, column) => {
        if (formula === '') return;
        const call = CALLS.exec(formula.replace(STRINGS, '""'));
        if (call) add(sheet, row, column, call[2].toUpperCase());
        else waiting.push({ sheet, row, column, areas: areasOf(formula, sheet, names) });
      }),
    ),
  );
  for (let round = 0, grew = found.size > 0; grew && round < MOST_ROUNDS; round++) {
    grew = false;
    const rest: Waiting[] = [];
    for (const cell of waiting) {
      const name = cell.areas.map((area) => nameIn(area, index.get(area.sheet))).find((each) => each);
      if (name) {
        add(cell.sheet, cell.row, cell.column, name);
        grew = true;
      } else rest.push(cell);
    }
    waiting = rest;
  }
  return found;
}

function areasOf(formula: string, sheet: string, names: ReadonlyMap<string, string>): Area[] {
  const areas = areasIn(formula, sheet);
  const bare = formula.replace(STRINGS, '').replace(/'(?:[^']|'')+'/g, '');
  names.forEach((address, name) => {
    if (new RegExp(`(^|[^\\p{L}\\p{N}_.!])${name}(?![\\p{L}\\p{N}_.(])`, 'iu').test(bare))
      areas.push(...areasIn(address, sheet));
  });
  return areas;
}

/** The functions behind the cells found so far, by column and row. */
type Index = Map<number, Map<number, string>>;
/** A chain of cells that runs upwards takes a round per cell. */
const MOST_ROUNDS = 200;

function nameIn({ top, left, bottom, right }: Area, columns: Index | undefined): string | undefined {
  if (!columns) return undefined;
  for (const [column, rows] of columns) {
    if (column < left || column > right) continue;
    if (bottom === top) {
      if (rows.has(top)) return rows.get(top);
    } else for (const [row, name] of rows) if (row >= top && row <= bottom) return name;
  }
  return undefined;
}

/**
 * The columns of a table that change by themselves, as a sentence with the range that leaves them out.
 * @param headings the heading of each column, by its column in the tab; @param row the heading row (1 = first)
 */
export function volatileSentence(
  tab: string,
  headings: ReadonlyMap<number, string>,
  row: number,
  cells: readonly Volatile[],
): string | null {
  const first = new Map<number, Volatile>();
  for (const cell of cells)
    if (headings.has(cell.column) && cell.row >= row - 1 && !first.has(cell.column)) first.set(cell.column, cell);
  if (first.size === 0) return null;
  const columns = Array.from(headings.keys()).sort((a, b) => a - b);
  const pieces: string[] = [];
  for (let k = 0; k < columns.length; k++) {
    if (first.has(columns[k])) continue;
    const from = columns[k];
    while (k + 1 < columns.length && !first.has(columns[k + 1])) k++;
    pieces.push(`${tabText(tab)}!${columnLetters(from)}${row}:${columnLetters(columns[k])}`);
  }
  const named = Array.from(first, ([column, cell]) => {
    const at = `${columnLetters(column)}${cell.row + 1}`;
    return `${headings.get(column)} (${cell.name} at or behind ${at})`;
  });
  const range = pieces.length > 1 ? `HSTACK(${pieces.join(';')})` : pieces[0];
  const others = range ? ` Pass the others: =SALES(${range};SETTINGS).` : '';
  return `Sheets stops every formula that is given a column that changes by itself: ${named.join(', ')}.${others}`;
}
