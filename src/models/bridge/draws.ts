import type { Uniform } from '../random/seeded';
import { normal } from '../random/seeded';

/** Where a count has more variance than this, the normal number rounded stands for it. */
const WIDE = 25;

/** Draws a whole number of low … high with the chances that `ratio(x)` = P(x + 1) / P(x) unrolls from `first` = P(low). */
function unrolled(u: Uniform, low: number, high: number, first: number, ratio: (x: number) => number): number {
  let chance = first;
  let left = u() - chance;
  let x = low;
  while (left >= 0 && x < high) {
    chance *= ratio(x);
    left -= chance;
    x++;
  }
  return x;
}

const rounded = (u: Uniform, mean: number, variance: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, Math.round(mean + Math.sqrt(variance) * normal(u))));

/** A Poisson count. */
export function poisson(u: Uniform, mean: number): number {
  if (mean > WIDE) return rounded(u, mean, mean, 0, Infinity);
  return unrolled(u, 0, 1000, Math.exp(-mean), (x) => mean / (x + 1));
}

/** Successes of n trials with chance p. */
export function binomial(u: Uniform, n: number, p: number): number {
  if (n <= 0 || p <= 0) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - binomial(u, n, 1 - p);
  if (n * p * (1 - p) > WIDE) return rounded(u, n * p, n * p * (1 - p), 0, n);
  return unrolled(u, 0, n, Math.pow(1 - p, n), (x) => (((n - x) / (x + 1)) * p) / (1 - p));
}

function logFactorial(n: number): number {
  if (n > 20) return (n + 0.5) * Math.log(n) - n + Math.log(2 * Math.PI) / 2 + 1 / (12 * n) - 1 / (360 * n * n * n);
  let product = 1;
  for (let k = 2; k <= n; k++) product *= k;
  return Math.log(product);
}
const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/** How many of `marked` among `all` fall into a part of size `part` drawn without replacement. */
export function hypergeometric(u: Uniform, all: number, marked: number, part: number): number {
  const low = Math.max(0, part + marked - all);
  const high = Math.min(part, marked);
  if (low >= high) return low;
  const mean = (part * marked) / all;
  const variance = (mean * (1 - marked / all) * (all - part)) / (all - 1);
  if (variance > WIDE) return rounded(u, mean, variance, low, high);
  const first = Math.exp(logChoose(marked, low) + logChoose(all - marked, part - low) - logChoose(all, part));
  const odds = (x: number): number => ((marked - x) * (part - x)) / ((x + 1) * (all - marked - part + x + 1));
  return unrolled(u, low, high, first, odds);
}
