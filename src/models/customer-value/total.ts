import { isHistory, type Bgnbd, type BgnbdFit, type Grouped } from './bgnbd';
import { dot } from './minimise';
import type { PurchasePredictor } from './purchases';
import { probabilityAlive, purchasePredictor } from './purchases';

export interface Total {
  readonly expected: number;
  /** 95 % interval of the number that will be counted, not of its expectation. */
  readonly low: number;
  readonly high: number;
  readonly standardError: number;
  /** Expected of one customer of each row, 0 for histories that cannot be. */
  readonly each: Float64Array;
}

const ENOUGH = 4000;
/**
 * Small bases are surer of themselves than they may be: those that bought a little more than is usual pass the thresholds of
 * the ladder. With 150 customers the variance is taken 1.3 times; without it 91 % of 716 such bases were held, with it 94 %.
 */
const SMALL = 45;
/**
 * Purchases of one day are one, which the model does not know of: of 120 bases with 5,000 customers, seen as CDNOW is, it
 * expected 1.5 in a hundred too many of the next year. Of large bases that would be most of what it is off.
 */
const MERGED = 0.015;

/**
 * Purchases that all present customers together will make within `horizon`.
 * Interval: delta method for what the fit does not know plus the variance of the purchases themselves, log-normal so that
 * it stays above zero; either part alone covers too little, and small bases a little more.
 */
export function expectedTotal(fit: BgnbdFit, grouped: Grouped, horizon: number): Total {
  const { x, tx, T, n } = grouped;
  let oldest = 0;
  for (let i = 0; i < n.length; i++) if (T[i] > oldest && T[i] < Infinity) oldest = T[i];
  const each = new Float64Array(n.length);
  const { ifAlive, moments } = purchasePredictor(fit.params, oldest);
  fill(fit.params, ifAlive, grouped, horizon, 1, each);
  const expected = sum(n, each, 1);
  // how far off it may be is told well enough by a part of many rows
  const every = Math.max(1, Math.floor(n.length / ENOUGH));
  const part = sum(n, each, every);
  const share = part > 0 ? expected / part : 1;
  let variance = 0;
  let customers = 0;
  for (let i = 0; i < n.length; i++) if (each[i] > 0) customers += n[i];
  for (let i = 0; i < n.length; i += every)
    if (each[i] > 0) variance += share * n[i] * moments(x[i], tx[i], T[i], horizon).variance;
  const step = 1e-4;
  const moved = new Float64Array(n.length);
  const slope = (['r', 'alpha', 'a', 'b'] as const).map((name) => {
    const params = { ...fit.params, [name]: fit.params[name] * (1 + step) };
    fill(params, purchasePredictor(params, oldest).ifAlive, grouped, horizon, every, moved);
    return (share * (sum(n, moved, every) - part)) / step;
  });
  variance += dot(
    slope,
    fit.covariance.map((row) => dot(row, slope)),
  );
  const standardError = Math.sqrt(variance);
  const wider = variance * (1 + SMALL / Math.max(1, customers)) + (MERGED * expected) ** 2;
  const spread = expected > 0 ? Math.exp(1.96 * Math.sqrt(Math.log1p(wider / (expected * expected)))) : 1;
  return { expected, low: expected / spread, high: expected * spread, standardError, each };
}

/** Expected of one customer of each `every`-th row; customers of one age and as many purchases stand side by side. */
function fill(
  params: Bgnbd,
  ifAlive: PurchasePredictor['ifAlive'],
  { x, tx, T, n }: Grouped,
  horizon: number,
  every: number,
  into: Float64Array,
): void {
  let [ofX, ofT, alive] = [NaN, NaN, 0];
  for (let i = 0; i < n.length; i += every) {
    if (!(n[i] > 0 && isHistory(x[i], tx[i], T[i]))) continue;
    if (x[i] !== ofX || T[i] !== ofT) {
      ofX = x[i];
      ofT = T[i];
      alive = ifAlive(ofX, ofT, horizon);
    }
    into[i] = alive * probabilityAlive(params, ofX, tx[i], ofT);
  }
}

function sum(n: ArrayLike<number>, of: Float64Array, every: number): number {
  let total = 0;
  for (let i = 0; i < n.length; i += every) if (of[i] > 0) total += n[i] * of[i];
  return total;
}
