import { NO_DAY } from '../calendar/day';
import type { Fiscal } from '../calendar/grain';
import { readPeriod } from '../calendar/period';
import type { Day } from '../calendar/day';
import { readIsoDay } from '../calendar/day';
import { fold, isBlank, Sentence } from '../tables/cell';
import { readNumberText } from '../tables/parse';
import { STATE_NAMES } from '../tables/outcome';
import type { Table } from '../tables/table';
import type { Condition, Operator } from './cut';
import { conditionText } from './cut';
import type { CodedColumn } from './columns';

/** Which lines of a table hold a condition: a byte per line, 1 = holds. */
export type Keep = Uint8Array;

const ordered = (op: Operator): boolean => op === '<' || op === '<=' || op === '>' || op === '>=';

function numberOf(value: string | number): number {
  return typeof value === 'number' ? value : readNumberText(value);
}

/** The first and last day a condition's value covers: a day, or any period text. */
function spanOf(value: string | number, asOf: Day, fiscal: Fiscal): { from: Day; to: Day } | null {
  const text = String(value);
  const day = readIsoDay(text);
  return day !== NO_DAY ? { from: day, to: day } : readPeriod(text, asOf, fiscal);
}

function bySpan(days: Int32Array, { field, op, values }: Condition, asOf: Day, fiscal: Fiscal, keep: Keep): void {
  const spans = values.map((value) => spanOf(value, asOf, fiscal));
  const unread = spans.indexOf(null);
  if (unread >= 0)
    throw new Sentence(
      `"${field} ${op} ${values[unread]}" needs a date or a period, such as ${field} ${op} 2026-03-31`,
    );
  const read = spans as { from: Day; to: Day }[];
  const { from, to } = read[0];
  for (let i = 0; i < days.length; i++) {
    const day = days[i];
    if (day === NO_DAY) keep[i] = op === '<>' || op === 'not in' ? keep[i] : 0;
    else if (!holdsSpan(day, op, from, to, read)) keep[i] = 0;
  }
}

function holdsSpan(day: Day, op: Operator, from: Day, to: Day, spans: readonly { from: Day; to: Day }[]): boolean {
  switch (op) {
    case '<':
      return day < from;
    case '<=':
      return day <= to;
    case '>':
      return day > to;
    case '>=':
      return day >= from;
    default: {
      const inside = spans.some((span) => day >= span.from && day <= span.to);
      return op === '<>' || op === 'not in' ? !inside : inside;
    }
  }
}

function byNumber(numbers: Float64Array, { field, op, values }: Condition, keep: Keep): void {
  const limits = values.map(numberOf);
  const unread = limits.findIndex((limit) => limit !== limit);
  if (unread >= 0) throw new Sentence(`"${field} ${op} ${values[unread]}" needs a number, such as ${field} ${op} 1000`);
  const limit = limits[0];
  for (let i = 0; i < numbers.length; i++) {
    const x = numbers[i];
    const holds =
      op === '<'
        ? x < limit
        : op === '<='
          ? x <= limit
          : op === '>'
            ? x > limit
            : op === '>='
              ? x >= limit
              : limits.includes(x) === (op === '=' || op === 'in');
    if (!holds) keep[i] = 0;
  }
}

function byName({ codes, labels }: CodedColumn, condition: Condition, keep: Keep): void {
  const { op, values } = condition;
  const wanted = values.map((value) => fold(String(value)));
  checkCommas(condition, labels);
  const holds = (label: string): boolean => {
    const name = fold(label);
    if (op === 'contains') return name.includes(wanted[0]);
    return wanted.includes(name) === (op === '=' || op === 'in');
  };
  const held = labels.map((label) => (holds(label) ? 1 : 0));
  const blank = op === '<>' || op === 'not in' ? 1 : 0;
  for (let i = 0; i < codes.length; i++) if (!(codes[i] < 0 ? blank : held[codes[i]])) keep[i] = 0;
}

/** A list written with commas is one name that nobody has; said, or it would be a wrong nought. */
function checkCommas({ field, op, values: [list, ...more] }: Condition, labels: readonly string[]): void {
  const parts = String(list).split(/,\s*/);
  if (more.length > 0 || parts.length < 2 || (op !== 'in' && op !== 'not in')) return;
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
): void {
  const { field, op, values } = condition;
  if (field === 'outcome' && states) {
    const names: readonly string[] = STATE_NAMES;
    const wanted = values.map((value) => names.indexOf(fold(String(value))));
    for (let i = 0; i < keep.length; i++) if (wanted.includes(states[i]) !== (op === '=' || op === 'in')) keep[i] = 0;
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
  if (isDay) bySpan(table.day(field), condition, asOf, fiscal, keep);
  else if (kind === 'number' || ordered(op)) byNumber(table.number(field), condition, keep);
  else byName(column, condition, keep);
}
