import type { Fiscal } from '../calendar/grain';
import { bucketCodes, bucketLabel } from '../calendar/grain';
import { NONE } from '../tables/dictionary';
import { STATE_NAMES } from '../tables/outcome';
import type { Book } from '../tables/book';
import type { Table } from '../tables/table';
import { codedColumn } from './columns';
import type { Axis, Cut } from './cut';
import { OTHERS } from './cut';

/** What lines are grouped by, as codes from -1 (no value) to size - 1, and the label of each. */
export interface AxisCodes {
  readonly codes: Int32Array;
  readonly size: number;
  label(code: number): string;
}

/** The codes of an axis for every line of a table; `days` are those of the fact's clock, `state` how deals stand, if known. */
export function axisCodes(
  axis: Axis,
  table: Table,
  book: Book,
  days: Int32Array,
  state: Uint8Array | null,
  fiscal: Fiscal,
): AxisCodes {
  if ('grain' in axis) {
    const { codes, first, size } = bucketCodes(days, axis.grain, fiscal);
    const label = (code: number): string => (code < 0 ? NONE : bucketLabel(first + code, axis.grain, fiscal));
    return { codes, size, label };
  }
  if (axis.field === 'outcome' && state)
    return { codes: Int32Array.from(state), size: STATE_NAMES.length, label: (code) => STATE_NAMES[code] };
  const column = codedColumn(table, axis.field, book, days);
  if (!column) {
    const codes = table.keep('no codes', () => new Int32Array(table.n).fill(-1));
    return { codes, size: 0, label: () => NONE };
  }
  const { codes, labels } = column;
  return { codes, size: labels.length, label: (code) => (code < 0 ? NONE : labels[code]) };
}

/** The group of each kept line, -1 for others, and the labels of all groups, ascending by label. */
export function groupLines(
  axes: readonly AxisCodes[],
  keep: Cut['keep'],
  kept: Uint8Array,
): { group: Int32Array; labels: string[][] } {
  const n = kept.length;
  const begun = (): Int32Array => {
    const group = new Int32Array(n);
    begin(kept, group);
    return group;
  };
  if (axes.length === 0) return { group: begun(), labels: [[]] };
  const labels: string[][] = [];
  const labelOf = (a: number, code: number): string => {
    const label = axes[a].label(code);
    return keep && keep.axis === a && label !== NONE && !keep.names.includes(label) ? OTHERS : label;
  };
  const byLabel = new Map<string, number>();
  // an axis without any value says nothing of a line
  const live = axes.filter(({ size }) => size > 0);
  const numberOf = (one: number, two: number): number => {
    const codes = [one];
    for (let a = live.length - 1, rest = two + 1; a > 0; a--) {
      codes[a] = (rest % (live[a].size + 1)) - 1;
      rest = Math.floor(rest / (live[a].size + 1));
    }
    const named = axes.map((axis, a) => labelOf(a, axis.size > 0 ? codes[live.indexOf(axis)] : -1));
    const key = named.join('\u0000');
    let id = byLabel.get(key);
    if (id === undefined) {
      byLabel.set(key, (id = labels.length));
      labels.push(named);
    }
    return id;
  };
  if (live.length === 0) {
    if (kept.includes(1)) numberOf(-1, -1);
    return { group: begun(), labels };
  }
  const first = live[0].codes;
  const second = live.length > 1 ? inOne(live.slice(1), n) : null;
  const width = live.slice(1).reduce((all, { size }) => all * (size + 1), 1);
  const pairs = (live[0].size + 1) * width;
  if (pairs <= 8 * n + 1e5) {
    const listed = new Int32Array(pairs);
    const group = inPairs(kept, first, second, width, listed);
    for (let key = 0; key < pairs; key++)
      if (listed[key] === 1) listed[key] = numberOf(Math.floor(key / width) - 1, (key % width) - 1);
    const { place, labels: sorted } = sortGroups(labels);
    for (let key = 0; key < pairs; key++) listed[key] = place[listed[key]];
    rename(group, listed);
    return { group, labels: sorted };
  }
  const group = begun();
  const known = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    if (group[i] < 0) continue;
    const two = second ? second[i] : -1;
    const key = (first[i] + 1) * width + two + 1;
    let id = known.get(key);
    if (id === undefined) known.set(key, (id = numberOf(first[i], two)));
    group[i] = id;
  }
  const { place, labels: sorted } = sortGroups(labels);
  rename(group, place);
  return { group, labels: sorted };
}

/** Two lists of codes from −1 on as one from 0 on, that of the second running fastest: −1 for lines that are not kept, 1 in `listed` for codes of others. */
function inPairs(
  kept: Uint8Array,
  first: Int32Array,
  second: ArrayLike<number> | null,
  width: number,
  listed: Int32Array,
): Int32Array {
  const codes = new Int32Array(kept.length);
  if (second) pair(kept, first, second, width, listed, codes);
  else single(kept, first, listed, codes);
  return codes;
}

/** 0 for the lines that are kept, −1 for others. */
function begin(kept: Uint8Array, codes: Int32Array): void {
  for (let i = 0; i < codes.length; i++) codes[i] = kept[i] - 1;
}

function single(kept: Uint8Array, first: Int32Array, listed: Int32Array, codes: Int32Array): void {
  for (let i = 0; i < codes.length; i++) {
    const code = kept[i] === 0 ? -1 : first[i] + 1;
    codes[i] = code;
    if (code >= 0) listed[code] = 1;
  }
}

function pair(
  kept: Uint8Array,
  first: Int32Array,
  second: ArrayLike<number>,
  width: number,
  listed: Int32Array,
  codes: Int32Array,
): void {
  for (let i = 0; i < codes.length; i++) {
    const code = kept[i] === 0 ? -1 : (first[i] + 1) * width + second[i] + 1;
    codes[i] = code;
    if (code >= 0) listed[code] = 1;
  }
}

/** Puts other numbers in the place of those from 0 on. */
function rename(group: Int32Array, names: Int32Array): void {
  for (let i = 0; i < group.length; i++) if (group[i] >= 0) group[i] = names[group[i]];
}

/** The codes of several axes as one, from -1 on: that of the last runs fastest. */
function inOne(axes: readonly AxisCodes[], n: number): ArrayLike<number> {
  if (axes.length === 1) return axes[0].codes;
  const all = new Float64Array(n);
  for (const { codes, size } of axes) for (let i = 0; i < n; i++) all[i] = all[i] * (size + 1) + codes[i] + 1;
  for (let i = 0; i < n; i++) all[i]--;
  return all;
}

/** The place of each group by its labels, and the labels in their order. */
function sortGroups(labels: readonly string[][]): { place: Int32Array; labels: string[][] } {
  const order = labels.map((_, i) => i);
  order.sort((a, b) => {
    for (let k = 0; k < labels[a].length; k++)
      if (labels[a][k] !== labels[b][k]) return labels[a][k] < labels[b][k] ? -1 : 1;
    return 0;
  });
  const place = new Int32Array(order.length);
  order.forEach((old, now) => (place[old] = now));
  return { place, labels: order.map((old) => labels[old]) };
}
