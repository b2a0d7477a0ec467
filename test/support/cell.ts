import { run } from '../../src/cells/run';
import type { CellResult } from '../../src/cells/shape';
import { METRICS } from '../../src/metrics/all.generated';
import { EXAMPLE } from './example';

const fault = (): never => {
  throw new TypeError('asked a service');
};

/** What a cell with this function shows, its tables by their names in `example.ts` or as rows; `!` and the sentence for an error. */
export function cell(name: string, ...args: unknown[]): CellResult {
  const tables = args.map((arg) => (typeof arg === 'string' && EXAMPLE[arg] ? EXAMPLE[arg] : arg));
  try {
    return run(name, tables, { today: fault, zone: fault, tables: fault }, METRICS);
  } catch (error) {
    if (!(error instanceof Error) || error.constructor !== Error) throw error;
    return `!${error.message}`;
  }
}

/** The answer of a cell that shows a table, as rows by heading. */
export function rowsOf(name: string, ...args: unknown[]): Record<string, unknown>[] {
  const grid = cell(name, ...args);
  if (!Array.isArray(grid)) throw new Error(String(grid));
  const [headings, ...rows] = grid;
  return rows.map((row) => Object.fromEntries(row.map((value, i) => [String(headings[i]), value])));
}

/** A Settings table for a day, in UTC. */
export const asOf = (day: string): unknown[][] => [
  ['Setting', 'Value'],
  ['As-of day', day],
  ['Time zone', 'UTC; +0'],
];
