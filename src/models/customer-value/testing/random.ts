import type { Uniform } from '../../random/seeded';
import { normal } from '../../random/seeded';

/** An exponential number of mean 1. */
export const exponential = (u: Uniform) => -Math.log(1 - u());

/** Marsaglia & Tsang, ACM TOMS 26 (2000) 363. */
export function gamma(u: Uniform, shape: number): number {
  if (shape < 1) return gamma(u, shape + 1) * Math.pow(1 - u(), 1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const z = normal(u);
    const v = (1 + z / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - u()) < z ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Counts exponential gaps within `mean`. */
export function poisson(u: Uniform, mean: number): number {
  let count = -1;
  for (let time = 0; time <= mean; time += exponential(u)) count++;
  return count;
}
