import type { Cell } from '../tables/cell';
import { columnLetters } from '../tables/cell';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export interface Run {
  readonly from: number;
  readonly to: number;
}

/** Whole numbers as runs of neighbours, ascending; with a gap that may be bridged they are neighbours too. */
export function runsOf(numbers: readonly number[], isBridged: (between: number) => boolean = () => false): Run[] {
  const runs: { from: number; to: number }[] = [];
  for (const n of numbers.slice().sort((a, b) => a - b)) {
    const last = runs[runs.length - 1];
    let reach = last ? last.to + 1 : n;
    while (last && reach < n && isBridged(reach)) reach++;
    if (last && reach === n) last.to = n;
    else runs.push({ from: n, to: n });
  }
  return runs;
}

/** Ranges that one call is given. */
const AT_ONCE = 200;

/**
 * Writes some cells of one column and no other that a person may have made: what stands between is written again only where
 * it is a number, a tick or nothing, for text may carry links, chips and styles that its value does not tell. Cells far
 * apart that get the same are written by one call.
 * @param column from 1 @param top the sheet's row of row 0 @param cells by row
 * @param plain what stands in a row that may be written again; null for what must be left alone
 */
export function writeColumn(
  sheet: Sheet,
  column: number,
  top: number,
  cells: ReadonlyMap<number, Cell>,
  plain: (row: number) => number | boolean | '' | null,
): void {
  const same = new Map<Cell, Run[]>();
  for (const run of runsOf(Array.from(cells.keys()), (row) => plain(row) !== null)) {
    const { from, to } = run;
    const held = Array.from({ length: to - from + 1 }, (_, k) => cells.get(from + k) ?? plain(from + k) ?? '');
    const [first] = held;
    if (held.every((cell) => cell === first)) same.set(first, [...(same.get(first) ?? []), run]);
    else sheet.getRange(top + from, column, held.length, 1).setValues(held.map((cell) => [cell]));
  }
  const letters = columnLetters(column - 1);
  same.forEach((runs, value) => {
    for (let i = 0; i < runs.length; i += AT_ONCE)
      sheet
        .getRangeList(runs.slice(i, i + AT_ONCE).map(({ from, to }) => `${letters}${top + from}:${letters}${top + to}`))
        .setValue(value);
  });
}
