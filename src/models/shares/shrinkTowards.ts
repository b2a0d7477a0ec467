import { logGamma } from './gamma';
import { summarise, type Shrunk } from './shrink';

/** Points of the grid over M/(m0 + M), and how far below the highest log posterior one still counts. */
const GRID = 120;
const NEGLIGIBLE = 9;

/** A group's share k of n (both may be fractional), and the share of what it is part of. */
export interface Part {
  readonly k: number;
  readonly n: number;
  readonly towards: number;
}

/**
 * Shares of groups, each drawn towards the known share of what it is part of, as far as groups resemble those:
 * k ~ Bin(n, p), p ~ Beta(Mμ, M(1 − μ)), μ known for each, M common to all with density m0/(m0 + M)², m0 the median n.
 * @returns in the order given; a group without cases has what the others say of groups like it
 * @see Christiansen & Morris, JASA 92 (1997) 618, for the prior of M
 */
export function shrinkTowards(parts: readonly Part[]): Shrunk[] {
  const known = parts.filter(({ n }) => n > 0);
  const sizes = known.map(({ n }) => n).sort((a, b) => a - b);
  const half = sizes.length / 2;
  const m0 = sizes.length > 0 ? (sizes[Math.ceil(half) - 1] + sizes[Math.floor(half)]) / 2 : 1;
  const inside = ({ towards }: Part): number => Math.min(1 - 1e-6, Math.max(1e-6, towards));
  const grid = Array.from({ length: GRID }, (_, i) => (m0 * (i + 0.5)) / (GRID - i - 0.5));
  const likelihood = grid.map((m) => {
    let sum = 0;
    const ofAll = logGamma(m);
    for (const part of known) {
      const [a, b] = [m * inside(part), m * (1 - inside(part))];
      sum += logGamma(a + part.k) + logGamma(b + part.n - part.k) - logGamma(m + part.n);
      sum += ofAll - logGamma(a) - logGamma(b);
    }
    return sum;
  });
  const highest = likelihood.reduce((most, each) => Math.max(most, each), -Infinity);
  const kept = grid.map((_, i) => i).filter((i) => likelihood[i] > highest - NEGLIGIBLE);
  const log = Float64Array.from(kept, (i) => likelihood[i] - highest);
  return parts.map((part) =>
    summarise(part.k, part.n - part.k, {
      a: Float64Array.from(kept, (i) => grid[i] * inside(part)),
      b: Float64Array.from(kept, (i) => grid[i] * (1 - inside(part))),
      log,
    }),
  );
}
