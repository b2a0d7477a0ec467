import { members, lastMean, seasonalNaive, type Memory, type Plan } from './members';

/** How many periods before the end the back-test stands. */
const ORIGINS = [1, 2, 3, 4, 6, 8, 10, 12, 15, 18, 21, 24];

/** Forecasts made with the values up to an origin, beside what came. */
export interface Origin {
  /** Values known at the origin. */
  known: number;
  actual: number[];
  /** The combination of the members' forecasts. */
  forecast: number[];
}

/** Error in units of the mean absolute seasonal change, and as a share of the total; null where that is zero. */
export interface Accuracy {
  mase: number | null;
  wape: number | null;
}

/**
 * Forecasts again from up to twelve earlier origins and weights the members by 1 ÷ MAE².
 *
 * @param y values, oldest first, at least five
 * @param plan what `y` is long enough for
 * @param horizon periods ahead that matter
 * @param memory of the forecast from the last origin
 */
export function backtest(y: readonly number[], plan: Plan, horizon: number, memory: Memory) {
  const n = y.length;
  const least = Math.max(2 * (plan.seasonal ? plan.period : 1) + 2, Math.ceil(0.6 * n));
  const runs = ORIGINS.filter((k) => n - k >= least).map((k) => {
    const known = y.slice(0, n - k);
    const ahead = Math.min(k, horizon);
    const actual = y.slice(n - k, n - k + ahead);
    return {
      actual,
      all: members(known, plan, ahead, memory).map((f) => f.mean),
      mean: lastMean(known, plan.period, ahead),
      naive: seasonalNaive(known, plan.period, ahead),
    };
  });
  type Run = (typeof runs)[number];
  const actuals = runs.flatMap((r) => r.actual);
  const errorOf = (pick: (r: Run) => number[]) => {
    let sum = 0;
    for (const r of runs) pick(r).forEach((f, h) => (sum += Math.abs(r.actual[h] - f)));
    return sum / actuals.length;
  };
  const errors = runs[0].all.map((_, i) => errorOf((r) => r.all[i]));
  // a member without error would take everything; the floor leaves the others a trace
  const floor = Math.max(...errors) * 1e-3 || 1;
  const raw = errors.map((e) => Math.max(e, floor) ** -2);
  const total = raw.reduce((a, b) => a + b, 0);
  const weights = raw.map((w) => w / total);
  const blend = (all: readonly (readonly number[])[]) =>
    all[0].map((_, h) => all.reduce((a, f, i) => a + weights[i] * f[h], 0));

  const { scale, lag } = seasonalChange(y, plan.period);
  const size = actuals.reduce((a, v) => a + Math.abs(v), 0) / actuals.length;
  const accuracy = (mae: number): Accuracy => ({ mase: scale ? mae / scale : null, wape: size ? mae / size : null });
  const origins: Origin[] = runs.map((r, i) => ({
    known: n - ORIGINS[i],
    actual: r.actual,
    forecast: blend(r.all),
  }));
  const error = errorOf((r) => blend(r.all));
  const meanError = errorOf((r) => r.mean);
  const naiveError = errorOf((r) => r.naive);
  return {
    weights,
    blend,
    origins,
    lag,
    accuracy: accuracy(error),
    lastMean: accuracy(meanError),
    seasonalNaive: accuracy(naiveError),
  };
}

/** Mean absolute change over one cycle; from one period to the next where no cycle is seen or nothing changes. */
export function seasonalChange(y: readonly number[], period: number): { scale: number; lag: number } {
  for (const lag of [period, 1]) {
    let sum = 0;
    for (let t = lag; t < y.length; t++) sum += Math.abs(y[t] - y[t - lag]);
    if (sum > 0) return { scale: sum / (y.length - lag), lag };
  }
  return { scale: 0, lag: period };
}
