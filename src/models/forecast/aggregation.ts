import { fitEts, forecastEts, type EtsParameters } from './ets';

/** Fewest means to which a damped trend, five parameters, is fitted. */
const FEWEST = 5;

/** Damped trends by span, kept to start later fits nearby. */
export type Spans = (EtsParameters | undefined)[];

/**
 * Damped trends fitted to the means over 1, 2, 3 … periods, for every span that divides a cycle (temporal aggregation:
 * Kourentzes, Petropoulos & Trapero, International Journal of Forecasting 30, 2014, 291–302).
 *
 * @param y values without season, oldest first; an incomplete first span is dropped
 * @param period length of the cycle
 * @param horizon periods to forecast
 * @param warm earlier fits, brought up to date
 * @returns one forecast per span, the first from the values themselves; spans with too few means are absent
 */
export function dampedTrends(y: readonly number[], period: number, horizon: number, warm: Spans): number[][] {
  const forecasts: number[][] = [];
  for (let span = 1; span <= period; span++) {
    const count = Math.floor(y.length / span);
    if (period % span || (span > 1 && count < FEWEST)) continue;
    const means = new Array<number>(count).fill(0);
    const from = y.length - count * span;
    for (let t = from; t < y.length; t++) means[Math.floor((t - from) / span)] += y[t] / span;
    const fit = fitEts(means, 1, { error: 'A', trend: 'Ad', season: 'N' }, warm[span], warm[span] ? 5 : 40);
    if (!fit) continue;
    warm[span] = fit;
    const mean = forecastEts(fit, Math.ceil(horizon / span));
    forecasts.push(Array.from({ length: horizon }, (_, h) => mean[Math.floor(h / span)]));
  }
  return forecasts;
}
