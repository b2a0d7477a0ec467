/**
 * How long after the money the wins come: share[k] of the wins that ever come are there within k days (0 days included).
 * Ends with 1; before day 0 it is 0, after its end 1.
 */
export type LagKernel = Float64Array;

/** Wins that a source needs for a kernel of its own; below, the kernel of all deals serves it. */
export const WINS_FOR_OWN_KERNEL = 30;

/**
 * Kernel from the cumulative incidence of "won" (Aalen-Johansen, lost deals competing), a step curve with value `won[i]` from `day[i]` on,
 * days whole and ascending from 0: F(k) / F(tau), tau the last day with a win.
 * Null when nothing was won or the curve is not one (it falls, is negative or not finite).
 */
export function lagKernel({
  day,
  won,
}: {
  readonly day: ArrayLike<number>;
  readonly won: ArrayLike<number>;
}): LagKernel | null {
  const rows = won.length;
  const whole = won[rows - 1];
  if (!(whole > 0 && whole < Infinity)) return null;
  let tau = rows - 1;
  while (tau > 0 && won[tau - 1] >= whole) tau--;
  const share = new Float64Array(day[tau] + 1);
  for (let i = 0, last = 0; i <= tau; i++) {
    if (!(won[i] >= last - 1e-12)) return null;
    last = Math.max(last, won[i]);
    share.fill(last / whole, day[i]);
  }
  return share;
}

/** `lag = 60 days`: every win comes exactly `days` (whole, 0 or more) after the money. */
export function fixedLag(days: number): LagKernel {
  const share = new Float64Array(days + 1);
  share[days] = 1;
  return share;
}

/** Share of the wins that are there within `days`. */
export function matured(kernel: LagKernel, days: number): number {
  return days < 0 ? 0 : days < kernel.length ? kernel[days] : 1;
}
