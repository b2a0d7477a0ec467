import { weightedMean, weightedQuantile } from './weighted';

/** What is usual, how many lie outside, and the mean of the others; all null where there are too few to tell. */
export interface Usual {
  readonly from: number | null;
  readonly to: number | null;
  readonly outside: number | null;
  readonly meanInside: number | null;
}

const FEWEST = 8;

/**
 * The range of usual amounts: Tukey's fences, 1.5 times the distance of the quartiles beyond them (Exploratory Data Analysis,
 * 1977, ch. 2), on logarithms, since amounts are skewed: on a plain scale the largest of every team would stand out.
 * @param values ascending, none below 0; those of 0 lie outside @param counts how many there are of each
 */
export function usualRange(values: readonly number[], counts: readonly number[]): Usual {
  const above = values.map((_, i) => i).filter((i) => values[i] > 0);
  const sum = (places: readonly number[]): number => places.reduce((total, i) => total + counts[i], 0);
  if (sum(above) < FEWEST - 1e-9) return { from: null, to: null, outside: null, meanInside: null };
  const logs = above.map((i) => Math.log(values[i]));
  const weights = above.map((i) => counts[i]);
  const [first, third] = [0.25, 0.75].map((p) => weightedQuantile(logs, weights, p));
  const reach = 1.5 * (third - first);
  const [from, to] = [Math.exp(first - reach), Math.exp(third + reach)];
  const isInside = (value: number): boolean => value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9);
  const all = values.map((_, i) => i);
  const inside = all.filter((i) => isInside(values[i]));
  return {
    from,
    to,
    outside: sum(all.filter((i) => !isInside(values[i]))),
    meanInside: weightedMean(
      inside.map((i) => values[i]),
      inside.map((i) => counts[i]),
    ),
  };
}
