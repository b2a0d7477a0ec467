import type { Form, Side } from './chain';
import { MIX, partsOf } from './chain';
import { sumOf } from '../sum';

/** The share of all orders of n drivers in which exactly these `before` come before one: b! (n − b − 1)! / n!. */
function orderShare(n: number, before: number): number {
  let share = 1 / n;
  for (let k = 1; k <= before; k++) share *= k / (n - k);
  return share;
}

/**
 * What one driver moves, by slice: its Shapley value, the mean over all orders of the drivers of what the number changes when
 * this one goes from before to after (Shapley 1953; for bridges Ang, Liu & Chew, Energy Policy 2003). A change of mix is
 * told against the mean slice, so that a slice gains by growing only if it is better than the mean.
 * @param drivers all that move; @param moved other values of this driver, before and after: what they would have moved along
 * the same lines, mix not set against the mean
 * @returns one number per slice, NaN where a ratio has nothing below the line on the way
 */
export function effectOf(
  driver: number,
  form: Form,
  sides: readonly [Side, Side],
  drivers: readonly number[],
  moved: readonly [Side, Side] = sides,
): number[] {
  const others = drivers.filter((each) => each !== driver);
  const slices = sides[0].share.length;
  const effect = new Array<number>(slices).fill(0);
  const [usual, other] = [sides, moved].map((pair) =>
    pair.map((side) => sides.map((each) => withDriver(each, side, driver)) as [Side, Side]),
  );
  const isMix = driver === MIX && moved === sides;
  const middle = sides[0].share.map((x, g) => (x + sides[1].share[g]) / 2);
  for (let subset = 0; subset < 1 << others.length; subset++) {
    let mask = 0;
    let size = 0;
    others.forEach((each, k) => {
      if ((subset >> k) & 1) {
        mask |= 1 << each;
        size++;
      }
    });
    const weight = orderShare(drivers.length, size);
    const [above, aboveAfter] = other.map((pair) => partsOf(form.above, pair, mask));
    const [below, belowAfter] = form.below ? other.map((pair) => partsOf(form.below ?? [], pair, mask)) : [];
    // of a ratio N/D: ΔN × mean of 1/D − ΔD × mean of N / (D × D′), which is exact
    let [gain, loss] = [1, 0];
    if (form.below) {
      const [d0, d1] = usual.map((pair) => sumOf(partsOf(form.below ?? [], pair, mask).parts));
      const n = usual.map((pair) => sumOf(partsOf(form.above, pair, mask).parts));
      gain = (1 / d0 + 1 / d1) / 2;
      loss = (n[0] + n[1]) / 2 / d0 / d1;
    }
    let mean = 0;
    if (isMix) middle.forEach((x, g) => (mean += x * (above.slopes[g] * gain - (below ? below.slopes[g] * loss : 0))));
    for (let g = 0; g < slices; g++) {
      const down = below ? (belowAfter.parts[g] - below.parts[g]) * loss : 0;
      const whole = (aboveAfter.parts[g] - above.parts[g]) * gain - down;
      effect[g] += weight * (isMix ? whole - (sides[1].share[g] - sides[0].share[g]) * mean : whole);
    }
  }
  return effect;
}

/** A side with one driver's values from another. */
function withDriver(side: Side, from: Side, driver: number): Side {
  if (side === from) return side;
  if (driver === 0) return { ...side, total: from.total };
  if (driver === MIX) return { ...side, share: from.share };
  const r = driver - 2;
  return {
    ...side,
    rate: side.rate.map((each, k) => (k === r ? from.rate[k] : each)),
    beside: side.beside.map((each, k) => (k === r ? from.beside[k] : each)),
  };
}
