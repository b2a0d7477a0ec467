import type { Day } from '../calendar/day';
import { NO_DAY } from '../calendar/day';
import type { Fiscal } from '../calendar/grain';
import { bucketLabel, bucketsOf } from '../calendar/grain';
import { NONE } from '../tables/dictionary';
import { OPEN, STATE_NAMES, UNSEEN, WON } from '../tables/outcome';
import { leftOut } from '../tables/table';
import type { Book, LeftOut, Table } from '../tables/table';
import { codedColumn } from './columns';
import type { Axis, Cut } from './cut';
import { OTHERS } from './cut';
import { applyCondition } from './filter';

/** The date that `period` and grains mean for a fact. */
export type Clock = 'closed' | 'created' | 'expected' | 'entered' | 'spent';

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
  has(field: string): boolean;
  /** Table row (heading row = 1) of a line. */
  rowNumber(line: number): number;
}

const CLOCK_WORDS: Readonly<Record<Clock, string>> = {
  closed: 'close date',
  created: 'created date',
  expected: 'expected close date',
  entered: 'date',
  spent: 'date',
};

/** The name of a clock's date, for headings and sentences. */
export function clockWord(clock: Clock): string {
  return CLOCK_WORDS[clock];
}

/** Each deal's state on the as-of day, and the lines that are closed without a date. */
export function statesAsOf(table: Table, asOf: Day): { state: Uint8Array; undated: number[] } {
  const said = table.outcomes();
  const created = table.day('created');
  const close = table.day('close');
  const state = new Uint8Array(table.n);
  const undated: number[] = [];
  for (let i = 0; i < table.n; i++) {
    if (created[i] !== NO_DAY && created[i] > asOf) state[i] = UNSEEN;
    else if (said[i] === OPEN) state[i] = OPEN;
    else if (close[i] === NO_DAY) {
      state[i] = UNSEEN;
      undated.push(i);
    } else state[i] = close[i] > asOf ? OPEN : said[i];
  }
  return { state, undated };
}

/** The day each line counts on by a clock, NO_DAY where it has none. */
function clockDays(table: Table, clock: Clock, state: Uint8Array): Int32Array {
  if (clock === 'created') return table.day('created');
  if (clock === 'entered') return table.day('entered');
  if (clock === 'spent') return table.day('date');
  const close = table.day('close');
  const days = new Int32Array(table.n);
  if (clock === 'closed') {
    for (let i = 0; i < table.n; i++) days[i] = state[i] === OPEN || state[i] === UNSEEN ? NO_DAY : close[i];
    return days;
  }
  const said = table.outcomes();
  const expected = table.day('expected close');
  for (let i = 0; i < table.n; i++) {
    days[i] = state[i] !== OPEN ? NO_DAY : expected[i] !== NO_DAY ? expected[i] : said[i] === OPEN ? close[i] : NO_DAY;
  }
  return days;
}

interface AxisCodes {
  readonly codes: Int32Array; // any integers; the label of each comes from `label`
  readonly label: (code: number) => string;
}

function axisCodes(
  axis: Axis,
  table: Table,
  book: Book,
  days: Int32Array,
  state: Uint8Array,
  fiscal: Fiscal,
): AxisCodes {
  if ('grain' in axis) {
    const label = (bucket: number): string => (bucket === NO_DAY ? NONE : bucketLabel(bucket, axis.grain, fiscal));
    return { codes: bucketsOf(days, axis.grain, fiscal), label };
  }
  if (axis.field === 'outcome' && table.name === 'deals')
    return { codes: Int32Array.from(state), label: (code) => STATE_NAMES[code] };
  const column = codedColumn(table, axis.field, book);
  if (!column) return { codes: new Int32Array(table.n).fill(-1), label: () => NONE };
  return { codes: column.codes, label: (code) => (code < 0 ? NONE : column.labels[code]) };
}

/** The dense group of each kept line and the labels of all groups, ascending by label. */
function groupLines(axes: readonly AxisCodes[], cut: Cut, kept: Uint8Array): { group: Int32Array; labels: string[][] } {
  const n = kept.length;
  const group = new Int32Array(n).fill(-1);
  const labels: string[][] = [];
  if (axes.length === 0) {
    for (let i = 0; i < n; i++) if (kept[i]) group[i] = 0;
    return { group, labels: [[]] };
  }
  const keep = cut.keep;
  const labelOf = axes.map((axis, a) => (code: number): string => {
    const label = axis.label(code);
    return keep && keep.axis === a && label !== NONE && !keep.names.includes(label) ? OTHERS : label;
  });
  const first = new Map<number, number | Map<number, number>>();
  const byLabel = new Map<string, number>();
  const numberOf = (codes: readonly number[]): number => {
    const named = codes.map((code, a) => labelOf[a](code));
    const key = named.join('\u0000');
    let id = byLabel.get(key);
    if (id === undefined) {
      byLabel.set(key, (id = labels.length));
      labels.push(named);
    }
    return id;
  };
  const [one, two] = axes;
  for (let i = 0; i < n; i++) {
    if (!kept[i]) continue;
    const code = one.codes[i];
    let entry = first.get(code);
    if (!two) {
      if (entry === undefined) first.set(code, (entry = numberOf([code])));
      group[i] = entry as number;
      continue;
    }
    if (entry === undefined) first.set(code, (entry = new Map<number, number>()));
    const inner = entry as Map<number, number>;
    const second = two.codes[i];
    let id = inner.get(second);
    if (id === undefined) inner.set(second, (id = numberOf([code, second])));
    group[i] = id;
  }
  return sortGroups(group, labels);
}

function sortGroups(group: Int32Array, labels: string[][]): { group: Int32Array; labels: string[][] } {
  const order = labels.map((_, i) => i);
  order.sort((a, b) => {
    for (let k = 0; k < labels[a].length; k++)
      if (labels[a][k] !== labels[b][k]) return labels[a][k] < labels[b][k] ? -1 : 1;
    return 0;
  });
  const place = new Int32Array(order.length);
  order.forEach((old, now) => (place[old] = now));
  for (let i = 0; i < group.length; i++) if (group[i] >= 0) group[i] = place[group[i]];
  return { group, labels: order.map((old) => labels[old]) };
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
  const days = clockDays(table, clock, state);
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
  const { group, labels } = groupLines(axes, cut, kept);
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
    day: (field) => (field === 'expected close' ? clockDays(table, 'expected', state) : table.day(field)),
    number: (field) => table.number(isDeals && field === 'amount' ? amount : field),
    codes: (field) => codedColumn(table, field, book)?.codes ?? new Int32Array(table.n).fill(-1),
    text: (field) => table.text(field),
    has: (field) => table.has(field),
    rowNumber: (line) => table.rowNumber[line],
  };
}
