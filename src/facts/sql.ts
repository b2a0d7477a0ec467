import type { Axis, Condition, Cut } from '../question/cut';
import type { Clock } from '../question/rows';
import type { AnyFact } from './fact';

/** A GoogleSQL statement with its named parameters; column names are checked, values never enter the text. */
export interface Statement {
  readonly sql: string;
  readonly params: Readonly<Record<string, { readonly type: string; readonly value: unknown }>>;
}

/** A fact's GoogleSQL: a template; see `compileSql` for what `{{…}}` stand for. */
export interface FactSql {
  readonly fact: AnyFact;
  readonly sql: string;
}

/** How a warehouse table is read: `seen` is the table as it stood on the as-of day. */
const SEEN: Readonly<Record<string, string>> = {
  deals: `SELECT * REPLACE (IF(outcome IN ('won', 'lost') AND closed > @as_of, 'open', outcome) AS outcome)
    FROM deals WHERE (created IS NULL OR created <= @as_of) AND (outcome = 'open' OR closed IS NOT NULL)`,
  spend: 'SELECT * FROM spend WHERE spent <= @as_of',
};

const CLOCK_COLUMN: Readonly<Record<Clock, string>> = {
  closed: "IF(outcome = 'open', NULL, closed)",
  created: 'created',
  expected: "IF(outcome = 'open', expected, NULL)",
  entered: 'entered',
  spent: 'spent',
};

const GRAIN_LABEL: Readonly<Record<string, string>> = {
  day: "FORMAT_DATE('%Y-%m-%d', {})",
  week: "FORMAT_DATE('%G-W%V', {})",
  month: "FORMAT_DATE('%Y-%m', {})",
  quarter: "CONCAT(FORMAT_DATE('%Y', {}), '-Q', CAST(EXTRACT(QUARTER FROM {}) AS STRING))",
  year: "FORMAT_DATE('%Y', {})",
};

/** The warehouse column of a field word: words joined by `_`. @throws for anything that is no plain name */
export function columnOf(field: string): string {
  const name = field.replace(/^\[|\]$/g, '').replace(/ /g, '_');
  if (!/^[a-z][a-z0-9_]*$/i.test(name)) throw new Error(`${field} is no column name`);
  return '`' + name + '`';
}

function axisExpression(axis: Axis, clock: string): string {
  if ('grain' in axis) return GRAIN_LABEL[axis.grain].split('{}').join(clock);
  return `COALESCE(${columnOf(axis.field)}, '(none)')`;
}

function conditionSql(
  condition: Condition,
  at: number,
  params: Record<string, { type: string; value: unknown }>,
): string {
  const { field, op, values } = condition;
  const column = columnOf(field);
  if (op === 'is blank') return `${column} IS NULL`;
  if (op === 'is not blank') return `${column} IS NOT NULL`;
  const isNumber = values.every((value) => typeof value === 'number');
  const type = isNumber ? 'FLOAT64' : 'STRING';
  const name = 'w' + at;
  if (op === 'in' || op === 'not in') {
    params[name] = { type: `ARRAY<${type}>`, value: values };
    return op === 'in' ? `${column} IN UNNEST(@${name})` : `(${column} IS NULL OR ${column} NOT IN UNNEST(@${name}))`;
  }
  params[name] = { type, value: values[0] };
  if (op === 'contains') return `STRPOS(LOWER(${column}), LOWER(@${name})) > 0`;
  return op === '<>' ? `(${column} IS NULL OR ${column} <> @${name})` : `${column} ${op} @${name}`;
}

/**
 * Compiles a fact's template under a cut. `{{axes}}` becomes the group expressions with their names and a comma,
 * `{{names}}` and `{{over}}` the names alone, `{{where}}` the cut's conditions and period on the clock, `{{group}}` the
 * GROUP BY over groups and own axes.
 */
export function compileSql({ fact: def, sql }: FactSql, cut: Cut, clock: Clock = def.clock): Statement {
  const params: Record<string, { type: string; value: unknown }> = { as_of: { type: 'DATE', value: cut.asOf } };
  const time = CLOCK_COLUMN[clock];
  const groups = cut.by.map((axis, i) => `${axisExpression(axis, time)} AS g${i}`);
  const names = cut.by.map((_, i) => 'g' + i);
  const conditions = cut.where.map((condition, i) => ' AND ' + conditionSql(condition, i, params));
  if (clock !== 'expected' || cut.period) conditions.push(` AND ${time} IS NOT NULL`);
  if (cut.period) {
    conditions.push(` AND ${time} BETWEEN @from_date AND @to_date`);
    params.from_date = { type: 'DATE', value: cut.period.from };
    params.to_date = { type: 'DATE', value: cut.period.to };
  }
  const grouped = [...names, ...(def.own as readonly string[])];
  const comma = (list: readonly string[]): string => list.map((item) => item + ', ').join('');
  const body = sql
    .replace('{{axes}}', comma(groups))
    .replace('{{names}}', comma(names))
    .replace('{{over}}', comma(cut.by.map((axis) => axisExpression(axis, time))))
    .replace('{{where}}', conditions.join(''))
    .replace('{{group}}', grouped.length > 0 ? 'GROUP BY ' + grouped.join(', ') : '');
  return { sql: `WITH seen AS (${SEEN[def.table]})\n${body}`, params };
}
