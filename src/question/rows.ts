import type { Day } from '../calendar/day';
import { NO_DAY } from '../calendar/day';
import type { Fiscal } from '../calendar/grain';
import { OPEN, UNSEEN, WON } from '../tables/outcome';
import { leftOut } from '../tables/table';
import type { Book, LeftOut, Table } from '../tables/table';
import type { Clock } from './clocks';
import { clockDays, clockWord, statesAsOf } from './clocks';
import { codedColumn } from './columns';
import type { Cut } from './cut';
import { applyCondition } from './filter';
import { axisCodes, groupLines } from './groups';

export type { Clock };
export { clockWord, statesAsOf };

/** What a fact's loop reads: typed columns, each deal as it was on the day we stand on, and the group of each line. */
export interface Rows {
  readonly n: number;
  /** The as-of day. */
  readonly asOf: Day;
  /** The group of each line, -1 = out. */
  readonly group: Int32Array;
  /** How many groups there are, and the labels of each, one per axis, in ascending order of labels. */
  readonly groups: number;
  readonly labels: readonly (readonly string[])[];
  /** OPEN, WON, LOST or UNSEEN, as seen on the as-of day (deals only). */
  readonly state: Uint8Array;
  /** The share of each line that counts: 1, or less where one deal became several lines. */
  readonly weight: Float64Array;
  /** Rows that fell out before any fact looked at them. */
  readonly leftOut: readonly LeftOut[];
  day(field: string): Int32Array;
  number(field: string): Float64Array;
  /** Codes of a grouping field, -1 = blank. */
  codes(field: string): Int32Array;
  text(field: string): readonly string[];
  /** The text of one line, for when few are wanted. */
  textAt(field: string, line: number): string;
  has(field: string): boolean;
  /** Table row (heading row = 1) of a line. */
  rowNumber(line: number): number;
}

/**
 * The lines of a table as a fact reads them under a cut: seen as of its day, filtered, grouped on the fact's clock.
 * Lines without a date on that clock are out and listed, but for the expected date, which an open deal may lack.
 * @throws Sentence when a condition does not fit the table
 */
export function rowsOf(table: Table, cut: Cut, clock: Clock, book: Book, fiscal: Fiscal): Rows {
  const isDeals = table.name === 'deals';
  const seen = isDeals ? statesAsOf(table, cut.asOf) : { state: new Uint8Array(table.n).fill(WON), undated: [] };
  const { state, undated } = seen;
  const days = clockDays(table, clock, cut.asOf);
  const kept = new Uint8Array(table.n).fill(1);
  for (const condition of cut.where) {
    const column = codedColumn(table, condition.field, book);
    applyCondition(table, condition, column, isDeals ? state : null, cut.asOf, fiscal, kept);
  }
  const out: LeftOut[] = [];
  const list = (reason: string, lines: readonly number[]): void => {
    const rows = lines.filter((i) => kept[i]).map((i) => table.rowNumber[i]);
    if (rows.length > 0) out.push(leftOut(`${table.title}: ${reason}`, rows));
  };
  list('won or lost without a close date', undated);
  const timeless: number[] = [];
  const { period } = cut;
  for (let i = 0; i < table.n; i++) {
    const day = days[i];
    if (state[i] === UNSEEN) kept[i] = 0;
    else if (day === NO_DAY) {
      if (clock === 'expected' && state[i] === OPEN && !period) continue;
      if (clock === 'created' || !isDeals) timeless.push(i);
      else kept[i] = 0;
    } else if (period && (day < period.from || day > period.to)) kept[i] = 0;
    else if (!isDeals && day > cut.asOf) kept[i] = 0;
  }
  list(`without a ${clockWord(clock)}`, timeless);
  for (const i of timeless) kept[i] = 0;
  const axes = cut.by.map((axis) => axisCodes(axis, table, book, days, state, fiscal));
  const { group, labels } = groupLines(axes, cut.keep, kept);
  const amount = cut.measure ?? 'amount';
  return {
    n: table.n,
    asOf: cut.asOf,
    group,
    groups: labels.length,
    labels,
    state,
    weight: new Float64Array(table.n).fill(1),
    leftOut: out,
    day: (field) => (field === 'expected close' ? clockDays(table, 'expected', cut.asOf) : table.day(field)),
    number: (field) => table.number(isDeals && field === 'amount' ? amount : field),
    codes: (field) => codedColumn(table, field, book)?.codes ?? new Int32Array(table.n).fill(-1),
    text: (field) => table.text(field),
    textAt: (field, line) => table.textAt(field, line),
    has: (field) => table.has(field),
    rowNumber: (line) => table.rowNumber[line],
  };
}
