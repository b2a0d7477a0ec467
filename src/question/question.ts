import type { Day } from '../calendar/day';
import type { Period } from '../calendar/period';
import type { Book } from '../tables/book';
import type { Axis, Condition } from './cut';
import { axisText, conditionText } from './cut';
import { tablesPassed } from './fields';
import type { Settings } from './settings';
import type { Words } from './words';

/** A column or row of cells that is answered in its own shape: a period or a condition for each; null = an empty cell. */
export type Spread =
  | { readonly kind: 'period'; readonly items: readonly (Period | null)[] }
  | { readonly kind: 'condition'; readonly items: readonly (Condition | null)[] };

/** Everything the arguments of one call mean. */
export interface Question {
  readonly book: Book;
  readonly settings: Settings;
  readonly asOf: Day;
  readonly period: Period | null;
  /** null = one number; otherwise a table of up to two axes (none = one row for the whole). */
  readonly by: readonly Axis[] | null;
  readonly layout: 'long' | 'grid';
  readonly where: readonly Condition[];
  /** Those of them whose names stand in the formula itself, not in a cell. */
  readonly written?: readonly Condition[];
  /** Choices such as `basis` or `top`, as typed. */
  readonly options: ReadonlyMap<string, string | number>;
  readonly words: Words;
  readonly down: Spread | null;
  readonly across: Spread | null;
  /** Texts that name metrics or reports, for the functions that take such names. */
  readonly names: readonly string[];
  /** An empty cell was given where a value belongs: the answer is an empty cell. */
  readonly isEmpty: boolean;
}

const spreadText = (spread: Spread): string =>
  spread.items
    .map((item) =>
      item === null ? '(empty)' : spread.kind === 'period' ? (item as Period).label : conditionText(item as Condition),
    )
    .join(', ');

/** One line that says how the arguments were read; for the sidebar and for tests. */
export function questionText(question: Question): string {
  const parts: string[] = [];
  const tables = tablesPassed(question.book).map(({ title }) => title);
  if (tables.length > 0) parts.push('tables ' + tables.join(', '));
  if (question.isEmpty) parts.push('empty');
  if (question.period) parts.push('period ' + question.period.label);
  if (question.by)
    parts.push(`by ${question.by.map(axisText).join(question.layout === 'grid' ? ' x ' : ', ') || 'all'}`);
  if (question.where.length > 0) parts.push('where ' + question.where.map(conditionText).join(' and '));
  question.options.forEach((value, name) => parts.push(`${name} = ${value}`));
  if (question.down) parts.push('down ' + spreadText(question.down));
  if (question.across) parts.push('across ' + spreadText(question.across));
  if (question.names.length > 0) parts.push('names ' + question.names.join(', '));
  const { versus, total, plain, details, rows, sortByMetric } = question.words;
  const words = [
    versus && { lastYear: 'vs last year', previous: 'vs previous', goal: 'vs goal' }[versus],
    total && 'with total',
    plain && 'plain',
    details && 'details',
    rows && 'rows',
    sortByMetric && 'sort by metric',
  ].filter(Boolean);
  if (words.length > 0) parts.push('words ' + words.join(', '));
  return parts.join(' | ');
}
