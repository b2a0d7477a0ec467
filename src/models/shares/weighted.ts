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

/** The sum of counts, and that of their squares, one by one for whole cases: a count above 1 is whole ones and the rest. */
export function casesOf(counts: readonly number[]): { n: number; squares: number } {
  let n = 0;
  let squares = 0;
  for (const count of counts) {
    const whole = Math.floor(count + 1e-9);
    n += count;
    squares += whole + Math.max(0, count - whole) ** 2;
  }
  return { n, squares };
}

/**
 * The p-quantile of ascending values, each standing for `counts[i]` cases: the mean of a window as wide as one case, which
 * begins at the share p of what it can move along the cumulated counts. With whole cases that is linear interpolation
 * between the two around (n − 1)p (definition 7 of Hyndman & Fan, The American Statistician 50 (1996) 361); of cases that
 * are shares the width is Σw² ÷ Σw, so halves of all cases give what the cases give. A count above 1 is whole cases and
 * the share that is left.
 * @see Akinshin, Weighted quantile estimators (2023), arXiv 2304.07265, section 4
 */
export function weightedQuantile(values: readonly number[], counts: readonly number[], p: number): number {
  const { n, squares } = casesOf(counts);
  const width = squares / n;
  const from = (n - width) * p;
  let first = -1;
  let more = 0;
  for (let i = 0, seen = 0; i < values.length; i++) {
    const before = seen;
    seen += counts[i];
    const part = Math.min(seen, from + width) - Math.max(before, from);
    if (!(part > 1e-9 * width)) continue;
    if (first < 0) first = i;
    more += (part / width) * (values[i] - values[first]);
  }
  return values[first < 0 ? values.length - 1 : first] + more;
}
