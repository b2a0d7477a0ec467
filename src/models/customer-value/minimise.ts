/** Value at `at`; writes the gradient into `slope`. */
export type Objective = (at: Float64Array, slope: Float64Array) => number;

export interface Minimum {
  readonly at: Float64Array;
  readonly value: number;
  /** False when the gradient is not flat at the end; `at` is still the best point seen. */
  readonly converged: boolean;
}

/**
 * Local minimum of a smooth function of a few variables: BFGS with backtracking, at most `limit` steps.
 * Where the objective is not finite the step is shortened. `known` is the inverse of the second derivatives near the start,
 * where it is known from elsewhere. Source: Nocedal & Wright, Numerical Optimization (2006), algorithm 6.1.
 */
export function minimise(
  objective: Objective,
  start: ArrayLike<number>,
  tolerance = 1e-7,
  limit = 300,
  known: readonly (readonly number[])[] | null = null,
): Minimum {
  const size = start.length;
  let at = Float64Array.from(start);
  let slope = new Float64Array(size);
  let value = objective(at, slope);
  let inverse = known ? known.map((row) => row.slice()) : identity(size);
  let fresh = known === null;
  for (let step = 0; step < limit && norm(slope) > tolerance; step++) {
    const direction = inverse.map((row) => -dot(row, slope));
    const descent = dot(direction, slope);
    const rounding = 1e-15 * (1 + Math.abs(value));
    const next = new Float64Array(size);
    const nextSlope = new Float64Array(size);
    let nextValue = Infinity;
    // a step of 4 crosses most of a logit; longer ones only overshoot into the flat ends
    let scale = Math.min(1, (fresh ? 1 : 4) / norm(direction));
    for (; -scale * descent > rounding; scale /= 2) {
      for (let i = 0; i < size; i++) next[i] = at[i] + scale * direction[i];
      nextValue = objective(next, nextSlope);
      if (nextValue < value + 1e-4 * scale * descent && norm(nextSlope) < Infinity) break;
      nextValue = Infinity;
    }
    if (nextValue === Infinity) {
      if (fresh) break; // nothing left to gain but rounding
      inverse = identity(size);
      fresh = true;
      continue;
    }
    const moved = Array.from(next, (v, i) => v - at[i]);
    const turned = Array.from(nextSlope, (v, i) => v - slope[i]);
    const bend = dot(moved, turned);
    if (bend > 1e-12 * norm(moved) * norm(turned)) {
      if (fresh) inverse = identity(size, bend / dot(turned, turned));
      fresh = false;
      const pulled = inverse.map((row) => dot(row, turned));
      const factor = (1 + dot(turned, pulled) / bend) / bend;
      for (let i = 0; i < size; i++)
        for (let j = 0; j < size; j++)
          inverse[i][j] += factor * moved[i] * moved[j] - (pulled[i] * moved[j] + moved[i] * pulled[j]) / bend;
    }
    at = next;
    slope = nextSlope;
    value = nextValue;
  }
  return { at, value, converged: norm(slope) < 1e3 * tolerance };
}

/** Second derivatives at a point, by central differences of the gradient, made symmetric. */
export function hessian(objective: Objective, at: Float64Array, width = 1e-4): number[][] {
  const rows = Array.from(at, (_, i) => {
    const sides = [width, -width].map((shift) => {
      const slope = new Float64Array(at.length);
      objective(
        at.map((v, j) => (j === i ? v + shift : v)),
        slope,
      );
      return slope;
    });
    return Array.from(at, (__, j) => (sides[0][j] - sides[1][j]) / (2 * width));
  });
  return rows.map((row, i) => row.map((v, j) => (v + rows[j][i]) / 2));
}

/** The inverse of the second derivatives, or null where they say nothing. */
export const curvature = (objective: Objective, at: Float64Array): number[][] | null =>
  invert(hessian(objective, at).map((row, i) => row.map((v, j) => v + (i === j ? 1e-6 : 0))));

/** Inverse of a symmetric positive definite matrix, or null where it is not one. */
export function invert(matrix: readonly (readonly number[])[]): number[][] | null {
  const size = matrix.length;
  const work = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let i = 0; i < size; i++) {
    const pivot = work[i][i];
    if (!(pivot > 0 && pivot < Infinity)) return null;
    for (let j = 0; j < 2 * size; j++) work[i][j] /= pivot;
    for (let k = 0; k < size; k++) {
      const times = work[k][i];
      if (k !== i && times !== 0) for (let j = 0; j < 2 * size; j++) work[k][j] -= times * work[i][j];
    }
  }
  return work.map((row) => row.slice(size));
}

/** The inner product of two vectors of one length. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

const norm = (a: ArrayLike<number>) => Math.sqrt(dot(a, a));
const identity = (size: number, value = 1) =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => (i === j ? value : 0)));
