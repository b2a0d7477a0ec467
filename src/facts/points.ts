import { addKinds, largest, lookUp, markPlaces } from '../question/lines';

/** Counts collected per group along one whole-number axis, laid out group after group with the axis ascending. */
export interface Points {
  readonly start: Int32Array;
  readonly axis: Int32Array;
  /** For each collected line its point, −1 for lines that were not collected. */
  readonly point: Int32Array;
}

/**
 * Lays out the distinct (group, value) pairs of lines as points, ascending inside a group. Lines with group −1 have none.
 * Linear in lines where groups × range is no more than some of them, else they are sorted; `value` must be whole numbers ≥ 0.
 */
export function layPoints(group: Int32Array, value: Int32Array, groups: number): Points {
  const n = group.length;
  const width = largest(group, value) + 1;
  if (groups * width <= 8 * n + 1e5) {
    const used = new Int32Array(groups * width);
    markPlaces(group, value, width, used);
    const { start, axis } = numbered(used, groups, width);
    return { start, axis, point: lookUp(group, value, width, used) };
  }
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
  return { start, axis: Int32Array.from(axis) };
}

/** Points along one axis, and what stands at each: a list of sums per kind of line. */
export interface Sums {
  readonly start: Int32Array;
  readonly axis: Int32Array;
  readonly sums: readonly Float64Array[];
}

/**
 * Adds up the weights of lines by (group, value) and kind. Lines with group −1 count nowhere.
 * @param kind of each line, a whole number from 0 to below `kinds`
 */
export function sumPoints(
  group: Int32Array,
  value: Int32Array,
  groups: number,
  kind: Uint8Array,
  weight: Float64Array,
  kinds: number,
): Sums {
  const { start, axis, point } = layPoints(group, value, groups);
  const all = new Float64Array(kinds * axis.length);
  const width = axis.length;
  addKinds(point, kind, weight, width, all);
  return { start, axis, sums: Array.from({ length: kinds }, (_, k) => all.subarray(k * width, (k + 1) * width)) };
}

const MOST_BINS = 1e6;

/** Lines in the order of their keys, whole numbers from 0 to below `size`; lines of one key stay in their order. */
function sorted(lines: Int32Array, key: Int32Array, size: number): Int32Array {
  const next = new Int32Array(size + 1);
  for (let i = 0; i < lines.length; i++) next[key[lines[i]] + 1]++;
  for (let k = 0; k < size; k++) next[k + 1] += next[k];
  const order = new Int32Array(lines.length);
  for (let i = 0; i < lines.length; i++) order[next[key[lines[i]]]++] = lines[i];
  return order;
}

/** Points along several axes: group after group, inside a group ascending by the first axis, then the second, and so on. */
export interface Tuples {
  readonly start: Int32Array;
  /** One list per axis, a value per point. */
  readonly axes: readonly Int32Array[];
  readonly point: Int32Array;
}

/** Lays out the distinct (group, values…) of lines as points, as `layPoints` does along one axis. */
export function layTuples(group: Int32Array, values: readonly Int32Array[], groups: number): Tuples {
  let order = collected(group);
  for (const key of values.slice().reverse()) order = byKey(order, key, largest(group, key) + 1);
  order = byKey(order, group, groups);
  const isNew = new Uint8Array(order.length);
  if (order.length > 0) isNew[0] = 1;
  for (const key of [group, ...values]) markSteps(order, key, isNew);
  const point = new Int32Array(group.length).fill(-1);
  const first = numberRuns(order, isNew, point);
  const start = new Int32Array(groups + 1);
  for (let p = 0; p < first.length; p++) start[group[first[p]] + 1]++;
  for (let g = 0; g < groups; g++) start[g + 1] += start[g];
  return { start, axes: values.map((value) => first.map((i) => value[i])), point };
}

/** The lines that have a group. */
function collected(group: Int32Array): Int32Array {
  const all = new Int32Array(group.length);
  let count = 0;
  for (let i = 0; i < group.length; i++) if (group[i] >= 0) all[count++] = i;
  return all.subarray(0, count);
}

/** Lines by their keys, by counting where there are not many more keys than lines. */
const byKey = (lines: Int32Array, key: Int32Array, size: number): Int32Array =>
  size < 8 * lines.length + MOST_BINS
    ? sorted(lines, key, size)
    : Int32Array.from(Array.from(lines).sort((a, b) => key[a] - key[b]));

/** Marks the lines whose key is another than that of the line before. */
function markSteps(order: Int32Array, key: Int32Array, isNew: Uint8Array): void {
  for (let o = 1; o < order.length; o++) if (key[order[o]] !== key[order[o - 1]]) isNew[o] = 1;
}

/** Numbers runs of lines: the number of its run for each line, and the first line of each run. */
function numberRuns(order: Int32Array, isNew: Uint8Array, point: Int32Array): Int32Array {
  const first = new Int32Array(order.length);
  let runs = 0;
  for (let o = 0; o < order.length; o++) {
    if (isNew[o] === 1) first[runs++] = order[o];
    point[order[o]] = runs - 1;
  }
  return first.slice(0, runs);
}
