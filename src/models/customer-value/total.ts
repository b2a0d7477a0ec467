import { isHistory, type Bgnbd, type BgnbdFit, type Grouped } from './bgnbd';
import { dot } from './minimise';
import { purchasePredictor } from './purchases';

export interface Total {
  readonly expected: number;
  /** 95 % interval of the number that will be counted, not of its expectation. */
  readonly low: number;
  readonly high: number;
  readonly standardError: number;
}

const ENOUGH = 4000;
/**
 * Small bases are surer of themselves than they may be: those that bought a little more than is usual pass the thresholds of
 * the ladder. With 150 customers the variance is taken 1.3 times; without it 91 % of 716 such bases were held, with it 94 %.
 */
const SMALL = 45;

/**
 * Purchases that all present customers together will make within `horizon`.
 * Interval: delta method for what the fit does not know plus the variance of the purchases themselves, log-normal so that
 * it stays above zero; either part alone covers too little, and small bases a little more.
 */
export function expectedTotal(fit: BgnbdFit, grouped: Grouped, horizon: number): Total {
  const { x, tx, T, n } = grouped;
  let oldest = 0;
  for (let i = 0; i < n.length; i++) if (T[i] > oldest && T[i] < Infinity) oldest = T[i];
  const isSeen = (i: number) => n[i] > 0 && isHistory(x[i], tx[i], T[i]);
  /** Sum over each `every`-th row. */
  const sum = (params: Bgnbd, every: number) => {
    const { mean } = purchasePredictor(params, oldest);
    let total = 0;
    for (let i = 0; i < n.length; i += every) if (isSeen(i)) total += n[i] * mean(x[i], tx[i], T[i], horizon);
    return total;
  };
  const expected = sum(fit.params, 1);
  // how far off it may be is told well enough by a part of many rows
  const every = Math.max(1, Math.floor(n.length / ENOUGH));
  const part = every > 1 ? sum(fit.params, every) : expected;
  const share = part > 0 ? expected / part : 1;
  const { moments } = purchasePredictor(fit.params, oldest);
  let variance = 0;
  let customers = 0;
  for (let i = 0; i < n.length; i++) if (isSeen(i)) customers += n[i];
  for (let i = 0; i < n.length; i += every)
    if (isSeen(i)) variance += share * n[i] * moments(x[i], tx[i], T[i], horizon).variance;
  const step = 1e-4;
  const slope = (['r', 'alpha', 'a', 'b'] as const).map(
    (name) => (share * (sum({ ...fit.params, [name]: fit.params[name] * (1 + step) }, every) - part)) / step,
  );
  variance += dot(
    slope,
    fit.covariance.map((row) => dot(row, slope)),
  );
  const standardError = Math.sqrt(variance);
  const wider = variance * (1 + SMALL / Math.max(1, customers));
  const spread = expected > 0 ? Math.exp(1.96 * Math.sqrt(Math.log1p(wider / (expected * expected)))) : 1;
  return { expected, low: expected / spread, high: expected * spread, standardError };
}
