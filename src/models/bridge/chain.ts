import { sumOf } from '../sum';

/**
 * One period of a quantity cut into slices. Each slice is a chain of factors: (total × share × first rate + beside) × the
 * other rates. `beside` holds what a first rate cannot say where nothing was begun to set it against.
 */
export interface Side {
  readonly total: number;
  /** By slice, adding up to 1. */
  readonly share: readonly number[];
  /** By rate and slice; NaN where there is nothing to tell it from. */
  readonly rate: readonly (readonly number[])[];
  /** By rate and slice. */
  readonly beside: readonly (readonly number[])[];
}

/** How the slices make the number: the rates of each chain, above and (for a ratio) below the line. */
export interface Form {
  readonly above: readonly number[];
  readonly below?: readonly number[];
}

/** The place of each driver: the total, the mix of slices, then the rates in their order. */
export const TOTAL = 0;
export const MIX = 1;
/** The place of the driver of a rate, counted from 0. */
export const rateDriver = (rate: number): number => rate + 2;

/** Which of two sides each driver takes: a bit per driver, 1 = after. */
type Mask = number;

const taken = (sides: readonly [Side, Side], mask: Mask, driver: number): Side => sides[(mask >> driver) & 1];

/** What each slice adds to a chain, and how that grows with its share. */
export function partsOf(
  chain: readonly number[],
  sides: readonly [Side, Side],
  mask: Mask,
): { parts: number[]; slopes: number[] } {
  const { total } = taken(sides, mask, TOTAL);
  const { share } = taken(sides, mask, MIX);
  const parts: number[] = [];
  const slopes: number[] = [];
  for (let g = 0; g < share.length; g++) {
    let slope = total;
    let beside = 0;
    chain.forEach((rate, place) => {
      const side = taken(sides, mask, rateDriver(rate));
      const factor = side.rate[rate][g];
      slope *= factor;
      beside = place === 0 ? side.beside[rate][g] : beside * factor;
    });
    slopes.push(slope);
    parts.push(slope * share[g] + beside);
  }
  return { parts, slopes };
}

/** The number that a side comes to. */
export function valueOf(form: Form, side: Side): number {
  const above = sumOf(partsOf(form.above, [side, side], 0).parts);
  return form.below ? above / sumOf(partsOf(form.below, [side, side], 0).parts) : above;
}

/**
 * Two sides that can be set against each other: a rate that nothing tells in one period takes its value from the other, and
 * so does the mix of a period without any total.
 */
export function comparable(before: Side, after: Side): [Side, Side] {
  const filled = (one: Side, other: Side): Side => ({
    ...one,
    share: one.share.some((x) => x !== 0) ? one.share : other.share,
    rate: one.rate.map((rates, r) =>
      rates.map((x, g) => (x === x ? x : other.rate[r][g] === other.rate[r][g] ? other.rate[r][g] : 0)),
    ),
  });
  return [filled(before, after), filled(after, before)];
}
