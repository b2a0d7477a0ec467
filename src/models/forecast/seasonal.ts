/** Seasonal indices, one per place in the cycle (`index[t % period]`), and how they meet the level. */
export interface Season {
  index: number[];
  /** true: value = level × index; false: value = level + index. */
  ratio: boolean;
}

/**
 * Classical decomposition: the mean of what is left of each season after a centred moving average of one cycle,
 * normalised to a mean of one (ratios) or zero (differences).
 *
 * @param y values, oldest first, at least two cycles
 * @param period length of the cycle, at least 2
 * @param ratio ratios (every value above zero) or differences
 * @param shrink pulled towards "no season" by James and Stein's weight
 *   W = min(1, (m−3)/(m−1)·V/B), V = pooled within-season variance ÷ cycles, B = variance between the seasons
 *   (Miller & Williams, International Journal of Forecasting 19, 2003, 669–684)
 */
export function seasonalIndices(y: readonly number[], period: number, ratio: boolean, shrink: boolean): Season {
  const n = y.length;
  const half = period >> 1;
  const even = period % 2 === 0 ? 0.5 : 1;
  const total = new Array<number>(period).fill(0);
  const count = total.slice();
  const rest: number[] = [];
  for (let t = half; t < n - half; t++) {
    let level = even * (y[t - half] + y[t + half]);
    for (let i = 1 - half; i < half; i++) level += y[t + i];
    level /= period;
    rest[t] = ratio ? y[t] / level : y[t] - level;
    total[t % period] += rest[t];
    count[t % period]++;
  }
  const none = ratio ? 1 : 0;
  const mean = total.map((v, i) => (count[i] ? v / count[i] : none));
  const whole = mean.reduce((a, b) => a + b, 0) / period;
  const index = mean.map((v) => (ratio ? v / whole : v - whole));
  if (!shrink) return { index, ratio };
  let within = 0;
  rest.forEach((v, t) => (within += (v - mean[t % period]) ** 2));
  const seen = n - 2 * half;
  const between = index.reduce((a, v) => a + (v - none) ** 2, 0) / (period - 1);
  const noise = (within / Math.max(1, seen - period)) * (period / seen);
  const keep = 1 - Math.min(1, Math.max(0, ((period - 3) / (period - 1)) * (between > 0 ? noise / between : 1)));
  return { index: index.map((v) => none + keep * (v - none)), ratio };
}

/** Takes the season out of `y`, whose first value stands at place 0 of the cycle. */
export function deseasonalise(y: readonly number[], { index, ratio }: Season): number[] {
  return y.map((v, t) => (ratio ? v / index[t % index.length] : v - index[t % index.length]));
}

/** Puts the season back on forecasts, the first of which stands at place `from`. */
export function reseasonalise(y: readonly number[], { index, ratio }: Season, from: number): number[] {
  return y.map((v, h) => {
    const s = index[(from + h) % index.length];
    return ratio ? v * s : v + s;
  });
}
