import { alongAge } from './alongAge';
import type { Bgnbd } from './bgnbd';

/** What one customer still buys: expected number and its variance, given the parameters. */
export interface Purchases {
  readonly mean: number;
  readonly variance: number;
}

export interface PurchasePredictor {
  /** Expected purchases within `horizon` of a customer with this history. */
  mean(x: number, tx: number, T: number, horizon: number): number;
  /** The same given that the customer still buys; it does not depend on the last purchase. */
  ifAlive(x: number, T: number, horizon: number): number;
  moments(x: number, tx: number, T: number, horizon: number): Purchases;
}

/**
 * Probability that a customer still buys (is "alive"). Exactly 1 when x = 0: a property of the model, not a finding.
 * `x`, `tx`, `T` as in `Grouped`. Source: Fader, Hardie & Lee, "Computing P(alive) Using the BG/NBD Model" (note 021, 2008).
 */
export function probabilityAlive({ r, alpha, a, b }: Bgnbd, x: number, tx: number, T: number): number {
  if (x === 0) return 1;
  const { exp, log } = Math;
  return 1 / (1 + exp(log(a / (b + x - 1)) + (r + x) * log((alpha + T) / (alpha + tx))));
}

/**
 * Expected purchases within `horizon` (time unit of the data) of a customer with history `x`, `tx`, `T`.
 * Source: Fader, Hardie & Lee (2005), eq. 10.
 */
export function expectedPurchases(params: Bgnbd, x: number, tx: number, T: number, horizon: number): number {
  return purchasePredictor(params).mean(x, tx, T, horizon);
}

/** Expected purchases of a newly won customer within `t` after the first one, which is not counted. Source: as above, eq. 9. */
export function expectedNew(params: Bgnbd, t: number): number {
  return purchasePredictor(params).mean(0, 0, 0, t);
}

/**
 * Predictions for many customers with the same parameters; with the age of the `oldest`, by curves along age (`alongAge`).
 * Instead of the 2F1 of the paper, its defining integral over the chance p to drop out, Beta(a, b + x): no term overflows
 * for large x, no slow series for a long horizon, a = 1 is a value like any other, and the variance comes along.
 * Given p, with B = alpha + T, k = r + x: mean (1 - (1 + pt/B)^-k)/p, second factorial moment
 * 2(1-p)/p^2 (1 - (1 + pt/B)^-k (1 + kpt/(B + pt))).
 */
export function purchasePredictor(params: Bgnbd, oldest?: number): PurchasePredictor {
  const at: At = { params, nodes: new Map() };
  const ifAlive = along(firstMoment, at, oldest);
  const factorial = along(factorialMoment, at, oldest);
  return {
    ifAlive,
    mean: (x, tx, T, horizon) => probabilityAlive(params, x, tx, T) * ifAlive(x, T, horizon),
    moments(x, tx, T, horizon) {
      const alive = probabilityAlive(params, x, tx, T);
      const first = ifAlive(x, T, horizon);
      const mean = alive * first;
      return { mean, variance: Math.max(0, alive * (factorial(x, T, horizon) + first) - mean * mean) };
    },
  };
}

/** The parameters, and the points of integration for each number of purchases that was asked for. */
interface At {
  readonly params: Bgnbd;
  readonly nodes: Map<number, Nodes>;
}

function nodesOf({ params, nodes }: At, x: number): Nodes {
  let known = nodes.get(x);
  if (!known) nodes.set(x, (known = betaNodes(params.a, params.b + x)));
  return known;
}

// functions of their own, not made anew for each predictor: they stay warm

function firstMoment(at: At, x: number, T: number, horizon: number): number {
  const { expm1, log1p } = Math; // looked up once: in a realm of its own each lookup of a global costs as much as the call
  const { p, weight } = nodesOf(at, x);
  const { r, alpha } = at.params;
  const ratio = horizon / (alpha + T);
  let sum = 0;
  for (let i = 0; i < p.length; i++) sum -= (weight[i] / p[i]) * expm1(-(r + x) * log1p(p[i] * ratio));
  return sum;
}

function factorialMoment(at: At, x: number, T: number, horizon: number): number {
  const { exp, log1p } = Math;
  const { p, weight } = nodesOf(at, x);
  const { r, alpha } = at.params;
  const ratio = horizon / (alpha + T);
  const k = r + x;
  let sum = 0;
  for (let i = 0; i < p.length; i++) {
    const y = p[i] * ratio;
    const gone =
      (k + 4) * y < 0.02 // the difference below would lose all its digits
        ? k * (k + 1) * y * y * (1 / 2 - (k + 2) * y * (1 / 3 - (k + 3) * y * (1 / 8 - ((k + 4) * y) / 30)))
        : 1 - exp(-k * log1p(y)) * (1 + (k * y) / (1 + y));
    sum += (weight[i] * 2 * (1 - p[i]) * gone) / (p[i] * p[i]);
  }
  return sum;
}

/** The same function along ages up to the oldest, for one horizon after another. */
function along(of: typeof firstMoment, params: At, oldest: number | undefined): PurchasePredictor['ifAlive'] {
  if (oldest === undefined) return (x, T, horizon) => of(params, x, T, horizon);
  let at = NaN;
  let fast: (x: number, T: number) => number;
  return (x, T, horizon) => {
    if (horizon !== at) {
      at = horizon;
      fast = alongAge((ofX, ofT) => of(params, ofX, ofT, horizon), params.params.alpha, oldest);
    }
    return fast(x, T);
  };
}

interface Nodes {
  readonly p: readonly number[];
  readonly weight: readonly number[];
}

/**
 * Points and weights (sum 1) that integrate a smooth function of p against Beta(a, b), any a, b > 0: the trapezoidal rule
 * in logit p, from the mode outward. Beyond the last point on either side the function is constant and the weights
 * a geometric series, which is added as one.
 */
function betaNodes(a: number, b: number): Nodes {
  const mode = Math.log(a / b);
  const width = Math.min(0.4, Math.sqrt(1 / a + 1 / b) / 2);
  const log = (s: number) => -a * Math.log1p(Math.exp(-s)) - b * Math.log1p(Math.exp(s));
  const peak = log(mode);
  const p: number[] = [];
  const weight: number[] = [];
  let sum = 0;
  for (const side of [-1, 1]) {
    for (let step = side > 0 ? 1 : 0; ; step++) {
      const s = mode + side * step * width;
      const near = 1 / (1 + Math.exp(side * s)); // distance to the end we walk to
      let w = Math.exp(log(s) - peak);
      const last = w * near < 1e-13;
      if (last) w /= -Math.expm1(-width * (side < 0 ? a : b));
      p.push(1 / (1 + Math.exp(-s)));
      weight.push(w);
      sum += w;
      if (last) break;
    }
  }
  return { p, weight: weight.map((w) => w / sum) };
}
