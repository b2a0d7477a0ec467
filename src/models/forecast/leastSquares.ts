/** Writes the residuals of the parameters `p` into `out`; false where `p` lies outside the model's domain. */
export type Residuals = (p: readonly number[], out: number[]) => boolean;

/**
 * Smallest sum of squared residuals within a box: Levenberg–Marquardt with Marquardt's scaling, one-sided differences
 * and an active set at the bounds (Nocedal & Wright, Numerical Optimization, 2006, sections 10.3 and 16.7).
 *
 * @param residuals the model; parameters should be of the order of one
 * @param start where to begin, inside the domain
 * @param low lower bounds
 * @param high upper bounds
 * @param n number of residuals
 * @param rounds most Jacobians to spend
 * @param tolerance share of the sum that a step must still take off it
 * @returns the parameters and their sum of squares, Infinity if `start` lies outside the domain
 */
export function leastSquares(
  residuals: Residuals,
  start: readonly number[],
  low: readonly number[],
  high: readonly number[],
  n: number,
  rounds: number,
  tolerance: number,
): { p: number[]; sum: number } {
  // plain arrays: typed ones cost more to make than all the work done in them
  const k = start.length;
  const zeros = (length: number) => new Array<number>(length).fill(0);
  let p = start.map((v, i) => Math.min(high[i], Math.max(low[i], v)));
  let q = zeros(k);
  let r = zeros(n);
  let trial = zeros(n);
  if (!residuals(p, r)) return { p, sum: Infinity };
  const columns = start.map(() => zeros(n));
  const normal = start.map(() => zeros(k));
  const factor = start.map(() => zeros(k));
  const gradient = zeros(k);
  const step = zeros(k);
  let sum = dot(r, r, n);
  let damping = 1e-3;
  for (let round = 0, calm = 0; round < rounds && calm < 2 && sum > 1e-18 * n; round++) {
    for (let i = 0; i < k; i++) {
      const column = columns[i];
      const at = p[i];
      let by = 1e-6 * (Math.abs(at) + 0.01);
      if (at + by > high[i]) by = -by;
      p[i] = at + by;
      if (!residuals(p, column)) {
        by = -by;
        p[i] = at + by;
        if (p[i] < low[i] || !residuals(p, column)) for (let t = 0; t < n; t++) column[t] = r[t];
      }
      p[i] = at;
      for (let t = 0; t < n; t++) column[t] = (column[t] - r[t]) / by;
      gradient[i] = dot(column, r, n);
      for (let j = 0; j <= i; j++) normal[i][j] = dot(column, columns[j], n);
    }
    let better = sum;
    for (let attempt = 0; attempt < 12 && better === sum; attempt++) {
      // a parameter at a bound that wants to leave the box is held there
      for (let i = 0; i < k; i++) q[i] = gradient[i] > 0 ? p[i] - low[i] : gradient[i] < 0 ? high[i] - p[i] : 0;
      solve(normal, gradient, damping, q, factor, step);
      for (let i = 0; i < k; i++) q[i] = Math.min(high[i], Math.max(low[i], p[i] - step[i]));
      const next = residuals(q, trial) ? dot(trial, trial, n) : Infinity;
      if (next < sum) {
        better = next;
        damping = Math.max(damping / 8, 1e-9);
      } else damping *= 6;
    }
    if (better === sum) break;
    calm = sum - better < tolerance * sum ? calm + 1 : 0;
    [p, q] = [q, p];
    [r, trial] = [trial, r];
    sum = better;
  }
  return { p, sum };
}

function dot(a: number[], b: number[], n: number): number {
  let sum = 0;
  for (let t = 0; t < n; t++) sum += a[t] * b[t];
  return sum;
}

/** The damped normal equations by Cholesky into `x`; parameters without `room` to move stay where they are. */
function solve(
  normal: number[][],
  gradient: number[],
  damping: number,
  room: number[],
  factor: number[][],
  x: number[],
): void {
  const k = gradient.length;
  const free = (i: number) => room[i] > 0 && normal[i][i] > 0;
  for (let i = 0; i < k; i++) {
    const a = factor[i];
    for (let j = 0; j < i; j++) {
      let v = free(i) && free(j) ? normal[i][j] : 0;
      for (let c = 0; c < j; c++) v -= a[c] * factor[j][c];
      a[j] = v / factor[j][j];
    }
    let v = free(i) ? normal[i][i] * (1 + damping) : 1;
    for (let c = 0; c < i; c++) v -= a[c] * a[c];
    a[i] = Math.sqrt(Math.max(v, 1e-12 * normal[i][i]) || 1);
    let g = free(i) ? gradient[i] : 0;
    for (let c = 0; c < i; c++) g -= a[c] * x[c];
    x[i] = g / a[i];
  }
  for (let i = k - 1; i >= 0; i--) {
    let v = x[i];
    for (let c = i + 1; c < k; c++) v -= factor[c][i] * x[c];
    x[i] = v / factor[i][i];
  }
}
