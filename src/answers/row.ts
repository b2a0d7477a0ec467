import type { Cell } from '../facts/fact';
import type { AnswerColumn, GroupOf, PlainMetric, Value } from '../metrics/metric';
import { Refusal, roleOf } from '../metrics/metric';
import type { TableName } from '../tables/fields';
import type { LeftOut } from '../tables/table';
import type { AllTold } from './told';

/** A metric's choices by name, as `facts` and `group` get them. */
export type Chosen = Readonly<Record<string, string | number | null>>;

/** One group of each fact. */
export type Sum = Record<string, Cell<string, string>>;

/** One group's columns; a refusal leaves its evidence and says why. */
export function rowOf(
  def: PlainMetric,
  cells: Sum,
  whole: Sum,
  options: Chosen,
  said: AllTold,
): { values: Values; refusal: string | null; held?: number } {
  const row = def.group(cells, whole, options as never, said);
  return row instanceof Refusal
    ? { values: { ...row.evidence }, refusal: row.sentence, held: row.held }
    : { values: row as Values, refusal: null };
}

/** One row by heading. */
export type Values = Readonly<Record<string, Value>>;

/** How many cases a number stands on; more than enough where the metric does not say. */
export function casesOf({ standsOn }: PlainMetric, values: Values): number {
  return standsOn
    ? (standsOn as readonly string[]).reduce((sum, column) => sum + Number(values[column] ?? 0), 0)
    : Infinity;
}

/** Values that stand on fewer cases than `least` shrink to counts and interval. */
export function honest(def: PlainMetric, values: Values, least: number): Values {
  if (casesOf(def, values) >= least - 1e-9) return values;
  const kept: Record<string, Value> = {};
  for (const column of Object.keys(values))
    if (def.columns[column] === 'count' || roleOf(column) !== 'evidence') kept[column] = values[column];
  return kept;
}
/** Rows with what can only be told of all of them at once. */
export const together = (
  def: PlainMetric,
  rows: readonly Values[],
  options: Chosen,
  groups: readonly GroupOf[],
): readonly Values[] =>
  def.together ? (def.together(rows as never, options as never, groups) as readonly Values[]) : rows;

/** What may stand in a cell. */
export const clean = (value: Value | undefined): Value =>
  typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)) ? value : null;

/** The heading of the number itself under some options. */
export const headlineOf = ({ headline }: PlainMetric, options: Chosen): string =>
  typeof headline === 'function' ? headline(options as never) : headline;

/** The columns of a plain metric under its options: the headline first, then its evidence. */
export function columnsOf(def: PlainMetric, options: Chosen, isPassed: (table: TableName) => boolean): AnswerColumn[] {
  const units = def.columns as Record<string, AnswerColumn['unit']>;
  const headline = headlineOf(def, options);
  const shown: readonly string[] = def.shown?.(options as never, isPassed) ?? Object.keys(units);
  const others = shown.filter((heading) => heading !== headline);
  return [
    { heading: headline, unit: units[headline], role: 'headline' as const },
    ...others.map((heading) => ({ heading, unit: units[heading], role: roleOf(heading) })),
  ];
}

/** One list of what was left out: the same reason from two facts is the same rows, and is told once. */
export function mergeLeftOut(lists: readonly (readonly LeftOut[])[]): LeftOut[] {
  const byReason = new Map<string, LeftOut>();
  for (const list of lists) {
    for (const item of list) {
      const known = byReason.get(item.reason);
      if (!known || item.rows > known.rows) byReason.set(item.reason, item);
    }
  }
  return Array.from(byReason.values());
}
