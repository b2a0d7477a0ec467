import { plural } from '../tables/words';
import type { Answer, Value } from '../metrics/metric';
import type { LeftOut } from '../tables/table';
import { headOf } from '../metrics/metric';

/**
 * What a custom function hands back: a value, or rows of values. Empty cells are '', or null where
 * they must be truly empty.
 */
export type CellValue = string | number | boolean | null;
export type CellResult = CellValue | CellValue[][];

/** The one door out: no NaN, no Infinity, no null, no minus zero reaches a cell. */
export function cellValue(value: Value | undefined): CellValue {
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : '';
  return value ?? '';
}

/** One line that says what an answer leaves out. */
export function leftOutText(leftOut: readonly LeftOut[]): string {
  return leftOut
    .map(
      ({ reason, rows, first }) =>
        `${plural(rows, 'row', 'rows')}: ${reason} (row ${first.join(', ')}${rows > first.length ? ', …' : ''})`,
    )
    .join('; ');
}

/** An answer as long rows with headings; the last column says what was left out, if anything was. */
export function tableShape(answer: Answer, isPlain: boolean): CellValue[][] {
  const { columns, leftOut } = answer;
  if (answer.bare) return [columns.map(({ heading }) => heading || null), ...answer.rows.map((row) => row.slice())];
  const kept = columns
    .map((_, i) => i)
    .filter((i) => !isPlain || ['group', 'headline', 'before', 'change'].includes(columns[i].role));
  const shown = kept.length > 0 ? kept : columns.map((_, i) => i);
  const rows: CellValue[][] = [
    shown.map((i) => columns[i].heading),
    ...answer.rows.map((row) => shown.map((i) => cellValue(row[i]))),
  ];
  if (isPlain || leftOut.length === 0) return rows;
  return rows.map((row, r) => [...row, r === 0 ? 'Left out' : r === 1 ? leftOutText(leftOut) : '']);
}

/** A metric's headline by two groups as a grid: the first group down, the second across. */
export function gridShape(answer: Answer, across: readonly string[]): CellValue[][] {
  const head = headOf(answer);
  const down: string[] = [];
  const cells = new Map<string, Value>();
  for (const row of answer.rows) {
    const [one, two] = [String(row[0]), String(row[1])];
    if (!down.includes(one)) down.push(one);
    cells.set(one + '\u0000' + two, row[head]);
  }
  return [
    [answer.columns[0].heading, ...across],
    ...down.map((label) => [label, ...across.map((column) => cellValue(cells.get(label + '\u0000' + column)))]),
  ];
}
