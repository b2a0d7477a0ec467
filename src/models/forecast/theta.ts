import { leastSquares } from './leastSquares';

/** Level start ÷ scale, alpha and 1 − 1/θ of a dynamic theta model; pass them on to start a later fit nearby. */
export type Theta = readonly [start: number, alpha: number, weight: number];

/**
 * The dynamic optimised theta model DOTM, and with `theta` given its fixed form DSTM (Fiorucci, Pellegrini, Louzada,
 * Petropoulos & Koehler, International Journal of Forecasting 32, 2016, 1151–1161, equations 9–13): simple smoothing plus
 * (1 − 1/θ) of the straight line through all values so far. Least squares from the third value on.
 *
 * @param y values without season, oldest first, at least three
 * @param horizon periods to forecast
 * @param theta 2 for the standard theta; null lets it be estimated from 1 upwards
 * @param warm where to start the search
 */
export function dynamicTheta(
  y: readonly number[],
  horizon: number,
  theta: number | null,
  warm?: Theta,
): { mean: number[]; parameters: Theta } {
  const n = y.length;
  const scale = y.reduce((a, v) => a + Math.abs(v), 0) / n || 1;
  const z = y.map((v) => v / scale);
  const fixed = theta === null ? null : 1 - 1 / theta;
  const weightOf = (p: readonly number[]) => (fixed === null ? p[2] : fixed);
  const start = warm || [z[0] / 2, 0.5, 0.5];
  const free = fixed === null ? 3 : 2;
  const { p } = leastSquares(
    (q, out) => {
      run(z, n, q[0], q[1], weightOf(q), out);
      out[0] = out[1] = 0;
      return true;
    },
    start.slice(0, free),
    [-1e6, 0.1, 0],
    [1e6, 0.99, 1],
    n,
    warm ? 5 : 40,
    1e-6,
  );
  const path = z.slice();
  run(path, n + horizon, p[0], p[1], weightOf(p), []);
  return { mean: path.slice(n).map((v) => v * scale), parameters: [p[0], p[1], weightOf(p)] };
}

/** The model over `total` periods; where `y` ends, its own forecasts are appended as values. */
function run(y: number[], total: number, start: number, alpha: number, weight: number, errors: number[]) {
  const n = y.length;
  let level = start;
  let mean = 0;
  let slope = 0;
  let rest = 1; // (1 − alpha) ** t
  for (let t = 0; t < total; t++) {
    const intercept = mean - (slope * (t + 1)) / 2;
    const f = level + weight * (rest * intercept + ((1 - rest * (1 - alpha)) / alpha) * slope);
    if (t >= n) y.push(f);
    const v = y[t];
    errors[t] = v - f;
    level += alpha * (v - level);
    const k = t + 1;
    if (t > 0) slope = ((k - 2) * slope + (6 / k) * (v - mean)) / (k + 1);
    mean += (v - mean) / k;
    rest *= 1 - alpha;
  }
}
