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

/**
 * Purchases that all present customers together will make within `horizon`.
 * Interval: delta method for what the fit does not know plus the variance of the purchases themselves, log-normal so that
 * it stays above zero; either part alone covers too little.
 */
export function expectedTotal(fit: BgnbdFit, grouped: Grouped, horizon: number): Total {
  const { x, tx, T, n } = grouped;
  const sum = (params: Bgnbd) => {
    const { mean } = purchasePredictor(params);
    let total = 0;
    for (let i = 0; i < n.length; i++)
      if (n[i] > 0 && isHistory(x[i], tx[i], T[i])) total += n[i] * mean(x[i], tx[i], T[i], horizon);
    return total;
  };
  const { moments } = purchasePredictor(fit.params);
  let expected = 0;
  let variance = 0;
  for (let i = 0; i < n.length; i++) {
    if (!(n[i] > 0 && isHistory(x[i], tx[i], T[i]))) continue;
    const one = moments(x[i], tx[i], T[i], horizon);
    expected += n[i] * one.mean;
    variance += n[i] * one.variance;
  }
  const step = 1e-4;
  const slope = (['r', 'alpha', 'a', 'b'] as const).map(
    (name) => (sum({ ...fit.params, [name]: fit.params[name] * (1 + step) }) - expected) / step,
  );
  variance += dot(
    slope,
    fit.covariance.map((row) => dot(row, slope)),
  );
  const standardError = Math.sqrt(variance);
  const spread = expected > 0 ? Math.exp(1.96 * Math.sqrt(Math.log1p(variance / (expected * expected)))) : 1;
  return { expected, low: expected / spread, high: expected * spread, standardError };
}
