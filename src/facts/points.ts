/** Counts collected per group along one whole-number axis, laid out group after group with the axis ascending. */
export interface Points {
  readonly start: Int32Array;
  readonly axis: Int32Array;
  /** For each collected line its point, −1 for lines that were not collected. */
  readonly point: Int32Array;
}

/**
 * Lays out the distinct (group, value) pairs of lines as points, ascending inside a group. Lines with group −1 have none.
 * Linear in lines plus groups × range for small ranges; `value` must be whole numbers ≥ 0.
 */
export function layPoints(group: Int32Array, value: Int32Array, groups: number): Points {
  const n = group.length;
  let most = -1;
  for (let i = 0; i < n; i++) if (group[i] >= 0 && value[i] > most) most = value[i];
  const width = most + 1;
  const point = new Int32Array(n).fill(-1);
  if (groups * width <= 4e6) {
    const used = new Int32Array(groups * width);
    for (let i = 0; i < n; i++) if (group[i] >= 0) used[group[i] * width + value[i]] = 1;
    const start = new Int32Array(groups + 1);
    const axis: number[] = [];
    for (let g = 0; g < groups; g++) {
      start[g] = axis.length;
      for (let v = 0; v < width; v++) {
        const at = g * width + v;
        if (used[at] === 1) used[at] = axis.push(v); // place + 1
      }
    }
    start[groups] = axis.length;
    for (let i = 0; i < n; i++) if (group[i] >= 0) point[i] = used[group[i] * width + value[i]] - 1;
    return { start, axis: Int32Array.from(axis), point };
  }
  const order: number[] = [];
  for (let i = 0; i < n; i++) if (group[i] >= 0) order.push(i);
  order.sort((a, b) => group[a] - group[b] || value[a] - value[b]);
  const start = new Int32Array(groups + 1);
  const axis: number[] = [];
  let before = -1;
  for (const i of order) {
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
