/** `steps` equal steps of length `step` (time unit of the data), each worth 1 / (1 + rate) of the one before. */
export interface Discounting {
  readonly steps: number;
  readonly step: number;
  readonly rate: number;
}

/** Days of a month: a twelfth of a year of 365.25. */
export const MONTH = 365.25 / 12;

/**
 * Monthly steps at a yearly rate: 36 months at 10 % a year unless told otherwise, times in days. A horizon that is no whole
 * number of months is parted into as many equal steps, each a little shorter.
 */
export function monthly(months = 36, yearly = 0.1): Discounting {
  const steps = Math.max(1, Math.ceil(months - 1e-9));
  return { steps, step: (months * MONTH) / steps, rate: Math.pow(1 + yearly, months / steps / 12) - 1 };
}

export interface TimeWeights {
  readonly time: readonly number[];
  readonly weight: readonly number[];
}

/**
 * Times and weights with which a cumulative curve E, E(0) = 0, gives its discounted total: sum of
 * (E(i) - E(i-1)) / (1 + rate)^i. Exact up to 16 steps; beyond, at 16 Chebyshev points of log(1 + t / scale) (barycentric
 * interpolation: Berrut & Trefethen, SIAM Review 46, 2004), where purchase curves of gamma-distributed buyers with that `scale` are smooth.
 */
export function timeWeights({ steps, step, rate }: Discounting, scale: number): TimeWeights {
  const exact = Array.from({ length: steps }, (_, i) => {
    const now = Math.pow(1 + rate, -i - 1);
    return i === steps - 1 ? now : (now * rate) / (1 + rate);
  });
  const time = exact.map((_, i) => (i + 1) * step);
  if (steps <= 16) return { time, weight: exact };
  const unit = Math.max(scale, step);
  const low = Math.log1p(step / unit);
  const half = (Math.log1p((steps * step) / unit) - low) / 2;
  const points = Array.from({ length: 16 }, (_, j) => low + half * (1 + Math.cos((Math.PI * j) / 15)));
  const weight = points.map(() => 0);
  time.forEach((t, i) => {
    const gaps = points.map((y) => Math.log1p(t / unit) - y);
    const share = gaps.map((gap, j) => ((j % 2 ? -1 : 1) * (j % 15 ? 1 : 0.5)) / (gap || 1e-15));
    const sum = share.reduce((a, b) => a + b);
    share.forEach((s, j) => (weight[j] += (exact[i] * s) / sum));
  });
  return { time: points.map((y) => unit * Math.expm1(y)), weight };
}
