import { CALENDAR } from '../calendar/grain';
import type { Fiscal, Grain } from '../calendar/grain';
import type { Axis, Condition, Cut } from '../question/cut';
import { conditionText, OTHERS } from '../question/cut';
import { REFERRAL, REFERRAL_LABELS, REFERRAL_NAMES } from '../question/referral';
import type { Clock } from '../question/rows';
import { Sentence } from '../tables/cell';
import { NONE } from '../tables/dictionary';
import type { TableName } from '../tables/fields';
import { tableDef } from '../tables/fields';
import { conditionSql } from './conditionSql';
import type { AnyFact } from './fact';
import { columnOf, folded, kindOf, shown, warehouseColumns } from './warehouse';
import type { Param, Params } from './warehouse';

/** A GoogleSQL statement with its named parameters; column names are checked, values never enter the text. */
export interface Statement {
  readonly sql: string;
  readonly params: Readonly<Params>;
}

/** A fact's GoogleSQL: a template; see `compileSql` for what `{{…}}` stand for. */
export interface FactSql {
  readonly fact: AnyFact;
  readonly sql: string;
}

/** What is known of the warehouse: when its fiscal year begins, and the columns of each table (all of the catalogue without it). */
export interface Warehouse {
  readonly fiscal?: Fiscal;
  /** Sources that count as referrals, folded; those whose names say so, where there are none. */
  readonly referrals?: readonly string[];
  readonly columns?: Readonly<Partial<Record<TableName, readonly string[]>>>;
}

const CLOCK_FIELD: Readonly<Record<Clock, string>> = {
  closed: 'close',
  created: 'created',
  expected: 'expected close',
  entered: 'entered',
  spent: 'date',
};
const CLOCK_DAY: Readonly<Record<Clock, string>> = {
  closed: "IF(outcome = 'open', NULL, closed)",
  created: 'created',
  expected: 'expected',
  entered: 'entered',
  spent: 'spent',
};

/** The label of a day's bucket, as `bucketLabel` of src/calendar writes it; `{}` is the day. */
function grainLabel(grain: Grain, day: string, fiscal: Fiscal, params: Params): string {
  if (grain === 'day') return `FORMAT_DATE('%Y-%m-%d', ${day})`;
  if (grain === 'week') return `FORMAT_DATE('%G-W%V', ${day})`;
  if (grain === 'month') return `FORMAT_DATE('%Y-%m', ${day})`;
  const isCalendar = fiscal.startMonth === 1;
  if (!isCalendar) params.fiscal_months = { type: 'INT64', value: 13 - fiscal.startMonth };
  const moved = isCalendar ? day : `DATE_ADD(${day}, INTERVAL @fiscal_months MONTH)`;
  const year = `FORMAT_DATE('${isCalendar ? '' : 'FY'}%Y', ${moved})`;
  return grain === 'year' ? year : `CONCAT(${year}, '-Q', CAST(EXTRACT(QUARTER FROM ${moved}) AS STRING))`;
}

/** Compiles one fact under one cut; see `compileSql`. */
class Compiler {
  readonly params: Params;
  private readonly names: string[] = [];
  private readonly joins: string[] = [];
  private readonly selected = new Map<string, string>();

  constructor(
    private readonly table: TableName,
    private readonly cut: Cut,
    private readonly clock: Clock,
    private readonly warehouse: Warehouse,
  ) {
    this.params = { as_of: { type: 'DATE', value: cut.asOf } };
  }

  private get fiscal(): Fiscal {
    return this.warehouse.fiscal ?? CALENDAR;
  }

  private has(field: string): boolean {
    return this.hasColumn(field) || this.isBySource(field);
  }

  private hasColumn(field: string): boolean {
    const known = this.warehouse.columns?.[this.table];
    return !known || known.includes(columnOf(this.table, field));
  }

  /** Whether a field is told by the source, as the table has no column of its own for it. */
  private isBySource(field: string): boolean {
    return field === REFERRAL && !this.hasColumn(field) && this.hasColumn('source');
  }

  /** Whether a row's source is a referral. */
  private referral(): string {
    const source = folded(`CAST(${this.raw('source')} AS STRING)`);
    const { referrals = [] } = this.warehouse;
    if (referrals.length > 0) this.params.referrals = { type: 'ARRAY<STRING>', value: referrals };
    const is =
      referrals.length > 0 ? `${source} IN UNNEST(@referrals)` : `REGEXP_CONTAINS(${source}, r'${REFERRAL_NAMES}')`;
    const [yes, no] = REFERRAL_LABELS;
    return `CASE WHEN ${is} THEN '${yes}' WHEN ${source} IS NOT NULL THEN '${no}' END`;
  }

  /** A field's column as the table holds it. */
  private raw(field: string): string {
    if (this.isBySource(field)) return `(${this.referral()})`;
    return this.has(field) ? 't.`' + columnOf(this.table, field) + '`' : 'NULL';
  }

  /** How a deal ended, as its table says it and as it stood on the as-of day. */
  private readonly said = "COALESCE(LOWER(TRIM(t.outcome)), 'open')";
  private get outcome(): string {
    if (this.table !== 'deals') return "'open'"; // stays of open deals
    return `IF(${this.said} IN ('won', 'lost') AND t.closed <= @as_of, ${this.said}, 'open')`;
  }

  private isOutcome(field: string): boolean {
    return field === 'outcome' && (this.table === 'deals' || this.clock === 'expected');
  }

  /** What a column of the template reads: names folded, ids as text, the deal as it stood on the as-of day. */
  private column(field: string): string {
    const raw = this.raw(field);
    if (this.isOutcome(field)) return this.outcome;
    if (this.isOfDeals && field === 'amount' && this.cut.measure !== undefined) return this.raw(this.cut.measure);
    if (this.table === 'deals') {
      if (field === 'expected close')
        return `IF(${this.outcome} = 'open', COALESCE(${raw}, IF(${this.said} IN ('won', 'lost'), NULL, t.closed)), NULL)`;
    }
    const kind = kindOf(this.table, field);
    if (kind === 'id') return `NULLIF(TRIM(CAST(${raw} AS STRING)), '')`;
    return kind === 'text' ? folded(`CAST(${raw} AS STRING)`) : raw;
  }

  /** The label of a field's value: its commonest spelling, whatever the spelling of the row. */
  private fieldLabel(field: string, at: number): string {
    if (this.isOutcome(field)) return this.outcome;
    if (!this.has(field)) return `'${NONE}'`;
    const name = `names${at}`;
    const text = `CAST(${this.raw(field)} AS STRING)`;
    this.names.push(`${name} AS (
  SELECT ${folded('spelling')} AS name, ARRAY_AGG(${shown('spelling')} ORDER BY times DESC, ${shown('spelling')} LIMIT 1)[OFFSET(0)] AS label
  FROM (SELECT ${text} AS spelling, COUNT(*) AS times FROM ${this.table} AS t GROUP BY spelling) GROUP BY name
)`);
    this.joins.push(`LEFT JOIN ${name} ON ${name}.name = ${folded(text)}`);
    return `COALESCE(${name}.label, '${NONE}')`;
  }

  private kept(label: string, at: number): string {
    const { keep } = this.cut;
    if (!keep || keep.axis !== at) return label;
    this.params.keep = { type: 'ARRAY<STRING>', value: keep.names };
    return `IF(${label} = '${NONE}' OR ${label} IN UNNEST(@keep), ${label}, '${OTHERS}')`;
  }

  axis(axis: Axis, at: number): string {
    if ('grain' in axis) {
      const label = grainLabel(axis.grain, this.day, this.fiscal, this.params);
      return this.kept(`COALESCE(${label}, '${NONE}')`, at);
    }
    this.selected.set(`axis${at}`, this.kept(this.fieldLabel(axis.field, at), at));
    return `axis${at}`;
  }

  /** The column that a condition on the amount looks at: the one that counts. */
  private measured(field: string): string {
    return this.isOfDeals && field === 'amount' ? (this.cut.measure ?? field) : field;
  }

  /** Deals, or lines made of them. */
  private get isOfDeals(): boolean {
    return this.table === 'deals' || this.table === 'spells' || this.table === 'reaches';
  }

  /** The day of the clock. */
  private get day(): string {
    return this.clock === 'expected' && this.table === 'spells' ? 'due' : CLOCK_DAY[this.clock];
  }

  private condition(condition: Condition): string {
    const { field } = condition;
    if (!this.isOutcome(field) && !this.has(field))
      throw new Sentence(
        `${tableDef(this.table).title} has no ${field} column, so "${conditionText(condition)}" cannot be applied to it`,
      );
    const column = this.isOutcome(field)
      ? ({ kind: 'text', sql: this.outcome } as const)
      : { kind: kindOf(this.table, field), sql: this.raw(this.measured(field)) };
    const bind = (type: Param['type'], value: Param['value']): string => {
      const name = `w${Object.keys(this.params).filter((each) => /^w\d/.test(each)).length}`;
      this.params[name] = { type, value };
      return '@' + name;
    };
    return conditionSql(condition, column, this.cut.asOf, this.fiscal, bind);
  }

  /** What is left of the rows for the measures: the conditions, and the period on the clock. */
  where(): string {
    const { where, period } = this.cut;
    const { day } = this;
    const isDue = this.clock === 'expected';
    const parts = !isDue ? [`${day} IS NOT NULL`] : this.table === 'deals' ? ["outcome = 'open'"] : [];
    if (where.length > 0) {
      this.selected.set('kept', where.map((each) => `(${this.condition(each)})`).join(' AND '));
      parts.push('kept');
    }
    if (period) {
      parts.push(`${day} BETWEEN @from_date AND @to_date`);
      this.params.from_date = { type: 'DATE', value: period.from };
      this.params.to_date = { type: 'DATE', value: period.to };
    }
    return parts.map((part) => ' AND ' + part).join('');
  }

  /** The table as it stood on the as-of day, with the columns that `body` names and no others. */
  with(body: string): string {
    warehouseColumns(this.table).forEach(({ name }, field) => {
      if (new RegExp(`\\b${name}\\b`).test(body)) this.selected.set(name, this.column(field));
    });
    const columns = Array.from(this.selected, ([name, sql]) => `${sql} AS \`${name}\``);
    const seen =
      this.table === 'deals'
        ? `(t.created IS NULL OR t.created <= @as_of) AND (${this.said} NOT IN ('won', 'lost') OR t.closed IS NOT NULL)`
        : this.clock === 'expected'
          ? 'TRUE'
          : `(${this.raw(CLOCK_FIELD[this.clock])} IS NULL OR ${this.raw(CLOCK_FIELD[this.clock])} <= @as_of)`;
    const from = [`FROM ${this.table} AS t`, ...this.joins].join('\n  ');
    return `WITH ${[...this.names, `seen AS (\n  SELECT ${columns.join(',\n    ')}\n  ${from}\n  WHERE ${seen}\n)`].join(', ')}`;
  }
}

/**
 * Compiles a fact's template under a cut, so that it gives what the fact's loop gives for the same rows. `seen` is the
 * table as it stood on the as-of day with the columns that the template names; in it names are folded, so that spellings
 * of one name are one. `{{axes}}` becomes the group expressions with their names and a comma, `{{names}}` and `{{over}}`
 * the names and the expressions alone, `{{where}}` the cut's conditions and period on the clock, `{{group}}` the GROUP BY
 * over groups and own axes. A field that the table lacks groups into `(none)`.
 * @throws Sentence when a condition does not fit the table; Error for a field that is no column name
 */
export function compileSql(
  { fact: def, sql }: FactSql,
  cut: Cut,
  clock: Clock = def.clock,
  warehouse: Warehouse = {},
): Statement {
  const compiler = new Compiler(def.table, cut, clock, warehouse);
  const axes = cut.by.map((axis, i) => compiler.axis(axis, i));
  const names = cut.by.map((_, i) => 'g' + i);
  const grouped = [...names, ...(def.own as readonly string[])];
  const comma = (list: readonly string[]): string => list.map((item) => item + ', ').join('');
  const parts: Readonly<Record<string, string>> = {
    axes: comma(axes.map((axis, i) => `${axis} AS ${names[i]}`)),
    names: comma(names),
    over: comma(axes),
    where: compiler.where(),
    group: grouped.length > 0 ? 'GROUP BY ' + grouped.join(', ') : '',
  };
  const body = sql.replace(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name]);
  return { sql: `${compiler.with(body)}\n${body}`, params: compiler.params };
}
