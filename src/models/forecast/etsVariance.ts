import { forecastEts, type Ets } from './ets';

/**
 * Forecast variances of a fitted model, one per period ahead (Hyndman, Koehler, Ord & Snyder, Forecasting with
 * Exponential Smoothing, 2008, chapter 6: table 6.2 for additive errors, section 6.3 for relative errors with no or an
 * additive season, section 6.4 for multiplicative seasons).
 *
 * @param fit a fitted model
 * @param horizon number of periods
 */
export function etsVariance(fit: Ets, horizon: number): number[] {
  const { form, alpha, beta, gamma, phi, sigma2, state } = fit;
  if (form.season === 'M') return Array.from({ length: horizon }, (_, h) => product(fit, h));
  const m = state.seasonal.length;
  const relative = form.error === 'M';
  const weight: number[] = []; // squared weight of an error in the forecast j periods later
  const second: number[] = []; // second moment of the forecast before its own error
  let reach = 0;
  return forecastEts(fit, horizon).map((mean, h) => {
    let spread = 0;
    for (let j = 1; j <= h; j++) spread += weight[j] * (relative ? second[h - j] : 1);
    second[h] = mean * mean + sigma2 * spread;
    reach += phi ** (h + 1);
    weight[h + 1] = (alpha + beta * reach + (m && (h + 1) % m === 0 ? gamma : 0)) ** 2;
    return relative ? (1 + sigma2) * second[h] - mean * mean : sigma2 * (1 + spread);
  });
}

/**
 * Variance `h` periods after the next one where level and season multiply. Follows the mean and the second moments of
 * (level × season, slope × season) for the one season that is met, both moved by the same relative errors.
 */
function product({ alpha, beta, gamma, phi, sigma2, state }: Ets, h: number): number {
  const m = state.seasonal.length;
  const s = state.seasonal[h % m];
  let a = state.level * s;
  let b = state.slope * s;
  let [aa, ab, bb] = [a * a, a * b, b * b];
  for (let t = 0; t < h; t++) {
    const g = t % m === h % m ? gamma : 0; // is this the season's own period?
    const keep = 1 + g * g * sigma2;
    const mixed = 2 * g * sigma2;
    const noise = sigma2 + 3 * g * g * sigma2 * sigma2;
    const q = a + phi * b;
    const qq = aa + 2 * phi * ab + phi * phi * bb;
    const qb = phi * (ab + phi * bb);
    aa = (keep + 2 * alpha * mixed + alpha * alpha * noise) * qq;
    ab = keep * qb + mixed * (beta * qq + alpha * qb) + alpha * beta * noise * qq;
    bb = keep * phi * phi * bb + 2 * beta * mixed * qb + beta * beta * noise * qq;
    a = (1 + alpha * g * sigma2) * q;
    b = phi * b + beta * g * sigma2 * q;
  }
  const q = a + phi * b;
  return (1 + sigma2) * (aa + 2 * phi * ab + phi * phi * bb) - q * q;
}
