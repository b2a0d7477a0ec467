import type { Day } from '../calendar/day';
import type { Grain } from '../calendar/grain';
import type { Period } from '../calendar/period';

/** What groups are made of: a grain of the fact's clock, or a field (its word, or a heading in square brackets). */
export type Axis = { readonly grain: Grain } | { readonly field: string };

export const OPERATORS = [
  '=',
  '<>',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  'not in',
  'contains',
  'is blank',
  'is not blank',
] as const;
export type Operator = (typeof OPERATORS)[number];

/** One condition on a field; texts are folded when compared, dates are ISO text or period text. */
export interface Condition {
  readonly field: string;
  readonly op: Operator;
  readonly values: readonly (string | number)[];
}

/** What every fact is asked with. `by: []` is the whole; totals are asked, never added up from groups. */
export interface Cut {
  readonly period: Period | null;
  readonly by: readonly Axis[];
  readonly where: readonly Condition[];
  readonly asOf: Day;
  /** The amount column that counts (`[ARR]`), where it is not the table's own. */
  readonly measure?: string;
  /** The currency to answer in, where it is not the reporting one. */
  readonly currency?: string;
  /** Names to keep on one axis; the others become `(others)` before anything is computed. */
  readonly keep?: { readonly axis: number; readonly names: readonly string[] };
}

export const OTHERS = '(others)';

/** The heading of an axis in an answer. */
export function axisTitle(axis: Axis): string {
  if ('grain' in axis) return 'Period';
  const field = axis.field;
  if (field.startsWith('[')) return field.slice(1, -1);
  return field.charAt(0).toUpperCase() + field.slice(1);
}

/** Where time is among the groups; −1 where it is not. */
export const timeIn = (by: Cut['by']): number => by.findIndex((axis) => 'grain' in axis);

/** An axis as it would be typed. */
export function axisText(axis: Axis): string {
  return 'grain' in axis ? axis.grain : axis.field;
}

/** A condition as it would be typed. */
export function conditionText({ field, op, values }: Condition): string {
  if (op === 'is blank' || op === 'is not blank') return `${field} ${op}`;
  const list = op === 'in' || op === 'not in';
  return `${field} ${op} ${list ? `(${values.join('; ')})` : values[0]}`;
}

/** A string that is the same for equal cuts, for remembering facts within one call. */
export function cutKey(cut: Cut): string {
  const period = cut.period ? `${cut.period.from}..${cut.period.to}` : '';
  return [
    period,
    cut.by.map(axisText).join('|'),
    cut.where.map(conditionText).join('|'),
    cut.asOf,
    cut.measure ?? '',
    cut.currency ?? '',
    JSON.stringify(cut.keep ?? ''),
  ].join('§');
}
