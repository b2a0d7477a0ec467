import { seeded } from './seeded';

/** Half the distance between two numbers of `seeded`: keeps 0 out. */
const HALF_STEP = 2 ** -33;

/** Draws that repeat exactly for the same seed. */
export interface Draws {
  /** Above 0 and below 1. */
  uniform(): number;
  normal(): number;
  /** Gamma with this shape and scale 1; a shape of 1 is the exponential. */
  gamma(shape: number): number;
  /** A Poisson count; one beyond a mean of 500 is the rounded normal. */
  poisson(mean: number): number;
  /** How many of `n` happen, each with chance `share`. */
  binomial(n: number, share: number): number;
}

/**
 * Gammas after Marsaglia & Tsang, ACM Transactions on Mathematical Software
 * 26 (2000) 363, counts by inversion.
 * @param seed any whole number
 */
export function drawsOf(seed: number): Draws {
  const { log, sqrt, cos, exp, PI } = Math;
  const next = seeded(seed);
  const uniform = (): number => next() + HALF_STEP;
  const normal = (): number => sqrt(-2 * log(uniform())) * cos(2 * PI * uniform());
  const gamma = (shape: number): number => {
    if (shape === 1) return -log(uniform());
    if (!(shape > 0)) return 0;
    if (shape < 1) return gamma(shape + 1) * uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && log(uniform()) < (x * x) / 2 + d * (1 - v + log(v))) return d * v;
    }
  };
  const poisson = (mean: number): number => {
    if (!(mean > 0)) return 0;
    if (mean > 500) return Math.max(0, Math.round(mean + sqrt(mean) * normal()));
    const least = exp(-mean);
    let count = 0;
    for (let p = uniform(); p > least; p *= uniform()) count++;
    return count;
  };
  const binomial = (n: number, share: number): number => {
    if (!(share > 0)) return 0;
    if (n > 200) return Math.min(n, Math.max(0, Math.round(n * share + sqrt(n * share * (1 - share)) * normal())));
    let count = 0;
    for (let i = 0; i < n; i++) if (uniform() < share) count++;
    return count;
  };
  return { uniform, normal, gamma, poisson, binomial };
}
