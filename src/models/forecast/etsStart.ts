import { seasonalIndices, deseasonalise } from './seasonal';
import type { EtsForm, EtsParameters, EtsState } from './ets';

/**
 * Where the search for a maximum of the likelihood starts: classical seasonal terms and a straight line through the first
 * two cycles or ten values, as in Hyndman, Koehler, Snyder & Grose (International Journal of Forecasting 18, 2002,
 * 439–454), under several smoothing parameters.
 *
 * @param y values of the order of one
 * @param m length of the cycle, 1 where the form has no season
 * @param form which model
 */
export function startEts(y: number[], m: number, form: EtsForm): EtsParameters[] {
  const ratio = form.season === 'M';
  let seasonal: number[] = [];
  let z = y;
  if (m > 1) {
    const season = seasonalIndices(y, m, ratio, false);
    if (ratio) {
      const clipped = season.index.map((s) => Math.max(s, 0.02));
      const mean = clipped.reduce((a, b) => a + b, 0) / m;
      season.index = clipped.map((s) => s / mean);
    }
    seasonal = season.index;
    z = deseasonalise(y, season);
  }
  const k = Math.min(Math.max(10, 2 * m), z.length);
  let mean = 0;
  let slope = 0;
  for (let t = 0; t < k; t++) {
    mean += z[t] / k;
    slope += (12 * (t - (k - 1) / 2) * z[t]) / (k * (k * k - 1) || 1);
  }
  if (form.trend === 'N') slope = 0;
  let level = mean - (slope * (k + 1)) / 2;
  // a line that starts at or below zero cannot carry relative errors
  if ((form.error === 'M' || ratio) && level + slope <= 0.05 * mean) [level, slope] = [mean, 0];
  const guess = (alpha: number, steep: number, start: EtsState): EtsParameters => ({
    alpha,
    beta: steep * alpha,
    gamma: 0.05 * (1 - alpha),
    phi: 0.97,
    start,
  });
  const line = { level, slope, seasonal };
  const flat = seasonal.map(() => (ratio ? 1 : 0));
  const still = { level: y[0] > 0 ? y[0] : mean, slope: 0, seasonal: flat };
  const plain = form.season === 'N';
  return [
    guess(1 / (2 * m), 0.1, line),
    // without slope or season: inside the domain of every form
    guess(0.8, 0.8, still),
    guess(0.1, plain ? 0.9 : 0.1, line),
    guess(0.6, 0.1, line),
    ...(plain ? [guess(0.8, 0.8, line)] : []),
  ];
}
