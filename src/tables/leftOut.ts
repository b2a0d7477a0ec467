import { columnLetters, isErrorText } from './cell';
import type { Table } from './table';

/** Rows that do not count, with the reason; rows are numbers in the range as passed, heading row = 1. */
export interface LeftOut {
  readonly reason: string;
  readonly rows: number;
  readonly first: readonly number[];
}

/** A LeftOut from all its table rows, those of one row's lines side by side. */
export function leftOut(reason: string, all: readonly number[]): LeftOut {
  const rows = all.filter((row, i) => row !== all[i - 1]);
  return { reason, rows: rows.length, first: rows.slice(0, 10) };
}

/** The same as a list, empty without rows. */
export const leftOutIf = (reason: string, rows: readonly number[]): LeftOut[] =>
  rows.length > 0 ? [leftOut(reason, rows)] : [];

/** The cells of a column that could not be read: errors, and texts that are something else. */
export function unreadCells(table: Table, field: string, what: string, bad: readonly number[]): LeftOut[] {
  if (bad.length === 0) return [];
  const column = table.column(field);
  const heading = table.headings()[column] || columnLetters(column);
  const cells = table.cells(field);
  const told = (lines: readonly number[], say: (cell: string) => string): LeftOut[] =>
    leftOutIf(
      `${table.title}: ${say(String(cells[lines[0]]))}`,
      lines.map((i) => table.rowNumber[i]),
    );
  return [
    ...told(
      bad.filter((i) => isErrorText(cells[i])),
      (cell) => `an error such as ${cell} in ${heading}`,
    ),
    ...told(
      bad.filter((i) => !isErrorText(cells[i])),
      (cell) => `"${cell.slice(0, 30)}" in ${heading} ${what}`,
    ),
  ];
}
