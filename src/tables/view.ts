import type { Cell, Values } from './cell';
import type { Coded } from './dictionary';
import type { Table } from './table';

/** Lines that are more or fewer than those of a table they read through: what is not their own is their base's. */
export interface View {
  readonly base: Table;
  /** The line of the base behind each. */
  readonly line: Int32Array;
  readonly coded: Readonly<Record<string, Coded>>;
  readonly days: Readonly<Record<string, Int32Array>>;
  /** Where their outcomes are others than those of the base. */
  readonly said?: Uint8Array;
  /** The share of its row that each line stands for, where one row became several; 1 without it. */
  readonly weight?: Float64Array;
  /** The units each line stands for, its share taken. */
  units?(): Float64Array;
}

/** What the lines of a view have in a column of its base. */
export function through<T>({ line }: View, values: ArrayLike<T>): T[] {
  const out: T[] = new Array(values.length > 0 ? line.length : 0);
  for (let i = 0; i < out.length; i++) out[i] = values[line[i]];
  return out;
}

/** Whole numbers of a column of the base, such as days, for the lines of a view. */
export function gather(values: Int32Array, line: Int32Array): Int32Array {
  const out = new Int32Array(line.length);
  pick(values, line, out);
  return out;
}

const BLOCK = 512;

/**
 * The cells of columns by the numbers of their rows, at the places of the columns. Rows lie far apart in memory, so that
 * each is looked at once for all its columns, a block of them at a time.
 */
export function layOut(values: Values, rowNumber: Int32Array, columns: readonly number[]): Cell[][] {
  const laid: Cell[][] = [];
  for (const column of columns) {
    laid[column] = new Array<Cell>(rowNumber.length);
    if (rowNumber.length > 0) laid[column][0] = ''; // a list of anything from the start
  }
  for (let from = 0; from < rowNumber.length; from += BLOCK)
    for (const column of columns) copyBlock(values, rowNumber, column, from, laid[column]);
  return laid;
}

function copyBlock(values: Values, rowNumber: Int32Array, column: number, from: number, cells: Cell[]): void {
  const to = Math.min(from + BLOCK, cells.length);
  for (let i = from; i < to; i++) cells[i] = values[rowNumber[i] - 1][column];
}

function pick(values: Int32Array, line: Int32Array, out: Int32Array): void {
  for (let i = 0; i < out.length; i++) out[i] = values[line[i]];
}
