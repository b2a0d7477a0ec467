import { leastSquares } from './leastSquares';
import { startEts } from './etsStart';
import { admissible } from './admissible';

/**
 * Exponential smoothing in state-space form, ETS(error, trend, season), with the parameters, likelihood and AICc of
 * Hyndman, Koehler, Ord & Snyder (Forecasting with Exponential Smoothing, 2008, chapters 2, 3 and 5) in the convention of
 * R's `forecast::ets`: beta ≤ alpha, gamma ≤ 1 − alpha, phi in .80–.98.
 */
export interface EtsForm {
  error: 'A' | 'M';
  trend: 'N' | 'A' | 'Ad';
  season: 'N' | 'A' | 'M';
}

/** Level, growth per period, and the seasonal terms in order of time, the first for the period that follows. */
export interface EtsState {
  level: number;
  slope: number;
  seasonal: number[];
}

export interface EtsParameters {
  alpha: number;
  beta: number;
  gamma: number;
  phi: number;
  start: EtsState;
}

export interface Ets extends EtsParameters {
  form: EtsForm;
  /** The state after the last value, from which forecasts start. */
  state: EtsState;
  logLikelihood: number;
  aicc: number;
  sigma2: number;
  /** One-step errors: absolute, or relative to the forecast where the error is multiplicative. */
  errors: number[];
}

const LEAST = 1e-4;
const MOST = 1 - LEAST;
const TINY = 1e-10;

type Bounds = readonly [low: number, high: number];
const UNIT: Bounds = [0, 1];

/** The fifteen forms that R tries by default, the simplest first: no multiplicative season under additive errors. */
export const ETS_FORMS: readonly EtsForm[] = (['A', 'M'] as const).flatMap((error) =>
  (['N', 'A', 'M'] as const).flatMap((season) =>
    error === 'A' && season === 'M' ? [] : (['N', 'A', 'Ad'] as const).map((trend) => ({ error, trend, season })),
  ),
);

/** `ETS(M,Ad,M)` and the like. */
export const etsName = ({ error, trend, season }: EtsForm): string => `ETS(${error},${trend},${season})`;

/**
 * The model with given parameters, run over `y`.
 *
 * @returns null where a forecast that must be positive is not
 */
export function evaluateEts(y: readonly number[], form: EtsForm, parameters: EtsParameters): Ets | null {
  const n = y.length;
  const errors = new Array<number>(n).fill(0);
  const { alpha, beta, gamma, phi, start } = parameters;
  const m = start.seasonal.length || 1;
  const x = [start.level, start.slope, ...(m > 1 ? start.seasonal : [0])];
  const logs = filter(form, m, y, alpha, beta, gamma, phi, x, errors);
  if (logs !== logs) return null;
  let sum = 0;
  for (const e of errors) sum += e * e;
  const seasonal = form.season === 'N' ? [] : start.seasonal.map((_, i) => x[2 + ((n + i) % m)]);
  // smoothing parameters, states (the last seasonal term follows from the others) and the variance
  const trend = form.trend === 'N' ? 0 : form.trend === 'A' ? 2 : 3;
  const count = 3 + trend + (form.season === 'N' ? 0 : m);
  const minusTwoLog = n * Math.log(Math.max(sum, Number.MIN_VALUE)) + 2 * logs;
  return {
    ...parameters,
    form,
    errors,
    state: { level: x[0], slope: x[1], seasonal },
    logLikelihood: -minusTwoLog / 2,
    aicc: n > count + 1 ? minusTwoLog + 2 * count + (2 * count * (count + 1)) / (n - count - 1) : Infinity,
    sigma2: sum / Math.max(1, n - count + 1),
  };
}

/**
 * Maximum likelihood. With relative errors it is what makes the sum of squares of the errors times the geometric mean of
 * the forecasts smallest, so every form is a least-squares problem.
 *
 * @param y values, oldest first; all above zero if error or season is multiplicative
 * @param period length of the cycle
 * @param form which model
 * @param search one start, several (no local maximum found so far has withstood them), or parameters to start from, e.g.
 *   those of the same series with some values more
 * @param rounds most Jacobians to spend
 * @returns null where the form cannot be fitted to these values
 */
export function fitEts(
  y: readonly number[],
  period: number,
  form: EtsForm,
  search: 'quick' | 'thorough' | EtsParameters = 'quick',
  rounds = 40,
): Ets | null {
  const n = y.length;
  const m = form.season === 'N' ? 1 : period;
  const trended = form.trend !== 'N';
  const damped = form.trend === 'Ad';
  // values of the order of one keep the steps of the search comparable
  let scale = 0;
  for (const v of y) scale += Math.abs(v) / n;
  if (!(scale > 0)) scale = 1;
  const z = y.map((v) => v / scale);
  const x = new Array<number>(2 + m).fill(0);
  const multiplicative = form.season === 'M';

  const unpack = (p: readonly number[]) => {
    let i = 0;
    const alpha = p[i++];
    const beta = trended ? LEAST + (alpha - LEAST) * p[i++] : 0;
    const gamma = m > 1 ? LEAST + (1 - alpha - LEAST) * p[i++] : 0;
    const phi = damped ? p[i++] : 1;
    x[0] = p[i++];
    x[1] = trended ? p[i++] : 0;
    if (m > 1) {
      let last = multiplicative ? m : 0;
      for (let s = 0; s < m - 1; s++) last -= x[2 + s] = p[i++];
      x[1 + m] = last;
    }
    return { alpha, beta, gamma, phi };
  };
  let checked = { alpha: 0, beta: 0, gamma: 0, phi: 0 };
  let allowed = true;
  // beta and gamma are searched as shares of what alpha leaves them, so that the region is a box
  const residuals = (p: readonly number[], out: number[]) => {
    const smoothing = unpack(p);
    const { alpha, beta, gamma, phi } = smoothing;
    if (multiplicative && x[1 + m] <= 0) return false;
    if (trended && m > 1) {
      // most steps of the search move a starting state and leave these alone
      const { alpha: a, beta: b, gamma: g, phi: f } = checked;
      if (a !== alpha || b !== beta || g !== gamma || f !== phi) allowed = admissible(alpha, beta, gamma, phi, m);
      checked = smoothing;
      if (!allowed) return false;
    }
    const logs = filter(form, m, z, alpha, beta, gamma, phi, x, out);
    if (logs !== logs) return false;
    if (logs !== 0) {
      const mean = Math.exp(logs / n);
      for (let t = 0; t < n; t++) out[t] *= mean;
    }
    return true;
  };
  const pack = (w: EtsParameters, by: number) => [
    w.alpha,
    ...(trended ? [(w.beta - LEAST) / (w.alpha - LEAST || 1)] : []),
    ...(m > 1 ? [(w.gamma - LEAST) / (1 - w.alpha - LEAST || 1)] : []),
    ...(damped ? [w.phi] : []),
    w.start.level / by,
    ...(trended ? [w.start.slope / by] : []),
    ...w.start.seasonal.slice(0, -1).map((s) => (multiplicative ? s : s / by)),
  ];

  const far: Bounds = [-1e6, 1e6];
  const box: Bounds[] = [
    [LEAST, MOST],
    ...(trended ? [UNIT] : []),
    ...(m > 1 ? [UNIT] : []),
    ...(damped ? [[0.8, 0.98] as Bounds] : []),
    far,
    ...(trended ? [far] : []),
    ...new Array<Bounds>(m - 1).fill(multiplicative ? [0.01, m] : far),
  ];
  const low = box.map((b) => b[0]);
  const high = box.map((b) => b[1]);
  const starts = typeof search === 'object' ? [pack(search, scale)] : startEts(z, m, form).map((w) => pack(w, 1));
  let best: ReturnType<typeof leastSquares> = { p: [], sum: Infinity };
  for (const start of starts) {
    const found = leastSquares(residuals, start, low, high, n, rounds, search === 'thorough' ? 1e-8 : 1e-6);
    if (found.sum < best.sum) best = found;
    if (search !== 'thorough' && best.sum < Infinity) break;
  }
  if (best.sum === Infinity) return null;
  const { alpha, beta, gamma, phi } = unpack(best.p);
  const seasonal = m > 1 ? x.slice(2).map((s) => (multiplicative ? s : s * scale)) : [];
  return evaluateEts(y, form, {
    alpha,
    beta,
    gamma,
    phi,
    start: { level: x[0] * scale, slope: x[1] * scale, seasonal },
  });
}

/**
 * Runs the recursions over `y`, changing the state `x` = [level, slope, seasonal terms by place in the cycle] and writing
 * one-step errors. Returns the sum of the logs of the forecasts under multiplicative errors, 0 under additive ones,
 * NaN where a forecast or divisor that must be positive is not.
 */
function filter(
  { error, season }: EtsForm,
  m: number,
  y: readonly number[],
  alpha: number,
  beta: number,
  gamma: number,
  phi: number,
  x: number[],
  errors: number[],
): number {
  const relative = error === 'M';
  const additive = season === 'A' ? 1 : 0;
  const product = season === 'M';
  let level = x[0];
  let slope = x[1];
  let logs = 0;
  let all = 1; // one logarithm for the product of many forecasts
  for (let t = 0, place = 2; t < y.length; t++) {
    const q = level + phi * slope;
    const s = x[place];
    // what the error is divided by to become that of the level, of the season, and the one that counts
    const ofLevel = product ? s : 1;
    const ofSeason = product ? q : 1;
    const f = q * ofLevel + additive * s;
    const ofError = relative ? f : 1;
    if (!(ofLevel > TINY && ofSeason > TINY && ofError > TINY)) return NaN;
    const e = y[t] - f;
    const change = e / ofLevel;
    errors[t] = e / ofError;
    x[place] = s + (gamma * e) / ofSeason;
    level = q + alpha * change;
    slope = phi * slope + beta * change;
    all *= ofError;
    if (all > 1e100 || all < 1e-100) {
      logs += Math.log(all);
      all = 1;
    }
    if (++place === m + 2) place = 2;
  }
  x[0] = level;
  x[1] = slope;
  return logs + Math.log(all);
}

/** Point forecasts of the next `horizon` periods: the model run on without errors. */
export function forecastEts({ form, phi, state }: Ets, horizon: number): number[] {
  let { level, slope } = state;
  return Array.from({ length: horizon }, (_, h) => {
    slope *= phi;
    level += slope;
    const s = state.seasonal[h % state.seasonal.length];
    return form.season === 'M' ? level * s : form.season === 'A' ? level + s : level;
  });
}

/**
 * The form with the lowest AICc, as R's `ets` chooses it: multiplicative errors and seasons only where every value is
 * above zero.
 *
 * @param y values, oldest first
 * @param period length of the cycle; 1 for none
 * @returns null for fewer values than the simplest form needs
 */
export function chooseEts(y: readonly number[], period: number): Ets | null {
  const positive = y.every((v) => v > 0);
  let best: Ets | null = null;
  const additive: Record<string, Ets | null> = {};
  for (const form of ETS_FORMS) {
    if (form.season !== 'N' && period < 2) continue;
    if (!positive && form.error === 'M') continue;
    // the recursions do not depend on the error: what fits one kind is near what fits the other
    const twin = additive[form.trend + form.season];
    const fit = (twin && fitEts(y, period, form, twin)) || fitEts(y, period, form);
    if (form.error === 'A') additive[form.trend + form.season] = fit;
    if (fit && fit.aicc < (best ? best.aicc : Infinity)) best = fit;
  }
  return best;
}
