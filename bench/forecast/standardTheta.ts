import { fitEts, forecastEts } from '../../src/models/forecast/ets';
import { seasonalIndices, deseasonalise, reseasonalise } from '../../src/models/forecast/seasonal';

/**
 * The yardstick: the theta method that won the M3 competition (Assimakopoulos & Nikolopoulos 2000), as simple smoothing with
 * half the slope of a straight line (Hyndman & Billah, International Journal of Forecasting 19, 2003, 287–290), on classical
 * seasonal ratios where the autocorrelation at one cycle is significant at 90 %. It is what R's `thetaf` does.
 *
 * @param y values, oldest first
 * @param period length of the cycle
 * @param horizon periods to forecast
 * @returns the forecasts, alpha, and the standard deviations, which R leaves without season
 */
export function standardTheta(y: readonly number[], period: number, horizon: number) {
  const n = y.length;
  const season =
    period > 1 && n > 2 * period && seasonal(y, period) && y.every((v) => v > 0)
      ? seasonalIndices(y, period, true, false)
      : { index: [1], ratio: true };
  const plain = deseasonalise(y, season);
  const fit = fitEts(plain, 1, { error: 'A', trend: 'N', season: 'N' }, 'thorough')!;
  let slope = 0;
  for (let t = 0; t < n; t++) slope += (12 * (t - (n - 1) / 2) * plain[t]) / (n * (n * n - 1));
  const { alpha } = fit;
  const mean = forecastEts(fit, horizon).map((v, h) => v + (slope / 2) * (h + (1 - (1 - alpha) ** n) / alpha));
  return {
    mean: reseasonalise(mean, season, n),
    alpha,
    sd: mean.map((_, h) => Math.sqrt(fit.sigma2 * (1 + h * alpha * alpha))),
  };
}

function seasonal(y: readonly number[], period: number): boolean {
  const n = y.length;
  const mean = y.reduce((a, v) => a + v, 0) / n;
  const moment = (lag: number) => {
    let sum = 0;
    for (let t = lag; t < n; t++) sum += (y[t] - mean) * (y[t - lag] - mean);
    return sum;
  };
  const r = Array.from({ length: period }, (_, i) => moment(i + 1) / moment(0));
  const spread = Math.sqrt((1 + 2 * r.slice(0, -1).reduce((a, v) => a + v * v, 0)) / n);
  return Math.abs(r[period - 1]) / spread > 1.645;
}
