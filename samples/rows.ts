import { PLANTED, type Cell } from './generate';

// What the tests of the sample share.

export type Row = Record<string, Cell>;
export type Tables = Record<string, Cell[][]>;

/** Each row by its headings. */
export const rowsOf = ([headings, ...rows]: Cell[][]): Row[] =>
  rows.map((row) => Object.fromEntries(headings.map((heading, i) => [String(heading), row[i]])));
export const groupBy = (rows: Row[], heading: string): Map<Cell, Row[]> => {
  const groups = new Map<Cell, Row[]>();
  for (const row of rows) {
    const group = groups.get(row[heading]);
    if (group) group.push(row);
    else groups.set(row[heading], [row]);
  }
  return groups;
};
export const days = (text: Cell): number => Date.parse(String(text)) / 864e5;
export const sum = (values: readonly Cell[]): number => values.reduce<number>((total, v) => total + Number(v), 0);
export const isPlanted = (id: Cell): boolean => PLANTED.some(({ dealIds }) => dealIds.includes(String(id)));
