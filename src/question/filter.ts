import { NO_DAY } from '../calendar/day';
import type { Fiscal } from '../calendar/grain';
import { readPeriod } from '../calendar/period';
import type { Day } from '../calendar/day';
import { readIsoDay } from '../calendar/day';
import { fold, isBlank, Sentence } from '../tables/cell';
import { readNumberText } from '../tables/parse';
import { NONE } from '../tables/dictionary';
import { STATE_NAMES } from '../tables/outcome';
import type { Table } from '../tables/table';
import type { Condition, Operator } from './cut';
import { conditionText } from './cut';
import type { CodedColumn } from './columns';

/** Which lines of a table hold a condition: a byte per line, 1 = holds. */
export type Keep = Uint8Array;

const ordered = (op: Operator): boolean => /^[<>]=?$/.test(op);
const negated = (op: Operator): boolean => op === '<>' || op === 'not in';

function numberOf(value: string | number): number {
  return typeof value === 'number' ? value : readNumberText(value);
}

/** What a condition's value covers: a number itself, a day itself, any period text from its first to its last day. */
interface Span {
  readonly from: number;
  readonly to: number;
}

function daySpan(value: string | number, asOf: Day, fiscal: Fiscal): Span | null {
  const text = String(value);
  const day = readIsoDay(text);
  return day !== NO_DAY ? { from: day, to: day } : readPeriod(text, asOf, fiscal);
}

function numberSpan(value: string | number): Span | null {
  const number = numberOf(value);
  return number !== number ? null : { from: number, to: number };
}

/** Keeps the numbers or days that stand to the spans as the operator says; a missing one is only ever unequal. */
function bySpans(
  column: ArrayLike<number>,
  { field, op, values }: Condition,
  spanOf: (value: string | number) => Span | null,
  needs: string,
  keep: Keep,
): void {
  const spans = values.map(spanOf) as Span[];
  const unread = spans.findIndex((span) => span === null);
  if (unread >= 0) throw new Sentence(`"${field} ${op} ${values[unread]}" needs ${needs}`);
  const [{ from, to }] = spans;
  const not = negated(op);
  const holds = (x: number): boolean => {
    if (x !== x || x === NO_DAY) return not;
    if (op === '<') return x < from;
    if (op === '<=') return x <= to;
    if (op === '>') return x > to;
    if (op === '>=') return x >= from;
    return spans.some((span) => x >= span.from && x <= span.to) !== not;
  };
  for (let i = 0; i < keep.length; i++) if (!holds(column[i])) keep[i] = 0;
}

function byName({ codes, labels, meant = fold }: CodedColumn, condition: Condition, keep: Keep): void {
  const { op, values } = condition;
  const wanted = values.map((value) => (op === 'contains' ? fold : meant)(String(value)));
  checkCommas(condition, labels);
  const holds = (label: string): boolean => {
    const name = fold(label);
    if (op === 'contains') return name.includes(wanted[0]);
    return wanted.includes(name) !== negated(op);
  };
  const held = labels.map((label) => (holds(label) ? 1 : 0));
  // the name that groups give to what has none
  const blank = (op !== 'contains' && wanted.includes(fold(NONE))) !== negated(op) ? 1 : 0;
  for (let i = 0; i < codes.length; i++) if (!(codes[i] < 0 ? blank : held[codes[i]])) keep[i] = 0;
}

/** A list written with commas is one name that nobody has; said, or it would be a wrong nought. */
function checkCommas({ field, op, values: [list, ...more] }: Condition, labels: readonly string[]): void {
  const parts = String(list).split(/,\s*/);
  if (more.length > 0 || parts.length < 2 || !op.endsWith('in')) return;
  const names = labels.map(fold);
  if (!names.includes(fold(String(list))) && parts.some((part) => names.includes(fold(part))))
    throw new Sentence(
      `"${field} ${op} (${list})" is one name with commas in it. Separate names by semicolons: "${field} ${op} (${parts.join('; ')})"`,
    );
}

/**
 * Takes the lines out of `keep` that do not hold a condition.
 * @throws Sentence when the table has no such column, or the value does not fit it
 */
export function applyCondition(
  table: Table,
  condition: Condition,
  column: CodedColumn | null,
  states: Uint8Array | null,
  asOf: Day,
  fiscal: Fiscal,
  keep: Keep,
  number: (field: string) => Float64Array = (each) => table.number(each),
): void {
  const { field, op, values } = condition;
  if (field === 'outcome' && states) {
    const names: readonly string[] = STATE_NAMES;
    const wanted = values.map((value) => names.indexOf(fold(String(value))));
    for (let i = 0; i < keep.length; i++) if (wanted.includes(states[i]) === negated(op)) keep[i] = 0;
    return;
  }
  if (!column)
    throw new Sentence(
      `${table.title} has no ${field} column, so "${conditionText(condition)}" cannot be applied to it`,
    );
  if (op === 'is blank' || op === 'is not blank') {
    const cells = table.has(field) ? table.cells(field) : null;
    for (let i = 0; i < keep.length; i++) {
      const blank = cells ? isBlank(cells[i]) : column.codes[i] < 0;
      if (blank !== (op === 'is blank')) keep[i] = 0;
    }
    return;
  }
  const kind = table.has(field) ? table.kindOf(field) : 'text';
  if (op === 'contains') return byName(column, condition, keep);
  const isDay = kind === 'day' || (ordered(op) && kind !== 'number' && Number.isNaN(numberOf(values[0])));
  if (isDay) {
    const needs = `a date or a period, such as ${field} ${op} 2026-03-31`;
    bySpans(table.day(field), condition, (value) => daySpan(value, asOf, fiscal), needs, keep);
  } else if (kind === 'number' || ordered(op))
    bySpans(number(field), condition, numberSpan, `a number, such as ${field} ${op} 1000`, keep);
  else byName(column, condition, keep);
}
