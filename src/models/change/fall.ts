import { upperGamma } from '../shares/gamma';

/** The money of a period and the sum of the squares of what it is made of. */
export interface Sum {
  readonly sum: number;
  readonly squares: number;
}

/**
 * How often chance alone would show a fall as large as this or larger, were deals of both periods drawn from one process:
 * each deal then falls into either with even odds, and the difference has the variance Σ amount². Normal approximation with
 * a correction of half a step to either side, a step being the mean amount weighted by itself; for equal amounts it is
 * within about .01 of the exact binomial (3 of 3 lost: 1/8; 1 against 5: 7/64). The periods must be equally long.
 * @returns a share 0–1; null where nothing fell or nothing was there before
 */
export function fallByChance(before: Sum, now: Sum): number | null {
  const squares = before.squares + now.squares;
  const total = Math.abs(before.sum) + Math.abs(now.sum);
  const fall = before.sum - now.sum;
  if (!(fall > 0) || !(before.sum > 0) || !(squares > 0)) return null;
  const z = Math.max(0, fall - squares / total) / Math.sqrt(squares);
  return upperGamma(0.5, (z * z) / 2) / 2;
}

/**
 * Which of several chances are below noise when at most `rate` of those named may be false alarms.
 * Benjamini & Hochberg, J. R. Statist. Soc. B 57 (1995) 289–300.
 */
export function beyondNoise(chances: readonly (number | null)[], rate = 0.05): boolean[] {
  const known = chances.filter((chance): chance is number => chance !== null).sort((a, b) => a - b);
  let limit = -1;
  known.forEach((chance, i) => {
    if (chance <= (rate * (i + 1)) / known.length) limit = chance;
  });
  return chances.map((chance) => chance !== null && chance <= limit);
}
