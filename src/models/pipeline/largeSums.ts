import type { Draws } from '../random/draws';

/** From so many independent parts on, of which none stands out, a sum is known by its first three moments. */
export const MANY = 200;
export const OUTSTANDING = 0.04;

/** Mean, variance and third central moment of a sum of independent parts, and the largest variance that one part has. */
export interface Moments {
  readonly mean: number;
  readonly variance: number;
  readonly third: number;
  readonly largest: number;
}

/** Whether a sum of so many parts `times` over is known by its moments. */
export const isLarge = ({ variance, largest }: Moments, parts: number, times = 1): boolean =>
  parts * times >= MANY && largest <= OUTSTANDING * variance * times;

/** The moments of what open deals bring: of `many[k]` deals of `value[k]` each is won with `chance[k]`. */
export function momentsOfWins(value: Float64Array, many: Float64Array, chance: Float32Array): Moments {
  let [mean, variance, third, largest] = [0, 0, 0, 0];
  for (let k = 0; k < value.length; k++) {
    const [v, p] = [value[k], chance[k]];
    const one = many[k] * v * p;
    mean += one;
    variance += one * v * (1 - p);
    if (v * v * p * (1 - p) > largest) largest = v * v * p * (1 - p);
    third += one * v * v * (1 - p) * (1 - 2 * p);
  }
  return { mean, variance, third, largest };
}

/** The moments of one draw from ascending values by cumulated weights. */
export function momentsOfDraw(values: readonly number[], cumulated: Float64Array): Moments {
  const all = cumulated[values.length - 1];
  let [mean, square, cube] = [0, 0, 0];
  for (let k = 0; k < values.length; k++) {
    const share = (cumulated[k] - (k > 0 ? cumulated[k - 1] : 0)) / all;
    mean += share * values[k];
    square += share * values[k] ** 2;
    cube += share * values[k] ** 3;
  }
  const [low, high] = [values[0], values[values.length - 1]];
  return {
    mean,
    variance: Math.max(0, square - mean * mean),
    third: cube - 3 * mean * square + 2 * mean ** 3,
    largest: Math.max(high - mean, mean - low) ** 2,
  };
}

/** A draw of a sum with these moments, of `times` such parts: a shifted gamma, which has the same three (Pearson's type III). */
export function drawSum(random: Draws, { mean, variance, third }: Moments, times = 1): number {
  const spread = Math.sqrt(variance * times);
  if (!(spread > 0)) return mean * times;
  const skewness = (third * times) / spread ** 3;
  const size = Math.abs(skewness);
  if (size < 1e-3) return Math.max(0, mean * times + spread * random.normal());
  const shape = 4 / (size * size);
  const standard = (random.gamma(shape) - shape) / Math.sqrt(shape);
  return Math.max(0, mean * times + spread * (skewness > 0 ? standard : -standard));
}
