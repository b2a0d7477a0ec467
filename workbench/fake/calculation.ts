import { helpers, registries, type EvalContext, type FunctionResultObject, type Matrix } from '@odoo/o-spreadsheet';
import { callableFunctions, customFunctions } from '../realm/functions';
import type { BuiltFile } from '../realm/built';
import type { Realm } from '../realm/realm';
import { dateOfSerial } from './dates';
import { addFunction, anyArguments } from './engine';
import type { Gate } from './gate';
import { TOO_MANY } from './limits';
import { noteOf, resultCells } from './results';
import type { Readings } from './readings';

export type Position = { sheetId: string; col: number; row: number };
const at = ({ sheetId, col, row }: Position): string => `${sheetId}:${col}:${row}`;

const VOLATILE = ['NOW', 'RAND', 'RANDARRAY', 'RANDBETWEEN'];
/** Refused too, under one reading. */
const TODAY = 'TODAY';
const VOLATILE_REFUSAL =
  'This function is not allowed to reference a cell with NOW(), RAND(), RANDARRAY(), or RANDBETWEEN()';
/** Names that a formula reads as a cell or a value. */
const LIKE_A_CELL = /^([A-Z]{1,3}\d+|R\d*C\d*|TRUE|FALSE)$/;
const REMEMBERED = 2000;
const SMALL = 400;

const dateFormats = new Map<string, boolean>();
/** Whether a number format shows a date or time. */
export const showsDate = (format: string | undefined): boolean => {
  if (!format) return false;
  let known = dateFormats.get(format);
  if (known === undefined) dateFormats.set(format, (known = helpers.isDateTimeFormat(format)));
  return known;
};

interface Inner {
  evaluator: {
    getCellsDependingOn(ranges: object[]): Iterable<{ sheetId: string; zone: Zone }>;
  };
}
interface Zone {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
const meets = (a: Zone, b: Zone): boolean =>
  a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;

type Context = EvalContext & { workbench?: Calculation };
type Argument = FunctionResultObject | Matrix<FunctionResultObject> | undefined;

/** The computing of one workbook's custom functions: arguments, results, what is remembered. */
export class Calculation {
  realm: Realm | null = null;
  /** Whether the add-on's functions are known in this file; before, they are #NAME?. */
  enabled = true;
  /** Counts commands of the engine, so that what was derived from cells can tell when it is old. */
  version = 0;
  inner: Inner | null = null;
  /** While a custom function runs: reads cells that are not computed yet. */
  reader: ((position: Position) => FunctionResultObject) | null = null;
  private functions = new Map<string, string>();
  private remembered = new Map<string, FunctionResultObject | Matrix<FunctionResultObject>>();
  private edited = new Set<string>();
  private volatile = new Map<string, Position>();
  private converted = new WeakMap<object, { rows: unknown[][]; key: string }>();
  private earlier = new Map<string, { rows: unknown[][]; key: string }>();
  private dates = new Map<number, Date>();
  private nextKey = 0;

  constructor(
    readonly gate: Gate,
    readonly zone: () => string,
    readonly now: () => Date,
    readonly readings: Readings,
  ) {}

  /** Makes the functions of built files known to the engine. */
  install(scripts: readonly BuiltFile[], realm: Realm): void {
    this.realm = realm;
    const offered = new Map(
      scripts.flatMap((file) => customFunctions(file.source)).map((one) => [one.name.toUpperCase(), one]),
    );
    for (const { name, parameters } of callableFunctions(scripts)) {
      const upper = name.toUpperCase();
      if (!/^[A-Z0-9_]+$/.test(upper) || LIKE_A_CELL.test(upper)) continue;
      if (registries.functionRegistry.contains(upper) && !ours.has(upper)) continue;
      this.functions.set(upper, name);
      const help = offered.get(upper)?.jsdoc;
      define(
        upper,
        help?.description ?? '',
        parameters.map((parameter) => ({
          name: parameter,
          description: help?.parameters.find((one) => one.name === parameter)?.description ?? '',
        })),
        help === undefined,
      );
    }
  }

  /** A formula was typed or set here: it is computed anew, whatever is remembered. */
  touch(position: Position, formula: string): void {
    this.edited.add(at(position));
    const plain = formula.replace(/\$/g, '');
    if (/\b([A-Z]{1,3}\d+):\1\b/i.test(plain)) this.squares.set(at(position), plain);
    else this.squares.delete(at(position));
  }
  /** Formulas that were typed with a range of one cell, which the engine writes as the cell. */
  private squares = new Map<string, string>();

  /** A cell's value as Apps Script hands it over. */
  value(cell: FunctionResultObject | undefined): unknown {
    const value = cell?.value;
    if (value === null || value === undefined) return '';
    if (typeof value === 'number' && showsDate(cell!.format)) return this.date(value);
    return value;
  }

  private date(serial: number): Date {
    let date = this.dates.get(serial);
    if (!date) {
      if (this.dates.size > 200000) this.dates.clear();
      this.dates.set(serial, (date = dateOfSerial(serial, this.zone())));
    }
    return date;
  }

  /** The sheet's zone was changed: dates are other instants now. */
  forgetDates(): void {
    this.dates.clear();
    this.converted = new WeakMap();
    this.earlier.clear();
  }

  /** A cell uses a function whose value changes by itself. */
  noteVolatile(position: Position | undefined, name: string): void {
    if (position && (name !== TODAY || this.readings.today === 'refused')) this.volatile.set(at(position), position);
  }

  /** Cells whose functions a script set going that still runs: it reads `Loading...` in them, under one reading. */
  readonly pending = new Map<string, Position>();

  /** Called by the engine for a cell that uses one of the add-on's functions. */
  compute(upper: string, context: Context, args: Argument[]): FunctionResultObject | Matrix<FunctionResultObject> {
    const name = this.functions.get(upper);
    if (!name || !this.realm || !this.enabled)
      return { value: '#NAME?', message: `Unknown function: '${upper.toLowerCase()}'.` };
    const position = context.__originCellPosition;
    if (this.refersToVolatile(context, position)) return { value: '#ERROR!', message: VOLATILE_REFUSAL };
    const parts = args.map((argument) => this.argument(argument, context));
    const key = `${upper}(${parts.map((part) => part.key).join(';')})`;
    const anew = position !== undefined && this.edited.delete(at(position));
    const known = this.remembered.get(key);
    if (known && !anew) return known;
    if (this.isCrowded()) return { value: '#ERROR!', message: TOO_MANY };
    const result = this.run(
      name,
      parts.map((part) => part.value),
      context,
    );
    if (this.remembered.size > REMEMBERED) this.remembered.clear();
    this.remembered.set(key, result);
    return result;
  }

  /** Whether the change of the file that is being computed has set as many functions going as may run at once. */
  private isCrowded(): boolean {
    if (this.wave.version !== this.version) this.wave = { version: this.version, runs: 0 };
    return ++this.wave.runs > this.gate.limits.simultaneous;
  }
  private wave = { version: 0, runs: 0 };

  private run(name: string, args: unknown[], context: Context): FunctionResultObject | Matrix<FunctionResultObject> {
    const own = context.__originCellPosition;
    const before = this.reader;
    this.reader = (position) =>
      own && at(position) === at(own) ? { value: null } : (context.getFormulaResult(position) as FunctionResultObject);
    this.gate.counts.functionRuns++;
    if (own && this.gate.isRunning && this.gate.mode !== 'CUSTOM_FUNCTION' && this.readings.pending === 'loading')
      this.pending.set(at(own), own);
    try {
      const result = this.gate.runAs('CUSTOM_FUNCTION', (ms) => this.realm!.call(name, args, ms));
      return resultCells(result, { zone: this.zone(), locale: context.locale, odd: this.readings.oddResults });
    } catch (error) {
      return { value: '#ERROR!', message: noteOf(error) };
    } finally {
      this.reader = before;
    }
  }

  private argument(argument: Argument, context: Context): { value: unknown; key: string } {
    if (argument === undefined) return { value: this.readings.omitted, key: '∅' };
    if (!Array.isArray(argument)) return this.single(argument);
    if (argument.length === 1 && argument[0].length === 1 && !this.isGrid(argument[0][0], context))
      return this.single(argument[0][0]);
    let known = this.converted.get(argument);
    if (!known) this.converted.set(argument, (known = this.grid(argument)));
    return { value: known.rows, key: known.key };
  }

  /** Whether a range of one cell arrives as a grid: only where it is typed as a range, `A1:A1`. */
  private isGrid({ position }: FunctionResultObject, context: Context): boolean {
    const own = context.__originCellPosition;
    const text = own && this.squares.get(at(own));
    if (!text || !position || this.readings.oneCell === 'value') return false;
    const cell = helpers.toXC(position.col, position.row);
    return new RegExp(`(?<![A-Z])${cell}:${cell}(?!\\d)`, 'i').test(text);
  }

  private single(cell: FunctionResultObject): { value: unknown; key: string } {
    const isEmpty = cell.value === null || cell.value === undefined;
    const value = isEmpty ? this.readings.emptyCell : this.value(cell);
    return { value, key: keyOf(value) };
  }

  /** Rows of a range, once per evaluation; a range whose cells did not change keeps its key, and with it what is remembered. */
  private grid(matrix: Matrix<FunctionResultObject>): { rows: unknown[][]; key: string } {
    const width = matrix.length;
    const height = matrix[0]?.length ?? 0;
    const rows: unknown[][] = new Array(height);
    const empty = this.readings.emptyInRange;
    for (let row = 0; row < height; row++) {
      const line: unknown[] = new Array(width);
      for (let col = 0; col < width; col++) {
        const cell = matrix[col][row];
        line[col] = cell.value === null ? empty : this.value(cell);
      }
      rows[row] = line;
    }
    if (width * height <= SMALL) return { rows, key: `[${rows.map((row) => row.map(keyOf).join(',')).join(';')}]` };
    const corner = matrix[0][0]?.position;
    const place = corner ? `${at(corner)}+${width}×${height}` : '';
    const before = this.earlier.get(place);
    if (before && sameRows(before.rows, rows)) return before;
    const made = { rows, key: `#${this.nextKey++}` };
    if (place) this.earlier.set(place, made);
    return made;
  }

  private refersToVolatile(context: Context, position: Position | undefined): boolean {
    if (!position || this.volatile.size === 0) return false;
    const { getters } = context;
    const formulaOf = (where: Position) => {
      const cell = getters.tryGetSheet(where.sheetId) ? getters.getCell(where) : undefined;
      return cell?.isFormula ? cell.compiledFormula : undefined;
    };
    const names = this.readings.today === 'refused' ? [...VOLATILE, TODAY] : VOLATILE;
    for (const [key, where] of this.volatile)
      if (!names.some((name) => formulaOf(where)?.usesSymbol(name))) this.volatile.delete(key);
    if (this.volatile.size === 0 || !this.inner) return false;
    if (this.volatile.has(at(position))) return true;
    const own = formulaOf(position);
    if (!own) return false;
    const passed = [
      ...own.rangeDependencies,
      ...own.getNamedRangesInFormula(getters as never).map((named) => named.range),
    ];
    const sources = [...this.volatile.values()].map(({ sheetId, col, row }) => ({
      sheetId,
      zone: { left: col, right: col, top: row, bottom: row },
    }));
    const tainted = [...sources, ...this.inner.evaluator.getCellsDependingOn(sources)];
    return passed.some((range) =>
      tainted.some(({ sheetId, zone }) => sheetId === range.sheetId && meets(zone, range.zone)),
    );
  }
}

const keyOf = (value: unknown): string =>
  typeof value === 'string' ? JSON.stringify(value) : value instanceof Date ? `@${value.getTime()}` : String(value);

const sameRows = (a: readonly unknown[][], b: readonly unknown[][]): boolean => {
  if (a.length !== b.length || a[0].length !== b[0].length) return false;
  const width = a[0].length;
  for (let row = 0; row < a.length; row++)
    for (let col = 0; col < width; col++) if (a[row][col] !== b[row][col]) return false;
  return true;
};

/** Names that the engine knows because an add-on brought them. */
const ours = new Set<string>();
const define = (
  upper: string,
  description: string,
  parameters: { name: string; description: string }[],
  hidden: boolean,
): void => {
  const entry = {
    description,
    hidden,
    args: anyArguments(parameters),
    compute(this: EvalContext, ...args: Argument[]) {
      const { workbench } = this as Context;
      if (!workbench) return { value: '#NAME?', message: `Unknown function: '${upper.toLowerCase()}'.` };
      return workbench.compute(upper, this, args);
    },
  };
  if (ours.has(upper)) registries.functionRegistry.replace(upper, entry as never);
  else addFunction(upper, entry as never);
  ours.add(upper);
};
