import { atBound, inside, startAt } from './bounded';
import { curvature, dot, hessian, invert, minimise, type Objective } from './minimise';

/**
 * Repeat purchases, customers with the same history together.
 * `x` purchases after the first (purchases of one day are one), `tx` time from first to last purchase (0 when x = 0),
 * `T` time from first purchase to the day we stand on, `n` customers. Any unit of time, the same for all.
 */
export interface Grouped {
  readonly x: ArrayLike<number>;
  readonly tx: ArrayLike<number>;
  readonly T: ArrayLike<number>;
  readonly n: ArrayLike<number>;
}

/** Buying rates are Gamma(r, alpha) over customers, chances to drop out after a purchase Beta(a, b). */
export interface Bgnbd {
  readonly r: number;
  /** In the time unit of the data. */
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

export interface BgnbdFit {
  readonly params: Bgnbd;
  readonly logLikelihood: number;
  /** Of log r, log alpha, log a, log b, in this order; a parameter at its bound counts as known. */
  readonly covariance: readonly (readonly number[])[];
  readonly converged: boolean;
  /** What a parameter at its bound says about the customers, in plain words; empty when none is. */
  readonly bounds: readonly string[];
  readonly customers: number;
  /** Customers left out because their history cannot be (`isHistory`). */
  readonly leftOut: number;
}

/** Of log r, log(r/alpha) per mean age, a/(a+b), 1/(a+b+1): finite everywhere, so a maximum at infinity is an answer. */
const BOUNDS: readonly (readonly [low: number, high: number, atLow: string, atHigh: string])[] = [
  [-9, 9, 'almost nobody buys again', 'all customers buy at the same rate'],
  [-14, 14, 'hardly anything is bought again', 'purchases follow without any time between them'],
  [1e-5, 1 - 1e-5, 'no drop-out is visible', 'nearly everybody drops out at once'],
  [
    1e-4,
    0.999,
    'drop-out does not differ visibly between customers',
    'customers either never drop out or drop out at once',
  ],
];

/**
 * BG/NBD by maximum likelihood, without penalty. Source: Fader, Hardie & Lee, "Counting Your Customers the Easy Way",
 * Marketing Science 24 (2005), eq. 6. Null without customers or without any time seen.
 */
export function fitBgnbd(grouped: Grouped): BgnbdFit | null {
  const rows = seen(grouped);
  if (!(rows.time > 0)) return null;
  const mean = rows.time / rows.customers;
  const objective = likelihood(rows, mean);
  const start = startAt([0, Math.log((rows.repeats + 0.5) / rows.customers), 0.3, 0.25], BOUNDS);
  const small = rows.x.length > MANY ? likelihood(thinned(rows), mean) : null;
  const rough = small && minimise(small, start, 1e-5).at;
  const first = minimise(objective, rough ?? start, 1e-7, 300, small && rough && curvature(small, rough));
  // a narrow valley: on from there with the second derivatives as they are
  const { at, value, converged } = first.converged
    ? first
    : minimise(objective, first.at, 1e-7, 300, curvature(objective, first.at));
  const fixed = atBound(at, BOUNDS);
  return {
    params: parameters(at, mean).params,
    logLikelihood: -value * rows.customers,
    covariance: covariance(hessian(small ?? objective, at), parameters(at, mean).jacobian, fixed, rows.customers),
    converged,
    bounds: [
      ...(rows.repeats ? [] : ['nobody has bought again']),
      ...BOUNDS.flatMap((bound, i) => (fixed[i] ? [bound[at[i] < 0 ? 2 : 3]] : [])),
    ],
    customers: rows.customers,
    leftOut: rows.leftOut,
  };
}

/** So many different histories are fitted from where a part of them leads; that part tells the curvature well enough. */
const MANY = 4000;

/** Every so-manieth history, about half of `MANY`. */
function thinned(rows: Seen): Seen {
  const each = Math.ceil((2 * rows.x.length) / MANY);
  const pick = (of: ArrayLike<number>) =>
    Float64Array.from({ length: Math.ceil(of.length / each) }, (_, i) => of[i * each]);
  const n = pick(rows.n);
  return { ...rows, x: pick(rows.x), tx: pick(rows.tx), T: pick(rows.T), n, customers: n.reduce((a, b) => a + b) };
}

/** Whether x, tx, T can be: whole x, and 0 < tx <= T, or tx = 0 for a customer who bought once. */
export const isHistory = (x: number, tx: number, T: number) =>
  x >= 0 && (x | 0) === x && (x > 0 ? tx > 0 : tx === 0) && tx <= T && T < Infinity;

interface Seen extends Grouped {
  readonly customers: number;
  readonly repeats: number;
  readonly time: number;
  readonly leftOut: number;
}

function seen({ x, tx, T, n }: Grouped): Seen {
  const keep = new Int32Array(n.length);
  let kept = 0;
  let customers = 0;
  let repeats = 0;
  let time = 0;
  let leftOut = 0;
  for (let i = 0; i < n.length; i++) {
    if (!(n[i] > 0)) continue;
    if (!isHistory(x[i], tx[i], T[i])) {
      leftOut += n[i];
      continue;
    }
    keep[kept++] = i;
    customers += n[i];
    repeats += n[i] * x[i];
    time += n[i] * T[i];
  }
  const pick = (of: ArrayLike<number>) => {
    const values = new Float64Array(kept);
    for (let k = 0; k < kept; k++) values[k] = of[keep[k]];
    return values;
  };
  return { x: pick(x), tx: pick(tx), T: pick(T), n: pick(n), customers, repeats, time, leftOut };
}

/** The parameters, and for each coordinate of the optimiser the change of log r, log alpha, log a, log b. */
function parameters(at: ArrayLike<number>, mean: number): { params: Bgnbd; jacobian: number[][] } {
  const { value, slope } = inside(at, BOUNDS);
  const [logR, logRate, share, kappa] = value;
  const total = 1 / kappa - 1;
  const spread = -slope[3] / (kappa * (1 - kappa));
  return {
    params: { r: Math.exp(logR), alpha: Math.exp(logR - logRate) * mean, a: share * total, b: (1 - share) * total },
    jacobian: [
      [slope[0], slope[0], 0, 0],
      [0, -slope[1], 0, 0],
      [0, 0, slope[2] / share, -slope[2] / (1 - share)],
      [0, 0, spread, spread],
    ],
  };
}

/** Minus the log-likelihood per customer; sums of logs over k < x stand for the gamma functions (x is a whole number). */
function likelihood(rows: Seen, mean: number): Objective {
  let most = 0;
  for (let i = 0; i < rows.x.length; i++) if (rows.x[i] > most) most = rows.x[i];
  const [level, byR, byA, byB, goneAfter] = [0, 0, 0, 0, 0].map(() => new Float64Array(most + 1));
  const { times, atT, atTx } = distinctTimes(rows);
  const table = { level, byR, byA, byB, goneAfter, times, atT, atTx, growth: new Float64Array(times.length) };
  return (at, slope) => minusLog(rows, mean, most, table, at, slope);
}

type Table = Record<'level' | 'byR' | 'byA' | 'byB' | 'goneAfter' | 'times' | 'growth', Float64Array> &
  Record<'atT' | 'atTx', Int32Array>;

/** A function of its own: one made anew for each fit would begin cold. */
function minusLog(
  { x, tx, T, n, customers }: Seen,
  mean: number,
  most: number,
  { level, byR, byA, byB, goneAfter, times, atT, atTx, growth }: Table,
  at: Float64Array,
  slope: Float64Array,
): number {
  const { abs, exp, log, log1p } = Math; // looked up once, as in firstMoment
  const { params, jacobian } = parameters(at, mean);
  const { r, alpha, a, b } = params;
  for (let k = 0; k < most; k++) {
    level[k + 1] = level[k] + log((r + k) * (b + k)) - log(a + b + k);
    byR[k + 1] = byR[k] + 1 / (r + k);
    byA[k + 1] = byA[k] - 1 / (a + b + k);
    byB[k + 1] = byB[k] + 1 / (b + k);
    goneAfter[k + 1] = log(a / (b + k));
  }
  for (let t = 0; t < times.length; t++) growth[t] = log1p(times[t] / alpha);
  const logAlpha = log(alpha);
  let sum = 0;
  let dr = 0;
  let dAlpha = 0;
  let da = 0;
  let db = 0;
  for (let i = 0; i < x.length; i++) {
    const count = x[i];
    const end = alpha + T[i];
    const shrink = growth[atT[i]];
    let value = level[count] - r * shrink;
    let left = 0;
    let gap = 0;
    if (count > 0) {
      const last = alpha + tx[i];
      value -= count * (logAlpha + shrink);
      gap = shrink - growth[atTx[i]];
      const odds = goneAfter[count] + (r + count) * gap;
      const small = exp(-abs(odds));
      value += log1p(small) + (odds > 0 ? odds : 0);
      left = (odds > 0 ? 1 : small) / (1 + small);
      dAlpha -= (n[i] * left * (r + count) * (T[i] - tx[i])) / (end * last);
      da += (n[i] * left) / a;
      db -= (n[i] * left) / (b + count - 1);
    }
    sum += n[i] * value;
    dr += n[i] * (byR[count] - shrink + left * gap);
    dAlpha += (n[i] * (r * T[i] - count * alpha)) / (alpha * end);
    da += n[i] * byA[count];
    db += n[i] * (byA[count] + byB[count]);
  }
  const byParameter = [dr * r, dAlpha * alpha, da * a, db * b];
  jacobian.forEach((column, i) => (slope[i] = -dot(column, byParameter) / customers));
  return -sum / customers;
}

/** The times of rows, each once where they are whole numbers: functions of time are told for these alone. */
function distinctTimes({ T, tx }: Seen) {
  const size = T.length;
  let most = 0;
  for (let i = 0; i < size && most < Infinity; i++)
    most = (T[i] | 0) === T[i] && (tx[i] | 0) === tx[i] ? (T[i] > most ? T[i] : most) : Infinity;
  const isWhole = most < 2 * size;
  const times = new Float64Array(isWhole ? most + 1 : 2 * size);
  const [atT, atTx] = [new Int32Array(size), new Int32Array(size)];
  for (let i = 0; i < size; i++) {
    atT[i] = isWhole ? T[i] : i;
    atTx[i] = isWhole ? tx[i] : size + i;
    times[atT[i]] = T[i];
    times[atTx[i]] = tx[i];
  }
  return { times, atT, atTx };
}

function covariance(bend: number[][], jacobian: number[][], fixed: boolean[], customers: number): number[][] {
  let inverse: number[][] | null = null;
  // a ridge of 0.01 is a spread of 10 logits: no information, but always an inverse
  for (let ridge = 0.01; !inverse && ridge < 1e12; ridge *= 10)
    inverse = invert(
      bend.map((row, i) => row.map((v, j) => (i === j ? ridge : 0) + (fixed[i] || fixed[j] ? 0 : v * customers))),
    );
  const rows = (inverse ?? []).filter((_, i) => !fixed[i]).map((row) => row.filter((_, i) => !fixed[i]));
  const columns = jacobian.filter((_, i) => !fixed[i]);
  const times = (p: number) =>
    rows.map((row) =>
      dot(
        row,
        columns.map((column) => column[p]),
      ),
    );
  return [0, 1, 2, 3].map((p) =>
    [0, 1, 2, 3].map((q) =>
      dot(
        times(p),
        columns.map((column) => column[q]),
      ),
    ),
  );
}
