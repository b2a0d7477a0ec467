/** Gives uniform numbers in [0, 1), one each call. */
export type Uniform = () => number;

/**
 * Uniform numbers that repeat exactly for the same seed: mulberry32 (Ettinger 2017, public domain).
 * @param seed any whole number
 */
export function seeded(seed: number): Uniform {
  let state = seed | 0;
  return () => scrambled((state = (state + 0x6d2b79f5) | 0));
}

/** The number in [0, 1) of a state of that generator. */
export function scrambled(state: number): number {
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

/** A standard normal number (Box & Muller 1958). */
export const normal = (u: Uniform): number => Math.sqrt(-2 * Math.log(1 - u())) * Math.cos(2 * Math.PI * u());
