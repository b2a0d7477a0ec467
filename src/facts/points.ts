import { addKinds, addWorths, groupsWith, largest } from '../question/lines';
import { gather } from '../tables/view';

/** Counts collected per group along one whole-number axis, laid out group after group with the axis ascending. */
export interface Points {
  readonly start: Int32Array;
  readonly axis: Int32Array;
  /** For each collected line its point, −1 for lines that were not collected. */
  readonly point: Int32Array;
}

/** Lays out the distinct (group, value) pairs of lines as points, ascending inside a group. Lines with group −1 have none. */
export function layPoints(group: Int32Array, value: Int32Array, groups: number): Points {
  const { start, axes, point } = layTuples(group, [value], groups);
  return { start, axis: axes[0], point };
}

/** Numbers the places that are marked, in their order, and leaves its number at each. */
function numbered(used: Int32Array, groups: number, width: number): Omit<Points, 'point'> {
  const start = new Int32Array(groups + 1);
  const axis: number[] = [];
  for (let g = 0; g < groups; g++) {
    for (let v = 0; v < width; v++) if (used[g * width + v] === 1) used[g * width + v] = axis.push(v) - 1;
    start[g + 1] = axis.length;
  }
  return { start, axis: new Int32Array(axis) };
}

/** Points along one axis, and what stands at each: a list of sums per kind of line. */
export interface Sums {
  readonly start: Int32Array;
  readonly axis: Int32Array;
  readonly sums: readonly Float64Array[];
}

/**
 * Adds lines up by (group, value): `per` sums for each such point. Lines whose group or value is −1 count nowhere.
 * @param add goes over the lines of a list of groups and one of values, marks each place `group × width + value` in `used`
 * and adds to `all` from `place × per` on
 */
export function sumAt(
  group: Int32Array,
  value: Int32Array,
  groups: number,
  per: number,
  add: (group: Int32Array, value: Int32Array, width: number, used: Int32Array, all: Float64Array) => void,
): Sums {
  const width = largest(group, value) + 1;
  const laid =
    groups * width * per > 2 * group.length + 1e5 ? layPoints(groupsWith(group, value), value, groups) : null;
  const places = laid ? laid.axis.length : groups * width;
  const used = new Int32Array(places);
  const all = new Float64Array(places * per);
  if (laid) add(laid.point, laid.point, 0, used, all);
  else add(group, value, width, used, all);
  const { start, axis } = laid ?? numbered(used, groups, width);
  const sums = Array.from({ length: per }, () => new Float64Array(axis.length));
  for (let g = 0; g < groups; g++)
    for (let p = start[g]; p < start[g + 1]; p++) {
      const at = (laid ? p : g * width + axis[p]) * per;
      for (let k = 0; k < per; k++) sums[k][p] = all[at + k];
    }
  return { start, axis, sums };
}

/**
 * Adds up the weights of lines by (group, value) and kind; with amounts what they are worth above 0 by kind behind these, and its squares.
 * @param kind of each line, a whole number from 0 to below `kinds`
 */
export function sumPoints(
  group: Int32Array,
  value: Int32Array,
  groups: number,
  kind: Uint8Array,
  weight: Float64Array,
  kinds: number,
  amount: Float64Array | null = null,
): Sums {
  const per = amount ? 3 * kinds : kinds;
  return sumAt(group, value, groups, per, (of, at, width, used, all) => {
    addKinds(of, at, width, used, all, per, kind, weight);
    if (amount) addWorths(of, at, width, all, per, kind, weight, amount);
  });
}

const MOST_BINS = 1e6;

/**
 * Lines in the order of their keys, whole numbers from 0 on; lines of one key stay in their order.
 * @param next noughts, one more than keys; where the lines of each key end is left there
 */
export function sorted(lines: Int32Array, key: Int32Array, next: Int32Array): Int32Array {
  countKeys(lines, key, next);
  addOn(next);
  const order = new Int32Array(lines.length);
  placeLines(lines, key, next, order);
  return order;
}

function countKeys(lines: Int32Array, key: Int32Array, next: Int32Array): void {
  for (let i = 0; i < lines.length; i++) next[key[lines[i]] + 1]++;
}

/** Makes each number the sum of those up to it. */
function addOn(next: Int32Array): void {
  for (let k = 1; k < next.length; k++) next[k] += next[k - 1];
}

function placeLines(lines: Int32Array, key: Int32Array, next: Int32Array, order: Int32Array): void {
  for (let i = 0; i < lines.length; i++) order[next[key[lines[i]]]++] = lines[i];
}

/** Points along several axes: group after group, inside a group ascending by the first axis, then the second, and so on. */
export interface Tuples {
  readonly start: Int32Array;
  /** One list per axis, a value per point. */
  readonly axes: readonly Int32Array[];
  readonly point: Int32Array;
}

/** Lays out the distinct (group, values…) of lines as points; values are whole numbers ≥ 0. Linear in lines, but where they are far apart. */
export function layTuples(group: Int32Array, values: readonly Int32Array[], groups: number): Tuples {
  let order = collected(group);
  // lists that can be counted together are one key
  const keys: { of: Int32Array; size: number }[] = [];
  for (const of of [group, ...values]) {
    const size = largest(group, of) + 1;
    const last = keys[keys.length - 1];
    if (last?.size < 2) {
      // all of one group
      last.of = of;
      last.size = size;
    } else if (last?.size * size <= 4 * order.length) {
      const both = new Int32Array(group.length);
      pair(last.of, of, size, both);
      last.of = both;
      last.size *= size;
    } else keys.push({ of, size });
  }
  for (const { of, size } of keys.slice().reverse()) order = byKey(order, of, size);
  const isNew = new Uint8Array(order.length);
  if (order.length > 0) isNew[0] = 1;
  for (const { of } of keys) markSteps(order, of, isNew);
  const point = new Int32Array(group.length).fill(-1);
  const runs = new Int32Array(order.length);
  const first = runs.slice(0, numberRuns(order, isNew, point, runs));
  const start = new Int32Array(groups + 1);
  countKeys(first, group, start);
  addOn(start);
  return { start, axes: values.map((value) => gather(value, first)), point };
}

/** Two lists of whole numbers as one, the second from 0 to below `size`. */
function pair(one: Int32Array, two: Int32Array, size: number, both: Int32Array): void {
  for (let i = 0; i < both.length; i++) both[i] = one[i] * size + two[i];
}

/** The lines that have a group. */
export function collected(group: Int32Array): Int32Array {
  const all = new Int32Array(group.length);
  return all.subarray(0, collect(group, all));
}

function collect(group: Int32Array, all: Int32Array): number {
  let count = 0;
  for (let i = 0; i < group.length; i++) if (group[i] >= 0) all[count++] = i;
  return count;
}

/** Lines by their keys, by counting where there are not many more keys than lines. */
const byKey = (lines: Int32Array, key: Int32Array, size: number): Int32Array =>
  size < 8 * lines.length + MOST_BINS
    ? sorted(lines, key, new Int32Array(size + 1))
    : Int32Array.from(Array.from(lines).sort((a, b) => key[a] - key[b]));

/** Marks the lines whose key is another than that of the line before. */
function markSteps(order: Int32Array, key: Int32Array, isNew: Uint8Array): void {
  for (let o = 1; o < order.length; o++) if (key[order[o]] !== key[order[o - 1]]) isNew[o] = 1;
}

/** Numbers runs of lines: the number of its run for each line, and the first line of each run; how many they are. */
function numberRuns(order: Int32Array, isNew: Uint8Array, point: Int32Array, first: Int32Array): number {
  let runs = 0;
  for (let o = 0; o < order.length; o++) {
    if (isNew[o] === 1) first[runs++] = order[o];
    point[order[o]] = runs - 1;
  }
  return runs;
}
