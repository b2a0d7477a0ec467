import { NO_DAY, readIsoDay } from '../calendar/day';
import type { Day } from '../calendar/day';
import type { Fiscal } from '../calendar/grain';
import { readPeriod } from '../calendar/period';
import type { Condition } from '../question/cut';
import { conditionText } from '../question/cut';
import { fold, Sentence } from '../tables/cell';
import type { FieldKind } from '../tables/fields';
import { NONE } from '../tables/dictionary';
import { readNumberText } from '../tables/parse';
import { folded } from './warehouse';
import type { Param } from './warehouse';

/** A condition's column: what it holds, and the expression that reads it. */
export interface Column {
  readonly kind: FieldKind;
  readonly sql: string;
}
/** Takes a value in and gives back the parameter that holds it, as `@w0`. */
export type Bind = (type: Param['type'], value: Param['value']) => string;

const isOrdered = ({ op }: Condition): boolean => op === '<' || op === '<=' || op === '>' || op === '>=';
const isExcluding = ({ op }: Condition): boolean => op === '<>' || op === 'not in';
const numberOf = (value: string | number): number => (typeof value === 'number' ? value : readNumberText(value));

/**
 * One condition as GoogleSQL over a column, meaning what `applyCondition` of src/question means: names are compared folded,
 * a blank holds only `<>`, `not in`, `is blank` and `(none)`, as groups call it.
 * @throws Sentence when a value does not fit the column
 */
export function conditionSql(condition: Condition, column: Column, asOf: Day, fiscal: Fiscal, bind: Bind): string {
  const { op, values } = condition;
  const { kind, sql } = column;
  const isName = kind === 'text' || kind === 'id' || kind === 'flag';
  const name = folded(`CAST(${sql} AS STRING)`);
  if (op === 'is blank' || op === 'is not blank')
    return `${isName ? name : sql} ${op === 'is blank' ? 'IS' : 'IS NOT'} NULL`;
  if (op === 'contains') return `STRPOS(${name}, ${bind('STRING', fold(String(values[0])))}) > 0`;
  const asNumber = isOrdered(condition) && values.every((value) => !Number.isNaN(numberOf(value)));
  if (kind === 'day' || (isName && isOrdered(condition) && !asNumber))
    return bySpan(condition, kind === 'day' ? sql : `SAFE_CAST(${sql} AS DATE)`, asOf, fiscal, bind);
  if (!isName || isOrdered(condition))
    return byNumber(condition, kind === 'number' ? sql : `SAFE_CAST(${sql} AS FLOAT64)`, bind);
  const names = values.map((value) => fold(String(value)));
  const list = bind('ARRAY<STRING>', names);
  const blank = names.includes(fold(NONE)) ? 'TRUE' : 'FALSE';
  return `COALESCE(${name} IN UNNEST(${list}), ${blank}) = ${isExcluding(condition) ? 'FALSE' : 'TRUE'}`;
}

function byNumber(condition: Condition, sql: string, bind: Bind): string {
  const { op, values } = condition;
  const limits = values.map(numberOf);
  const unread = limits.findIndex((limit) => Number.isNaN(limit));
  if (unread >= 0)
    throw new Sentence(`"${conditionText(condition)}" needs a number, such as ${condition.field} >= 1000`);
  if (isOrdered(condition)) return `${sql} ${op} ${bind('FLOAT64', limits[0])}`;
  const list = bind('ARRAY<FLOAT64>', limits);
  return isExcluding(condition) ? `COALESCE(${sql} NOT IN UNNEST(${list}), TRUE)` : `${sql} IN UNNEST(${list})`;
}

function bySpan(condition: Condition, sql: string, asOf: Day, fiscal: Fiscal, bind: Bind): string {
  const spans = condition.values.map((value) => {
    const day = readIsoDay(String(value));
    return day !== NO_DAY ? { from: day, to: day } : readPeriod(String(value), asOf, fiscal);
  });
  const [first] = spans;
  if (!first || spans.includes(null))
    throw new Sentence(
      `"${conditionText(condition)}" needs a date or a period, such as ${condition.field} >= 2026-03-31`,
    );
  switch (condition.op) {
    case '<':
    case '>=':
      return `${sql} ${condition.op} ${bind('DATE', first.from)}`;
    case '<=':
    case '>':
      return `${sql} ${condition.op} ${bind('DATE', first.to)}`;
    default: {
      const inside = (spans as { from: Day; to: Day }[])
        .map(({ from, to }) => `${sql} BETWEEN ${bind('DATE', from)} AND ${bind('DATE', to)}`)
        .join(' OR ');
      return isExcluding(condition) ? `COALESCE(NOT (${inside}), TRUE)` : `(${inside})`;
    }
  }
}
