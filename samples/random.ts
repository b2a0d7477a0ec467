/** Random draws that are the same for the same seed, everywhere. */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** A whole number from 0 to below `below`. */
  whole(below: number): number;
  /** Lognormal with median 1; the logarithm has standard deviation `spread`. */
  factor(spread: number): number;
  /** Exponential with mean 1. */
  exponential(): number;
  /** An entry of a list that is not empty, as often as its weight says; all alike without weights. */
  pick<T>(list: readonly T[], weight?: (entry: T) => number): T;
}

/** Draws from a Weyl sequence whose terms are mixed by the 32-bit finaliser of MurmurHash3 (Appleby, `fmix32`). */
export function random(seed: number): Random {
  let state = seed | 0;
  const uniform = () => {
    state = (state + 0x9e3779b9) | 0;
    let x = state;
    x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
    x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
    return ((x ^ (x >>> 16)) >>> 0) / 4294967296;
  };
  const whole = (below: number) => Math.floor(uniform() * below);
  const exponential = () => -Math.log(1 - uniform());
  return {
    uniform,
    whole,
    exponential,
    // Box and Muller (1958)
    factor: (spread) => Math.exp(spread * Math.sqrt(2 * exponential()) * Math.cos(2 * Math.PI * uniform())),
    pick(list, weight) {
      if (!weight) return list[whole(list.length)];
      let left = uniform() * list.reduce((sum, entry) => sum + weight(entry), 0);
      return list.find((entry) => (left -= weight(entry)) < 0) || list[list.length - 1];
    },
  };
}

export const rounded = (value: number, step: number): number => Math.round(value / step) * step;
