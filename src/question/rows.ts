import type { Day } from '../calendar/day';
import { NO_DAY } from '../calendar/day';
import type { Coded } from '../tables/dictionary';
import { OPEN, UNSEEN, WON } from '../tables/outcome';
import { isSeveral, SHARED_FIELDS, unitsOf } from '../tables/shares';
import type { SharedField } from '../tables/shares';
import { leftOut } from '../tables/table';
import type { Book } from '../tables/book';
import type { LeftOut, Table } from '../tables/table';
import type { Clock } from './clocks';
import { clockDays, clockWord, statesAsOf } from './clocks';
import type { CodedColumn } from './columns';
import { codedColumn } from './columns';
import type { Condition, Cut } from './cut';
import { cutKey } from './cut';
import { applyCondition } from './filter';
import { firstTouch } from './firstTouch';
import { axisCodes, groupLines } from './groups';
import { money } from './money';
import type { Settings } from './settings';
import type { Fates, Stays } from './stays';
import { fatesAsOf, RUNNING, staysAsOf } from './stays';

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
  /** Each line as it stood on the as-of day (spells and reaches only). */
  stays(): Stays;
  /** How the deals of spells had ended by then. */
  fates(): Fates;
  /** The share of each line that counts: 1, or less where one deal became several lines. A group has a deal in one line. */
  readonly weight: Float64Array;
  /** The deal behind a line: lines with the same number are parts of one. */
  dealOf(line: number): number;
  /** The units each line stands for, its share taken; NaN where none is told. */
  units(): Float64Array;
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

const isShared = (field: string): field is SharedField => (SHARED_FIELDS as readonly string[]).includes(field);

/** Whether a condition asks for a whole cell of several names, as it stands: `product = Basic, Pro`. */
const asksWhole = (table: Table, { field, op, values }: Condition, book: Book): boolean =>
  isShared(field) &&
  /^(=|<>|in|not in)$/.test(op) &&
  values.some((value) => typeof value === 'string' && isSeveral(book, table, field, value));

/** The fields of a cut of which a deal may have several: owner (also for what Owners tells of one) and product. */
function sharedFields(table: Table, { by, where }: Cut, book: Book): readonly SharedField[] {
  if (table.name !== 'deals' && !table.view) return [];
  const asked = by.map((axis) => ('field' in axis ? axis.field : ''));
  for (const condition of where) if (!asksWhole(table, condition, book)) asked.push(condition.field);
  const isOwners = (field: string): boolean => !table.has(field) && (book.get('owners')?.has(field) ?? false);
  return SHARED_FIELDS.filter(
    (shared) => asked.includes(shared) || (shared === 'owner' && asked.some((field) => isOwners(field))),
  );
}

/** A column of the table passed, for the lines that its rows became. */
function throughView({ view }: Table, { codes, names }: Coded): CodedColumn {
  return { codes: view?.weight ? view.line.map((line) => codes[line]) : codes, labels: names.names() };
}

/** Makes the lines of one deal in one group one line: the first has the weight and units of all, the others are out. */
function merged(
  deal: Int32Array,
  group: Int32Array,
  weight: Float64Array,
  units: () => Float64Array,
): () => Float64Array {
  const into: [from: number, to: number][] = [];
  for (let i = 1; i < deal.length; i++) {
    if (group[i] < 0) continue;
    for (let k = i - 1; k >= 0 && deal[k] === deal[i]; k--) {
      if (group[k] !== group[i]) continue;
      weight[k] += weight[i];
      weight[i] = 0;
      group[i] = -1;
      into.push([i, k]);
      break;
    }
  }
  return () => {
    const all = units();
    if (into.length === 0) return all;
    const sums = all.slice();
    for (const [from, to] of into) sums[to] += sums[from];
    return sums;
  };
}

const EVER = 2 ** 31 - 1;

/** The lines that a cut keeps, a byte of 1 each, and what fell out; `key` says of which cut. */
interface Kept {
  readonly key: string;
  readonly book: Book;
  readonly settings: Settings;
  readonly kept: Uint8Array;
  readonly out: readonly LeftOut[];
}

/**
 * Drops lines that are not seen yet, or whose day lies outside; open ones may be kept without a day.
 * @returns those that were kept so far and have no day, where they are to be listed
 */
function keepWithin(
  kept: Uint8Array,
  state: Uint8Array,
  days: Int32Array,
  from: number,
  to: number,
  keepsUndated: boolean,
  isListed: boolean,
): number[] {
  const timeless: number[] = [];
  for (let i = 0; i < kept.length; i++) {
    const day = days[i];
    if (state[i] === UNSEEN) kept[i] = 0;
    else if (day === NO_DAY) {
      if (keepsUndated && state[i] === OPEN) continue;
      if (isListed && kept[i] === 1) timeless.push(i);
      kept[i] = 0;
    } else if (day < from || day > to) kept[i] = 0;
  }
  return timeless;
}

/** The stays that have begun and are not over on a day. */
function running(stays: Table, asOf: Day): Table {
  return stays.keep('running ' + asOf, () => {
    const { days, end } = staysAsOf(stays, asOf);
    const lines: number[] = [];
    for (let i = 0; i < stays.n; i++) if (end[i] === RUNNING && days[i] >= 0) lines.push(i);
    return stays.viewed({ base: stays, line: Int32Array.from(lines), coded: {}, days: {} });
  });
}

/**
 * The lines of a table as a fact reads them under a cut: seen as of its day, filtered, grouped on the fact's clock.
 * Lines without a date on that clock are out and listed, but for the expected date, which an open deal may lack. A deal
 * with several owners or products is several lines where the cut asks for those, their weights adding up to 1.
 * @throws Sentence when a condition does not fit the table
 */
export function rowsOf(passed: Table, cut: Cut, clock: Clock, book: Book, settings: Settings): Rows {
  const isDeals = passed.name === 'deals';
  const isDue = clock === 'expected' && !isDeals; // stays of open deals
  const table = book.shared(isDue ? running(passed, cut.asOf) : passed, sharedFields(passed, cut, book));
  const { fiscal } = settings;
  const seen = isDeals
    ? statesAsOf(table, cut.asOf)
    : { state: table.keep(`all ${isDue}`, () => new Uint8Array(table.n).fill(isDue ? OPEN : WON)), undated: [] };
  const { state, undated } = seen;
  const days = clockDays(table, clock, cut.asOf);
  const amount = cut.measure ?? 'amount';
  const number = (field: string): Float64Array =>
    field === 'amount'
      ? money(table, isDeals || table.view ? amount : field, cut, book, settings)
      : table.number(field);
  // cuts that differ in their groups alone keep the same lines
  const key = cutKey({ ...cut, by: [], keep: undefined });
  const last = table.keep('kept ' + clock, (): Partial<Kept> => ({}));
  if (last.key !== key || last.book !== book || last.settings !== settings)
    Object.assign(last, keptLines(), { key, book, settings });
  const { kept, out } = last as Kept;
  const axes = cut.by.map((axis) => axisCodes(axis, table, book, days, isDeals || isDue ? state : null, fiscal));
  const { group, labels } = groupLines(axes, cut.keep, kept);
  const { view } = table;
  const weight = view?.weight
    ? view.weight.slice()
    : table.keep('whole deals', () => new Float64Array(table.n).fill(1));
  const ownUnits = (): Float64Array => unitsOf(book, table);
  const units = view?.weight ? merged(view.line, group, weight, ownUnits) : ownUnits;
  return {
    n: table.n,
    asOf: cut.asOf,
    group,
    groups: labels.length,
    labels,
    state,
    stays: () => staysAsOf(table, cut.asOf),
    fates: () => fatesAsOf(table, cut.asOf),
    weight,
    dealOf: (line) => (view?.weight ? view.line[line] : line),
    units,
    leftOut: out,
    day: (field) =>
      field === 'expected close'
        ? clockDays(table, 'expected', cut.asOf)
        : field === 'first touch'
          ? firstTouch(table, book)
          : table.day(field),
    number,
    codes: (field) => codedColumn(table, field, book, days)?.codes ?? new Int32Array(table.n).fill(-1),
    text: (field) => table.text(field),
    textAt: (field, line) => table.textAt(field, line),
    has: (field) => table.has(field),
    rowNumber: (line) => table.rowNumber[line],
  };

  function keptLines(): Pick<Kept, 'kept' | 'out'> {
    const kept = new Uint8Array(table.n).fill(1);
    for (const condition of cut.where) {
      const column = asksWhole(passed, condition, book)
        ? throughView(table, passed.coded(condition.field))
        : codedColumn(table, condition.field, book, days);
      applyCondition(table, condition, column, isDeals || isDue ? state : null, cut.asOf, fiscal, kept, number);
    }
    const out: LeftOut[] = [];
    const list = (reason: string, lines: readonly number[]): void => {
      if (lines.length > 0) {
        const rows = lines.map((i) => table.rowNumber[i]);
        out.push(leftOut(`${table.title}: ${reason}`, rows));
      }
    };
    list(
      'won or lost without a close date',
      undated.filter((i) => kept[i]),
    );
    const { period } = cut;
    const to = isDeals || isDue ? EVER : cut.asOf;
    const timeless = keepWithin(
      kept,
      state,
      days,
      period ? period.from : -EVER,
      period ? Math.min(period.to, to) : to,
      clock === 'expected' && !period,
      clock === 'created' || !(isDeals || isDue),
    );
    list(`without a ${clockWord(clock)}`, timeless);
    return { kept, out };
  }
}
