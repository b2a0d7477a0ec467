import { NO_DAY } from '../calendar/day';
import type { Cell, Values } from './cell';
import { fold, headingKey, isBlank } from './cell';
import { isMonthField, settledOrder } from './dateColumns';
import type { DaysRead } from './days';
import { daysIn, readDays } from './days';
import type { Coded } from './dictionary';
import type { FieldKind, TableName } from './fields';
import { codeColumn } from './coded';
import { leftOut, unreadCells } from './leftOut';
import type { LeftOut } from './leftOut';
import { LOST_DAY } from './outcome';
import { OUTCOME_FIELDS, outcomesOf } from './outcomes';
import type { ZoneSource } from './parse';
import { parseNumbers, readText } from './parse';
import type { Mapping } from './recognise';
import { shared } from './shared';
import type { Choices, Shared } from './shared';
import { gather, layOut, through } from './view';
import type { View } from './view';

export { shared };
export type { Choices, Shared };

export { leftOut };
export type { LeftOut };

/**
 * One recognised range. Columns are parsed when first asked for and kept; blank rows do not exist.
 * A field is named by its word (`owner`) or by a heading in square brackets (`[Region]`).
 */
export class Table {
  readonly n: number;
  /** Row in the range as passed (heading row = 1) of each line. */
  readonly rowNumber: Int32Array;
  private readonly kept = new Map<string, unknown>();

  constructor(
    readonly values: Values,
    readonly mapping: Mapping,
    private readonly common: Shared,
    readonly view?: View,
    private readonly without?: ReadonlySet<number>,
  ) {
    if (view) {
      this.rowNumber = gather(view.base.rowNumber, view.line);
      this.n = view.line.length;
      return;
    }
    const rows = new Int32Array(values.length);
    const amount = mapping.columns.get('amount') ?? 0;
    let n = 0;
    for (let r = 1; r < values.length; r++) {
      const row = values[r];
      // a number tells fastest that a row holds something: texts lie elsewhere in memory
      if ((typeof row[amount] === 'number' || !isBlank(row[0]) || !row.every(isBlank)) && !without?.has(r + 1))
        rows[n++] = r + 1;
    }
    this.rowNumber = rows.slice(0, n);
    this.n = n;
  }

  /** The same table without lines, which it lists under a reason. */
  less(lines: readonly number[], reason: string): Table {
    const less = this.withValues(this.values, new Set(lines.map((i) => this.rowNumber[i])));
    less.chosenOut.push(...this.chosenOut, { table: this, reason, lines });
    less.unread.push(...this.unread);
    less.reportRows(
      reason,
      lines.map((i) => this.rowNumber[i]),
    );
    return less;
  }

  /** The same table with other cells, still without the rows that it leaves out. */
  withValues(values: Values, without: ReadonlySet<number> = new Set()): Table {
    const all = new Set(without);
    this.without?.forEach((row) => all.add(row));
    return new Table(values, this.mapping, this.common, undefined, all);
  }

  get name(): TableName {
    return this.mapping.def.name;
  }

  get title(): string {
    return this.mapping.def.title;
  }

  get zone(): ZoneSource {
    return this.common.zone;
  }

  get choices(): Choices {
    return this.common.choices;
  }

  headings(): string[] {
    return this.values[0].map((cell) => (isBlank(cell) ? '' : String(cell).trim()));
  }

  /** The column index behind a field word or `[heading]`; -1 when the table has none. */
  column(field: string): number {
    const mapped = this.mapping.columns.get(field);
    if (mapped !== undefined) return mapped;
    if (!field.startsWith('[')) return -1;
    const heading = fold(field.slice(1, -1));
    const exact = this.headings().findIndex((text) => fold(text) === heading);
    return exact >= 0
      ? exact
      : this.headings().findIndex((text) => text !== '' && headingKey(text) === headingKey(heading));
  }

  has(field: string): boolean {
    return this.column(field) >= 0 || this.isOwn(field);
  }

  /** True for what a view adds to its deals, or one that it reads through does. */
  private isOwn(field: string): boolean {
    const { view } = this;
    return !!view && (field in view.coded || field in view.days || view.base.isOwn(field));
  }

  /** What a field holds; a bracketed heading takes the kind of the field it is mapped to, else it is text. */
  kindOf(field: string): FieldKind {
    const { view } = this;
    if (view) return field in view.days ? 'day' : field in view.coded ? 'text' : view.base.kindOf(field);
    const column = this.column(field);
    for (const def of this.mapping.def.fields) if (this.mapping.columns.get(def.word) === column) return def.kind;
    return 'text';
  }

  /** The raw cells of a field, one per line; empty when the table has no such column. */
  cells(field: string): readonly Cell[] {
    const column = this.column(field);
    const { view } = this;
    const own = view?.coded[field];
    return this.keep('cells ' + (this.isOwn(field) ? field : column), () => {
      if (own) return Array.from(own.codes, (code) => own.names.names()[code] ?? '');
      if (view) return through(view, view.base.cells(field));
      const { values, rowNumber, mapping } = this;
      if (column < 0) return [];
      const laid = this.keep('columns', () => layOut(values, rowNumber, Array.from(mapping.columns.values())));
      return (laid[column] ??= layOut(values, rowNumber, [column])[column]);
    });
  }

  /** A column of days before its order is decided; see `dateColumns.ts`. */
  daysRead(field: string): DaysRead {
    return this.keep('read ' + this.column(field), () =>
      readDays(this.cells(field), this.common.zone, isMonthField(this, field)),
    );
  }

  /** Civil days of a field, NO_DAY where missing; a Sentence where its dates can be read in several ways. */
  day(field: string): Int32Array {
    const { view } = this;
    return this.keep('day ' + field, () => {
      if (view) return view.days[field] ?? gather(view.base.day(field), view.line);
      if (!this.has(field)) return new Int32Array(this.n).fill(NO_DAY);
      const read = this.daysRead(field);
      const parsed = read.writtenAt ? daysIn(read, settledOrder(this, field)) : read;
      this.bad.set(field, parsed.bad);
      this.unread.push(...unreadCells(this, field, 'is not a date', parsed.bad));
      // the day a stay was lost on is no second close date
      const isClose = field === 'close' && !this.mapping.columns.has('lost on');
      const other = isClose ? this.headings().find((heading) => LOST_DAY.test(heading)) : undefined;
      const lost = other === undefined ? null : this.day(`[${other}]`);
      return lost ? parsed.values.map((day, i) => (day === NO_DAY ? lost[i] : day)) : parsed.values;
    });
  }

  /** The column of estimates where the amounts are what deals brought in the end; -1 where there is none. */
  private estimateBehind(): number {
    const headings = this.headings();
    return ACTUAL.test(headings[this.column('amount')]) ? headings.findIndex((heading) => ESTIMATE.test(heading)) : -1;
  }

  /** Numbers of a field, NaN where missing. */
  number(field: string): Float64Array {
    const { view } = this;
    return this.keep('number ' + field, () => {
      if (view) return Float64Array.from(through(view, view.base.number(field)));
      if (!this.has(field)) return new Float64Array(this.n).fill(NaN);
      const parsed = parseNumbers(this.cells(field));
      const estimate = field === 'amount' ? this.estimateBehind() : -1;
      if (estimate >= 0) {
        const estimates = parseNumbers(this.cells(`[${this.headings()[estimate]}]`)).values;
        const bad = new Set(parsed.bad);
        parsed.values.forEach((value, i) => {
          if (value !== value && !bad.has(i)) parsed.values[i] = estimates[i];
        });
      }
      this.bad.set(field, parsed.bad);
      this.unread.push(...unreadCells(this, field, 'is not a number', parsed.bad));
      return parsed.values;
    });
  }

  /** A grouping field as codes into its dictionary, -1 where blank. `as` names the dictionary when it is another field's. */
  coded(field: string, as = field): Coded {
    const { view } = this;
    return this.keep('coded ' + field + ' ' + as, () => {
      if (view && field in view.coded) return view.coded[field];
      if (view) {
        const { codes, names } = view.base.coded(field, as);
        return { codes: gather(codes, view.line), names };
      }
      const names = this.common.names(as);
      const { codes, places } = codeColumn(this.cells(field), this.n, this.zone, names);
      if (places) this.kept.set('distinct ' + this.column(field), places);
      return { codes, names };
    });
  }

  /** The distinct cells of a grouping field. */
  distinct(field: string): readonly Cell[] {
    this.coded(field);
    const placeOf = this.kept.get('distinct ' + this.column(field)) as ReadonlyMap<Cell, number> | undefined;
    return this.view ? this.view.base.distinct(field) : Array.from(placeOf ? placeOf.keys() : []);
  }

  /** A field as plain text, '' where blank: ids and names, which are never grouped. */
  text(field: string): readonly string[] {
    const { view } = this;
    return this.keep('text ' + field, () => {
      if (view && field in view.coded) return this.cells(field) as string[];
      if (view) return through(view, view.base.text(field));
      if (!this.has(field)) return new Array<string>(this.n).fill('');
      return this.cells(field).map((cell) => readText(cell, this.common.zone).trim());
    });
  }

  /** The text of one line, without reading the whole column. */
  textAt(field: string, line: number): string {
    if (this.view) return this.text(field)[line];
    const column = this.column(field);
    return column < 0 ? '' : readText(this.values[this.rowNumber[line] - 1][column], this.common.zone).trim();
  }

  /** What the table says of each deal: OPEN, WON or LOST. A plain list of sales (no status, stage or flag at all) is won. */
  outcomes(): Uint8Array {
    return this.keep('outcomes', () => {
      const { view } = this;
      if (view) return view.said ?? Uint8Array.from(view.line, (i) => view.base.outcomes()[i]);
      return outcomesOf(this);
    });
  }

  /** True when the table can tell lost deals from others. */
  tellsOutcomes(): boolean {
    return OUTCOME_FIELDS.some((field) => this.has(field));
  }

  /** Cells that could not be read, by heading, for the columns parsed so far. */
  problems(): readonly LeftOut[] {
    return this.unread;
  }

  private readonly unread: LeftOut[] = [];
  private readonly bad = new Map<string, readonly number[]>();

  /** The lines whose cell in a field of days or numbers holds something else. */
  unreadable(field: string): readonly number[] {
    if (this.kindOf(field) === 'day') this.day(field);
    else this.number(field);
    return this.bad.get(field) ?? [];
  }

  /** What tables made from this one leave out of it, why, and what that does. */
  readonly reports: { readonly reason: string; readonly lines: readonly number[]; readonly effect: string }[] = [];

  /** Notes rows that a table made from this one leaves out; without an effect, what lists problems finds them by itself. */
  report(reason: string, lines: readonly number[], effect = ''): void {
    if (lines.length === 0) return;
    if (effect !== '') this.reports.push({ reason, lines, effect });
    this.reportRows(
      reason,
      lines.map((i) => this.rowNumber[i]),
    );
  }

  /** What was left out of this table by the user's choice, in the table as it was. */
  readonly chosenOut: { readonly table: Table; readonly reason: string; readonly lines: readonly number[] }[] = [];

  /** The deal ids of those rows. */
  chosenOutIds(): ReadonlySet<string> {
    return this.keep('chosen out', () => {
      const ids = this.chosenOut.map(({ table, lines }) => lines.map((i) => table.textAt('deal id', i)));
      return new Set(([] as string[]).concat(...ids));
    });
  }

  /** Lists rows by their numbers. */
  private reportRows(reason: string, rows: readonly number[]): void {
    if (rows.length > 0) this.unread.push(leftOut(`${this.title}: ${reason}`, rows));
  }

  /** Other lines of the same kind of table, which read what is not their own through a base. */
  viewed(view: View): Table {
    return new Table(this.values, this.mapping, this.common, view);
  }

  /** What is derived from a column, made when first asked for and kept. */
  keep<T>(key: string, make: () => T): T {
    if (!this.kept.has(key)) this.kept.set(key, make());
    return this.kept.get(key) as T;
  }
}

/** Dynamics has one column for what a deal brought and one for what an open one is to bring. */
const ACTUAL = /^actual ?(value|revenue)$/i;
const ESTIMATE = /^est(imated|\.)? ?(value|revenue)$/i;
