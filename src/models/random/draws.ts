import { scrambled } from './seeded';

const { log, sqrt, cos, exp, PI } = Math;

/** Half the distance between two numbers: keeps 0 out. */
const HALF_STEP = 2 ** -33;

/**
 * Draws that repeat exactly for the same seed: uniform ones as `seeded` gives them, gammas after Marsaglia & Tsang, ACM
 * Transactions on Mathematical Software 26 (2000) 363, counts by inversion. A class, as code that was made fast for one
 * seed is fast for all.
 */
export class Draws {
  private state: number;

  /** @param seed any whole number */
  constructor(seed: number) {
    this.state = seed | 0;
  }

  /** Above 0 and below 1. */
  uniform(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    return scrambled(this.state) + HALF_STEP;
  }

  normal(): number {
    return sqrt(-2 * log(this.uniform())) * cos(2 * PI * this.uniform());
  }

  /** Gamma with this shape and scale 1; a shape of 1 is the exponential. */
  gamma(shape: number): number {
    if (shape === 1) return -log(this.uniform());
    if (!(shape > 0)) return 0;
    if (shape < 1) return this.gamma(shape + 1) * this.uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const root = 1 + c * x;
      const v = root * root * root;
      if (!(v > 0)) continue;
      const u = this.uniform();
      // the squeeze of the paper: all that it accepts the logarithms would
      if (u < 1 - 0.0331 * x * x * x * x || log(u) < (x * x) / 2 + d * (1 - v + log(v))) return d * v;
    }
  }

  /** A Poisson count; one beyond a mean of 500 is the rounded normal. */
  poisson(mean: number): number {
    if (!(mean > 0)) return 0;
    if (mean > 500) return Math.max(0, Math.round(mean + sqrt(mean) * this.normal()));
    const least = exp(-mean);
    let count = 0;
    for (let p = this.uniform(); p > least; p *= this.uniform()) count++;
    return count;
  }

  /** How many of `n` happen, each with chance `share`. */
  binomial(n: number, share: number): number {
    if (!(share > 0)) return 0;
    if (n > 200) return Math.min(n, Math.max(0, Math.round(n * share + sqrt(n * share * (1 - share)) * this.normal())));
    let count = 0;
    for (let i = 0; i < n; i++) if (this.uniform() < share) count++;
    return count;
  }
}

/** @param seed any whole number */
export const drawsOf = (seed: number): Draws => new Draws(seed);
