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
  const point = new Int32Array(n).fill(-1);
  const order = orderOf(group, value, groups, width);
  const start = new Int32Array(groups + 1);
  const axis: number[] = [];
  let before = -1;
  for (let o = 0; o < order.length; o++) {
    const i = order[o];
    if (before < 0 || group[before] !== group[i] || value[before] !== value[i]) {
      axis.push(value[i]);
      start[group[i] + 1] = axis.length;
    }
    point[i] = axis.length - 1;
    before = i;
  }
  for (let g = 0; g < groups; g++) if (start[g + 1] < start[g]) start[g + 1] = start[g];
  return { start, axis: Int32Array.from(axis), point };
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

/** The collected lines by group, then by value. */
function orderOf(group: Int32Array, value: Int32Array, groups: number, width: number): ArrayLike<number> {
  const n = group.length;
  const all = new Int32Array(n);
  let count = 0;
  for (let i = 0; i < n; i++) if (group[i] >= 0) all[count++] = i;
  const lines = all.subarray(0, count);
  if (groups + width < 8 * count + MOST_BINS) return sorted(sorted(lines, value, width), group, groups);
  // one number holds group, value and line where it can: such numbers sort without a comparison in our code
  if (groups * width * n >= Number.MAX_SAFE_INTEGER)
    return Array.from(lines).sort((a, b) => group[a] - group[b] || value[a] - value[b]);
  return Float64Array.from(lines, (i) => (group[i] * width + value[i]) * n + i)
    .sort()
    .map((key) => key % n);
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
  let point = group;
  let points = groups;
  for (const value of values) {
    const laid = layPoints(point, value, points);
    point = laid.point;
    points = laid.axis.length;
  }
  const axes = values.map(() => new Int32Array(points));
  const start = new Int32Array(groups + 1);
  const known = new Uint8Array(points);
  for (let i = 0; i < point.length; i++) {
    const p = point[i];
    if (p < 0 || known[p] === 1) continue;
    known[p] = 1;
    start[group[i] + 1]++;
    for (let a = 0; a < values.length; a++) axes[a][p] = values[a][i];
  }
  for (let g = 0; g < groups; g++) start[g + 1] += start[g];
  return { start, axes, point };
}
