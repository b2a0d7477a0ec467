/** Seeded draws for tests; a function of no arguments gives uniform numbers in [0, 1). */
export type Uniform = () => number;

/** Mulberry32 by Tommy Ettinger (public domain). */
export function seeded(seed: number): Uniform {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const exponential = (u: Uniform) => -Math.log(1 - u());

export const normal = (u: Uniform) => Math.sqrt(2 * exponential(u)) * Math.cos(2 * Math.PI * u());

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
