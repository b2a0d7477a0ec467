import fc from 'fast-check';
import { run } from '../../src/cells/run';
import type { CellResult, CellValue } from '../../src/cells/shape';
import type { AnyMetric, PlainMetric } from '../../src/metrics/metric';
import { CATALOGUE } from '../../src/addon/catalogue';
import { isPlain } from '../../src/metrics/metric';
import type { Door } from '../../src/question/arguments';

/** What the suite runs over: every function there is, and those of them that compute group by group. */
export const ALL: readonly AnyMetric[] = CATALOGUE;
export const PLAIN: readonly PlainMetric[] = ALL.filter(isPlain);

const isLong = process.env.DEALSHEET_LONG === '1';
/** How often a property is tried: on the same tables each time, in the long mode on many others. */
export const runs = (count: number, seed: number): { numRuns: number; seed?: number } =>
  isLong ? { numRuns: count * 30 } : { numRuns: count, seed };

/** Each test has tables of its own, told from its name, so that the few tries of all metrics differ. */
const seedHere = (): number =>
  Array.from(expect.getState().currentTestName ?? '').reduce((hash, char) => (hash * 31 + char.charCodeAt(0)) | 0, 7);

/** Checks a property of random input; what fails is shown at its smallest. */
export function always<T>(arbitrary: fc.Arbitrary<T>, count: number, check: (value: T) => void): void {
  fc.assert(fc.property(arbitrary, check), runs(count, seedHere()));
}

/** A door that opens on nothing: with SETTINGS passed, no call may ask a service. */
const closedDoor: Door = {
  today: () => fault('asked for today'),
  zone: () => fault('asked for the zone'),
  tables: () => fault('asked for the tabs'),
};
function fault(what: string): never {
  throw new TypeError(what);
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (Array.isArray(value)) value.forEach(frozen);
  return Object.freeze(value);
}

/** What a cell shows: values, or the sentence of its error. */
export type Shown = { readonly cells: CellResult } | { readonly sentence: string };

/**
 * Asks a metric as a cell would, over frozen arguments.
 * @throws when anything but clean cells or a sentence comes back: a fault of ours, NaN, Infinity, undefined, a ragged range
 */
export function shown(def: AnyMetric, args: readonly unknown[], catalogue: readonly AnyMetric[] = ALL): Shown {
  let cells: CellResult;
  try {
    cells = run(def.name, frozen(args), closedDoor, catalogue);
  } catch (error) {
    if (!(error instanceof Error) || error.constructor !== Error) throw error;
    checkSentence(def.name, error.message);
    return { sentence: error.message };
  }
  checkClean(def, cells);
  return { cells };
}

const TELLTALE = /\b(NaN|Infinity|undefined|null)\b|\[object /;

/** A sentence begins with the metric's name, ends without a full stop, and holds nothing of the machine. */
export function checkSentence(name: string, sentence: string): void {
  if (!sentence.startsWith(name) || TELLTALE.test(sentence) || /[.\s]$/.test(sentence) || sentence.length > 900)
    throw new TypeError(`no sentence for a person: ${sentence}`);
}

/**
 * A value or a filled rectangle of values, each a text, a finite number (never minus zero) or a truth value; in tables
 * that charts are drawn from also null, a cell that is truly empty.
 */
export function checkClean(def: AnyMetric, result: CellResult): void {
  const { name } = def;
  const rows = Array.isArray(result) ? result : [[result]];
  const width = rows[0]?.length ?? 0;
  const bad = (what: string): never => fault(`${name} answers with ${what}: ${JSON.stringify(rows).slice(0, 300)}`);
  if (width === 0) bad('nothing');
  for (const row of rows) {
    if (row.length !== width) bad('rows of unequal length');
    for (const cell of row) {
      if (cell === null && !isPlain(def)) continue;
      if (typeof cell === 'number' ? !Number.isFinite(cell) || Object.is(cell, -0) : !/^(str|boo)/.test(typeof cell))
        bad(String(cell));
      if (typeof cell === 'string' && TELLTALE.test(cell)) bad(cell);
    }
  }
}

/** The one value of a call; '' where it is a sentence. */
export function single(def: AnyMetric, args: readonly unknown[]): CellValue {
  const answer = shown(def, args);
  if ('sentence' in answer) return '';
  if (Array.isArray(answer.cells)) throw new TypeError(`${def.name} answers with a range where one value was asked`);
  return answer.cells;
}

/** The cells of a call that answers with a range. @throws when it answers with a sentence or one value */
export function range(def: AnyMetric, args: readonly unknown[]): CellValue[][] {
  const answer = shown(def, args);
  if ('sentence' in answer) throw new TypeError(answer.sentence);
  if (!Array.isArray(answer.cells)) throw new TypeError(`${def.name} answers with one value where a range was asked`);
  return answer.cells;
}

/** A range without its `Left out` column. */
export const counted = (cells: readonly (readonly CellValue[])[]): CellValue[][] => {
  const isLast = cells[0][cells[0].length - 1] === 'Left out';
  return cells.map((row) => (isLast ? row.slice(0, -1) : row.slice()));
};

/** The whole as one row, by heading; empty cells where there is no answer. */
export function whole(def: AnyMetric, args: readonly unknown[]): ReadonlyMap<string, CellValue> {
  const [headings, row] = counted(range(def, [...args, 'all']));
  return new Map(headings.map((heading, i) => [String(heading), row[i]]));
}

/** Asserts that two cells, rows or ranges are the same but for the last digits of sums taken in another order. */
export function alike(one: unknown, two: unknown, where = 'answer'): void {
  if (Array.isArray(one) && Array.isArray(two)) {
    if (one.length !== two.length)
      throw new Error(`${where}: ${one.length} and ${two.length} long\n${JSON.stringify(one)}\n${JSON.stringify(two)}`);
    one.forEach((item, i) => alike(item, two[i], `${where}[${i}]`));
    return;
  }
  const isClose =
    typeof one === 'number' && typeof two === 'number'
      ? Math.abs(one - two) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(two))
      : one === two;
  if (!isClose) throw new Error(`${where}: ${JSON.stringify(one)} is not ${JSON.stringify(two)}`);
}

/** Whether the row of a group hangs on that group alone: not on the whole, nor on the other groups. */
export function isAlone(def: PlainMetric, args: readonly unknown[]): boolean {
  if (def.asks) return false;
  let looked = false;
  const watched: PlainMetric = {
    ...def,
    ...(def.together && {
      together(rows, options, groups) {
        const completed = def.together!(rows, options, groups);
        looked ||= completed.some((row, i) => row !== rows[i]);
        return completed;
      },
    }),
    group: (cells, whole, options, told) =>
      def.group(
        cells,
        new Proxy(whole, {
          get(target, fact) {
            looked = true;
            return Reflect.get(target, fact) as never;
          },
        }),
        options,
        told,
      ),
  };
  const catalogue = ALL.map((each) => (each.name === def.name ? watched : each));
  for (const by of ['source', 'owner', 'year']) shown(watched, [...args, by], catalogue);
  return !looked;
}

/** The groups of an answer by their labels, `depth` of them; none where nothing is in any group, which is a sentence. */
export function groups(def: AnyMetric, args: readonly unknown[], depth = 1): Map<string, readonly CellValue[]> {
  const answer = shown(def, args);
  return 'cells' in answer ? byLabels(counted(answer.cells as CellValue[][]), depth) : new Map();
}

/** Rows by their labels, for answers with `depth` group columns. */
export const byLabels = (cells: readonly (readonly CellValue[])[], depth: number): Map<string, readonly CellValue[]> =>
  new Map(cells.slice(1).map((row) => [row.slice(0, depth).join('\u0000'), row.slice(depth)]));

/**
 * Asserts that the row of a group is what the group gives when asked alone. With few cases behind it a group's row may hold
 * less (`standsOn`), and so may the headline of a group that is named by no table in particular.
 */
export function alikeAlone(
  def: PlainMetric,
  row: readonly CellValue[],
  alone: readonly CellValue[],
  where: string,
): void {
  const mayLack = def.standsOn !== undefined;
  if (row.length !== alone.length) throw new Error(`${where}: ${row.length} columns and ${alone.length}`);
  row.forEach((cell, i) => {
    if (!(mayLack && cell === '')) alike(cell, alone[i], `${where}, column ${i + 1}`);
  });
}
