import { civil, dayOf } from '../calendar/day';
import type { Fiscal } from '../calendar/grain';
import type { Period } from '../calendar/period';
import { runOf } from '../calendar/period';
import { UTC } from '../calendar/zone';
import { fold, isBlank } from '../tables/cell';
import type { Book } from '../tables/book';
import type { LeftOut, Table } from '../tables/table';
import { leftOut } from '../tables/table';
import { teamsOf } from './columns';
import { splitConditions } from './condition';
import type { Condition } from './cut';
import { dayOfCell, periodOfCell } from './dates';
import { fieldOf } from './fields';
import type { Question } from './question';

/** One row of the Goals table: what is to be reached, of what, for whom, when. */
export interface Goal {
  /** Table row, heading row = 1. */
  readonly row: number;
  /** The metric as typed. */
  readonly metric: string;
  /** The slice: none for the whole. */
  readonly where: readonly Condition[];
  readonly period: Period;
  readonly target: number;
  /** Further thresholds; null where the table has none. */
  readonly minimum: number | null;
  readonly stretch: number | null;
  /** Whether more is better; null leaves it to the metric. */
  readonly direction: 'up' | 'down' | null;
  /** Who answers for the KPI, '' for nobody. */
  readonly kpiOwner: string;
}

/** What the Goals table says, and the rows of it that cannot be read. */
export interface Goals {
  readonly list: readonly Goal[];
  readonly leftOut: readonly LeftOut[];
  /** The team of an owner on a day, from Owners or the deals; '' for none. */
  teamOf(owner: string, day: number): string;
}

const NO_GOALS: Goals = { list: [], leftOut: [], teamOf: () => '' };

/** Columns of the Goals table that are a slice by themselves. */
export const SLICED = ['owner', 'team', 'product', 'source', 'region'] as const;
/** What stands for the whole where a slice is expected. */
const WHOLE = ['', 'all', 'total', 'whole', 'everyone', 'company', 'organisation', 'organization'];

/** The goals of a question; none where no Goals table was passed. */
export function goalsOf({ book, asOf, settings }: Question): Goals {
  const table = book.get('goals');
  return table ? table.keep(`goals ${asOf}`, () => readGoals(table, book, asOf, settings.fiscal)) : NO_GOALS;
}

/** Reads a Goals table; `book` holds the tables whose headings slices name. */
export function readGoals(table: Table, book: Book, asOf: number, fiscal: Fiscal): Goals {
  const list: Goal[] = [];
  const out: Record<string, number[]> = {};
  const metric = table.has('metric') ? table.text('metric') : new Array<string>(table.n).fill('Sales');
  const target = table.number('target');
  const [minimum, stretch] = [table.number('minimum'), table.number('stretch')];
  const [slice, direction, kpiOwner] = ['slice', 'direction', 'kpi owner'].map((field) => table.text(field));
  const sliced = SLICED.map((field) => [field, table.text(field)] as const);
  const periods = table.cells('period');
  const dates = { zone: () => UTC, asOf: () => asOf, fiscal };
  for (let i = 0; i < table.n; i++) {
    const row = table.rowNumber[i];
    const drop = (reason: string): void => void (out[reason] ??= []).push(i);
    if (metric[i] === '') continue;
    const cell = periods[i];
    const day = isBlank(cell) ? null : dayOfCell(cell, { ...dates, zone: table.zone });
    const period = day !== null ? monthOf(day, fiscal) : isBlank(cell) ? null : periodOfCell(cell, dates);
    const where = whereOf(slice[i], book);
    if (!period) drop('a goal without a period that can be read');
    else if (!(target[i] === target[i])) drop('a goal without a target');
    else if (!where) drop(`a slice that cannot be read (write it as a condition: owner = Ana)`);
    else {
      for (const [field, texts] of sliced)
        if (!WHOLE.includes(fold(texts[i]))) where.push({ field, op: '=', values: [texts[i]] });
      const said = fold(direction[i]);
      list.push({
        row,
        metric: metric[i],
        where,
        period,
        target: target[i],
        minimum: minimum[i] === minimum[i] ? minimum[i] : null,
        stretch: stretch[i] === stretch[i] ? stretch[i] : null,
        direction: /^(up|more|higher|increase|at least|>)/.test(said)
          ? 'up'
          : /^(down|less|lower|decrease|at most|<)/.test(said)
            ? 'down'
            : null,
        kpiOwner: kpiOwner[i],
      });
    }
  }
  const reasons = Object.keys(out);
  for (const reason of reasons.filter((each) => !table.reports.some((known) => known.reason === each)))
    table.reports.push({ reason, lines: out[reason], effect: 'Left out of GOALATTAINMENT, GOALODDS and KPIS' });
  const rowsOf = (lines: readonly number[]): number[] => lines.map((i) => table.rowNumber[i]);
  return {
    list,
    leftOut: reasons.map((reason) => leftOut(`Goals: ${reason}`, rowsOf(out[reason]))),
    teamOf: teamsOf(book),
  };
}

/** A date stands for its month. */
function monthOf(day: number, fiscal: Fiscal): Period {
  const { year, month } = civil(day);
  const bucket = year * 12 + month - 1;
  return { ...runOf(bucket, bucket, 'month', fiscal), from: dayOf(year, month, 1) };
}

/** A slice as written, such as `owner = Ana`: none for the whole, null where it cannot be read. */
export function whereOf(slice: string, book: Book): Condition[] | null {
  if (WHOLE.includes(fold(slice))) return [];
  const where: Condition[] = [];
  for (const { name, op, values } of splitConditions(slice) ?? [{ name: '', op: '=' as const, values: [] }]) {
    const field = name === '' ? null : fieldOf(name, book);
    if (field === null || values.length === 0) return null;
    where.push({ field, op, values });
  }
  return where;
}
