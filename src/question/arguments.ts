import type { Day } from '../calendar/day';
import { FIRST_DAY, LAST_DAY, readPeriod } from '../calendar/period';
import type { Period } from '../calendar/period';
import { isoText } from '../calendar/day';
import type { Zone } from '../calendar/zone';
import type { Cell, Values } from '../tables/cell';
import { isBlank, isErrorText, Sentence } from '../tables/cell';
import { Book, shared } from '../tables/table';
import { readGrouping } from './by';
import type { Grouping } from './by';
import { readCondition, splitConditions } from './condition';
import type { RawCondition } from './condition';
import type { Condition } from './cut';
import { axisText } from './cut';
import { dayOfCell, isDateLike, periodOfCell, periodSpread } from './dates';
import type { DateReader } from './dates';
import { fieldOf } from './fields';
import type { Question, Spread } from './question';
import { addTable, trimmed } from './ranges';
import { NO_SETTINGS, readSettings } from './settings';
import type { Settings } from './settings';
import { ambiguous, unknownField, unknownText } from './unknown';
import type { Words } from './words';
import { NO_WORDS, readWord, reservedWord } from './words';

/** What the arguments cannot say: asked only when needed, so that a call with SETTINGS touches no service. */
export interface Door {
  today(): Day;
  zone(): Zone;
  /** The recognisable tabs of the spreadsheet, for a call without any table. */
  tables(): readonly Values[];
}

/** How a function with names among its arguments (SCORECARD, EXPLAIN) reads one: the names, or null. */
export type NameReader = (text: string) => readonly string[] | null;

const OPENERS = /^(from|to|as of|day|week of|month of|quarter of|year of)$/i;

type Piece = { readonly scalar: Cell } | { readonly range: Values };

/** A 1 × 1 range is its cell, and so is a bare value. */
function pieceOf(argument: unknown): Piece {
  if (!Array.isArray(argument)) return { scalar: argument as Cell };
  const rows = argument.map((row) => (Array.isArray(row) ? (row as Cell[]) : [row as Cell]));
  if (rows.length === 1 && rows[0].length === 1) return { scalar: rows[0][0] };
  return { range: rows };
}

const isLine = (range: Values): boolean => range.length === 1 || range[0].length === 1;
const isTall = (range: Values): boolean => range.length > 1;
const cellsOf = (range: Values): Cell[] => (isTall(range) ? range.map((row) => row[0]) : range[0].slice());

/**
 * Reads the arguments of one call by what they are, in any order.
 * @param name the function, for sentences; @param args as Sheets hands them over; @param door what only the outside knows
 * @throws Sentence when an argument fits no kind, or two
 */
export function readArguments(name: string, args: readonly unknown[], door: Door, nameReader?: NameReader): Question {
  const pieces = args.filter((argument) => argument !== undefined && argument !== null).map(pieceOf);
  const reader = new ArgumentReader(name, pieces, door, nameReader);
  return reader.read();
}

class ArgumentReader {
  private settings: Settings = NO_SETTINGS;
  private readonly book: Book;
  private asOf: Day = 0;
  private period: Period | null = null;
  private from: Day | null = null;
  private to: Day | null = null;
  private grouping: Grouping | null = null;
  private words: Words = NO_WORDS;
  private down: Spread | null = null;
  private across: Spread | null = null;
  private isEmpty = false;
  private readonly where: Condition[] = [];
  private readonly options = new Map<string, string | number>();
  private readonly names: string[] = [];

  constructor(
    private readonly name: string,
    private readonly pieces: readonly Piece[],
    private readonly door: Door,
    private readonly nameReader?: NameReader,
  ) {
    this.book = new Book(shared(() => this.settings.zone ?? door.zone()));
  }

  read(): Question {
    const taken = this.readTables();
    this.readAsOf(taken);
    for (let i = 0; i < this.pieces.length; i++) {
      if (taken.has(i)) continue;
      const piece = this.pieces[i];
      if ('range' in piece) this.readLine(piece.range);
      else if (typeof piece.scalar === 'string' && this.isOpener(piece.scalar, this.pieces[i + 1])) {
        this.open(piece.scalar, this.pieces[++i]);
      } else this.readScalar(piece.scalar);
    }
    return this.question();
  }

  /** Ranges of two columns or more that are no line of dates, and no value after an opener, are tables. */
  private readTables(): Set<number> {
    const taken = new Set<number>();
    this.pieces.forEach((piece, i) => {
      if (!('range' in piece) || this.opensValue(i - 1)) return;
      const { range } = piece;
      const isTable = range[0].length > 1 && !(range.length === 1 && this.isDateLine(range));
      if (!isTable) return;
      const rows = trimmed(range);
      if (!rows)
        throw new Sentence(
          `${this.name}: a range passed is empty. Pass the deals with their heading row: =${this.name}(DEALS)`,
        );
      addTable(rows, this.book);
      taken.add(i);
    });
    if (this.book.all().length === 0) this.door.tables().forEach((values) => this.addOwnTab(values));
    const table = this.book.get('settings');
    if (table) this.settings = readSettings(table.values, table.column('setting'), table.column('value'));
    return taken;
  }

  private addOwnTab(values: Values): void {
    const rows = trimmed(values);
    if (rows) addTable(rows, this.book);
  }

  private opensValue(i: number): boolean {
    const piece = i >= 0 ? this.pieces[i] : undefined;
    if (!piece || !('scalar' in piece) || typeof piece.scalar !== 'string') return false;
    return OPENERS.test(piece.scalar.trim()) || lastOpen(piece.scalar) !== null;
  }

  private isDateLine(range: Values): boolean {
    const cells = cellsOf(range).filter((cell) => !isBlank(cell));
    return cells.length > 0 && cells.every((cell) => isDateLike(cell, this.dates()));
  }

  /** `as of` comes first: what "this quarter" means hangs on it. */
  private readAsOf(taken: Set<number>): void {
    this.asOf = this.settings.asOf ?? NaN;
    this.pieces.forEach((piece, i) => {
      if (!('scalar' in piece) || typeof piece.scalar !== 'string') return;
      const text = piece.scalar.trim().toLowerCase();
      const inline = /^as of\s+(\S.*)$/.exec(text);
      if (text !== 'as of' && !inline) return;
      const value = inline ? { scalar: inline[1] } : this.pieces[i + 1];
      taken.add(i);
      if (!inline) taken.add(i + 1);
      if (!value || 'range' in value)
        throw new Sentence(`${this.name}: "as of" needs one date after it: =${this.name}(DEALS;"as of";A2)`);
      if (isBlank(value.scalar)) this.isEmpty = true;
      else this.asOf = this.oneDay('as of', value.scalar, 'to');
    });
    if (this.asOf !== this.asOf) this.asOf = this.door.today();
  }

  private dates(): DateReader {
    return { zone: () => this.settings.zone ?? this.door.zone(), asOf: this.asOf, fiscal: this.settings.fiscal };
  }

  private oneDay(word: string, cell: Cell, end: 'from' | 'to'): Day {
    this.refuseError(cell);
    const day = dayOfCell(cell, this.dates());
    if (day !== null) return day;
    const period = this.asOf === this.asOf ? periodOfCell(cell, this.dates()) : null;
    if (period) return period[end];
    throw new Sentence(
      `${this.name}: "${word}" needs a date, and "${String(cell).slice(0, 40)}" is none. Write it as 2026-03-31`,
    );
  }

  private isOpener(text: string, next: Piece | undefined): boolean {
    const word = text.trim().toLowerCase();
    if (word === 'day')
      return (
        next !== undefined &&
        ('range' in next ? isLine(next.range) : isBlank(next.scalar) || isDateLike(next.scalar, this.dates()))
      );
    return OPENERS.test(word) || lastOpen(text) !== null;
  }

  /** A text that ends in an operator, or `from`, `month of` …, with the value after it. */
  private open(text: string, value: Piece | undefined): void {
    const word = text.trim();
    if (!value)
      throw new Sentence(
        `${this.name}: "${word}" needs a value after it, for example =${this.name}(DEALS;"${word}";A2)`,
      );
    if (!OPENERS.test(word)) return this.openCondition(word, value);
    const lower = word.toLowerCase();
    if (lower === 'from' || lower === 'to') {
      if ('range' in value)
        throw new Sentence(
          `${this.name}: "${word}" needs one date, not a range. For several periods pass a column of dates alone`,
        );
      if (isBlank(value.scalar)) this.isEmpty = true;
      else if (lower === 'from') this.from = this.oneDay(word, value.scalar, 'from');
      else this.to = this.oneDay(word, value.scalar, 'to');
      return;
    }
    const grain = lower.replace(' of', '') as 'day' | 'week' | 'month' | 'quarter' | 'year';
    if ('range' in value) {
      this.spread(value.range, periodSpread(cellsOf(value.range), this.dates(), this.name, grain));
    } else {
      const { items } = periodSpread([value.scalar], this.dates(), this.name, grain);
      if (items[0] === null) this.isEmpty = true;
      else this.setPeriod(items[0] as Period);
    }
  }

  private openCondition(text: string, value: Piece): void {
    const conditions = this.split(text) as RawCondition[];
    conditions.slice(0, -1).forEach((raw) => this.addCondition(raw));
    const raw = conditions[conditions.length - 1];
    const cells = 'range' in value ? value.range.reduce<Cell[]>((all, row) => all.concat(row), []) : [value.scalar];
    cells.forEach((cell) => this.refuseError(cell));
    if (raw.op === 'in' || raw.op === 'not in') {
      const values = cells.filter((cell) => !isBlank(cell)).map((cell) => this.valueOf(cell));
      if (values.length === 0) this.isEmpty = true;
      else this.where.push({ field: this.field(raw.name), op: raw.op, values });
    } else if ('range' in value) {
      if (!isLine(value.range))
        throw new Sentence(`${this.name}: "${text}" takes one cell, one column or one row, not a block of cells`);
      const field = this.field(raw.name);
      const items = cells.map((cell) => (isBlank(cell) ? null : { field, op: raw.op, values: [this.valueOf(cell)] }));
      this.spread(value.range, { kind: 'condition', items });
    } else if (isBlank(value.scalar)) this.isEmpty = true;
    else if (reservedWord(raw.name)) this.setOption(raw.name, this.valueOf(value.scalar));
    else this.where.push({ field: this.field(raw.name), op: raw.op, values: [this.valueOf(value.scalar)] });
  }

  private valueOf(cell: Cell): string | number {
    if (typeof cell === 'number' || typeof cell === 'string') return cell;
    const day = dayOfCell(cell, this.dates());
    return day !== null ? isoText(day) : String(cell).toUpperCase();
  }

  private refuseError(cell: Cell): void {
    if (isErrorText(cell))
      throw new Sentence(
        `${this.name}: a cell passed as a value shows ${cell}. Mend that cell first, or leave it empty`,
      );
  }

  private readLine(range: Values): void {
    if (cellsOf(range).every(isBlank)) {
      this.spread(range, { kind: 'period', items: cellsOf(range).map(() => null) });
    } else if (this.isDateLine(range)) {
      this.spread(range, periodSpread(cellsOf(range), this.dates(), this.name, null));
    } else {
      const first = cellsOf(range).find((cell) => !isBlank(cell)) as Cell;
      this.refuseError(first);
      throw new Sentence(
        `${this.name}: a single column or row that begins with "${String(first).slice(0, 30)}" is neither a table nor dates. Pass the whole table (DEALS), or say what the cells are: =${this.name}(DEALS;"owner =";A2:A9)`,
      );
    }
  }

  private spread(range: Values, spread: Spread): void {
    const side = isTall(range) ? 'down' : 'across';
    if (this[side]) throw new Sentence(`${this.name}: two ranges run ${side}. One may run down and one across`);
    this[side] = spread;
  }

  private readScalar(cell: Cell): void {
    this.refuseError(cell);
    if (isBlank(cell)) {
      this.isEmpty = true;
      return;
    }
    if (typeof cell === 'string') return this.readText(cell);
    if (!isDateLike(cell, this.dates())) {
      throw new Sentence(
        `${this.name}: ${String(cell)} is no period. A year is written 2026, a date as a date cell, a limit as "amount >= ${String(cell)}"`,
      );
    }
    this.setPeriod(periodSpread([cell], this.dates(), this.name, null).items[0] as Period);
  }

  private readText(text: string): void {
    const word = readWord(text);
    const period = readPeriod(text, this.asOf, this.settings.fiscal);
    const grouping = readGrouping(text, this.book);
    const names = this.nameReader?.(text) ?? null;
    const conditions = this.split(text);
    const kinds = [
      word && 'a word',
      period && 'a period',
      grouping && `a heading to group by`,
      names && 'the name of an answer',
    ].filter(Boolean) as string[];
    if (kinds.length > 1) throw new Sentence(ambiguous(this.name, text, kinds));
    if (word) this.words = { ...this.words, ...word };
    else if (period) this.setPeriod(period);
    else if (grouping) this.setGrouping(grouping);
    else if (names) this.names.push(...names);
    else if (conditions) conditions.forEach((raw) => this.addCondition(raw));
    else if (isDateLike(text, this.dates()))
      this.setPeriod(periodSpread([text], this.dates(), this.name, null).items[0] as Period);
    else throw new Sentence(unknownText(this.name, text, this.book));
  }

  private split(text: string): RawCondition[] | null {
    return splitConditions(text, (name) => reservedWord(name) !== null || fieldOf(name, this.book) !== null);
  }

  private addCondition(raw: RawCondition): void {
    if (reservedWord(raw.name)) {
      if (raw.op !== '=')
        throw new Sentence(
          `${this.name}: "${raw.name}" is a choice and takes "=": "${raw.name} = ${raw.values[0] ?? '…'}". For a heading of that name write [${raw.name}]`,
        );
      return this.setOption(raw.name, raw.values[0]);
    }
    this.where.push({ field: this.field(raw.name), op: raw.op, values: raw.values });
  }

  private setOption(name: string, value: string | number): void {
    this.options.set(name.trim().toLowerCase(), value);
  }

  private field(name: string): string {
    const field = fieldOf(name, this.book);
    if (field === null) throw new Sentence(unknownField(this.name, name, this.book));
    return field;
  }

  private setPeriod(period: Period): void {
    if (this.period) {
      throw new Sentence(
        `${this.name}: two periods were given, ${this.period.label} and ${period.label}. Give one, put several side by side in cells, or write "from";A2;"to";B2`,
      );
    }
    this.period = period;
  }

  private setGrouping(grouping: Grouping): void {
    const both = [...(this.grouping?.by ?? []), ...grouping.by];
    if (both.length > 2)
      throw new Sentence(
        `${this.name}: an answer can be grouped by two things at most, and ${both.map(axisText).join(', ')} are ${both.length}`,
      );
    if (both.length === 2 && axisText(both[0]) === axisText(both[1]))
      throw new Sentence(`${this.name}: ${axisText(both[0])} was given twice to group by`);
    this.grouping = { by: both, layout: this.grouping ? 'long' : grouping.layout };
  }

  private question(): Question {
    if (this.from !== null || this.to !== null) {
      const from = this.from ?? FIRST_DAY;
      const to = this.to ?? LAST_DAY;
      if (from > to)
        throw new Sentence(`${this.name}: the period ends before it begins: from ${isoText(from)} to ${isoText(to)}`);
      const label = `${this.from === null ? '' : isoText(from) + ' '}to${this.to === null ? ' the end' : ' ' + isoText(to)}`;
      this.setPeriod({ from, to, label: this.to === null ? `from ${isoText(from)}` : label, grain: null });
    }
    const spreads = [this.down, this.across].filter((spread) => spread?.kind === 'period');
    if (this.period && spreads.length > 0)
      throw new Sentence(
        `${this.name}: both a period (${this.period.label}) and a range of dates were given. Give one of them`,
      );
    if (spreads.length > 1)
      throw new Sentence(`${this.name}: dates run both down and across. Only one of them can be the period`);
    if (this.grouping && (this.down || this.across))
      throw new Sentence(
        `${this.name}: cells that are answered one by one cannot be grouped as well. Leave out "${this.grouping.by.map(axisText).join(', ')}", or the range of cells`,
      );
    const { book, settings, asOf, period, where, options, words, down, across, names, isEmpty } = this;
    const by = this.grouping ? this.grouping.by : null;
    return {
      book,
      settings,
      asOf,
      period,
      by,
      layout: this.grouping?.layout ?? 'long',
      where,
      options,
      words,
      down,
      across,
      names,
      isEmpty,
    };
  }
}

/** The condition a text ends with whose value is still to come (`owner =`), or null. */
function lastOpen(text: string): RawCondition | null {
  const last = text
    .trim()
    .split(/\s+and\s+/i)
    .pop() as string;
  const read = readCondition(last);
  return read && read.values.length === 0 && read.op !== 'is blank' && read.op !== 'is not blank' ? read : null;
}
