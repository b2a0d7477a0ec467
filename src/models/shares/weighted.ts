/** The mean of ascending values, each standing for `counts[i]` cases; NaN-free as long as one count is above 0. */
export function weightedMean(values: readonly number[], counts: readonly number[]): number {
  let sum = 0;
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i] * counts[i];
    n += counts[i];
  }
  return sum / n;
}

/**
 * The p-quantile of ascending values, each standing for `counts[i]` cases, with linear interpolation between the two
 * cases around (n − 1)p: the median of an even number is the mean of its two middle cases.
 * @see definition 7 of Hyndman & Fan, The American Statistician 50 (1996) 361
 */
export function weightedQuantile(values: readonly number[], counts: readonly number[], p: number): number {
  let n = 0;
  for (const count of counts) n += count;
  const at = Math.max(0, (n - 1) * p);
  const below = Math.floor(at + 1e-9);
  const part = Math.max(0, at - below);
  let seen = 0;
  for (let i = 0; i < values.length; i++) {
    seen += counts[i];
    if (seen > below + 1e-9) {
      const isSplit = part > 1e-9 && seen <= below + 1 + 1e-9 && i + 1 < values.length;
      return isSplit ? values[i] + part * (values[i + 1] - values[i]) : values[i];
    }
  }
  return values[values.length - 1];
}
