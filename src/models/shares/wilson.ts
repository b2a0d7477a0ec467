/** The lower and the upper limit of an interval, in the unit of what it is about. */
export type Interval = readonly [low: number, high: number];

/** The z of a two-sided 95 % interval. */
export const Z95 = 1.959963984540054;

/**
 * Wilson's score interval of a share, never outside 0 … 1.
 * @param k how many had it; may be fractional (a share times an effective n)
 * @param n out of how many; may be an effective n such as Kish's
 * @param z standard normal quantile, 1.96 for 95 %
 * @returns null when n ≤ 0
 * @see Wilson, JASA 22 (1927) 209; method 3 of Newcombe, Statistics in Medicine 17 (1998) 857
 */
export function wilson(k: number, n: number, z = Z95): Interval | null {
  if (!(n > 0)) return null;
  const z2 = z * z,
    middle = k + z2 / 2,
    half = z * Math.sqrt(Math.max(0, (k * (n - k)) / n) + z2 / 4);
  return [k <= 0 ? 0 : Math.max(0, (middle - half) / (n + z2)), k >= n ? 1 : Math.min(1, (middle + half) / (n + z2))];
}

/**
 * Difference of two independent shares k1/n1 − k2/n2 with Newcombe's hybrid score interval.
 * @returns null when either n ≤ 0
 * @see method 10 of Newcombe, Statistics in Medicine 17 (1998) 873
 */
export function differenceOfShares(
  k1: number,
  n1: number,
  k2: number,
  n2: number,
  z = Z95,
): { difference: number; interval: Interval } | null {
  const first = wilson(k1, n1, z),
    second = wilson(k2, n2, z);
  if (!first || !second) return null;
  const p1 = k1 / n1,
    p2 = k2 / n2,
    difference = p1 - p2;
  return {
    difference,
    interval: [
      difference - Math.hypot(p1 - first[0], second[1] - p2),
      difference + Math.hypot(first[1] - p1, p2 - second[0]),
    ],
  };
}
