import { atBound, inside, startAt } from './bounded';
import { logGamma } from './gammaFunctions';
import { curvature, minimise, type Objective } from './minimise';
import { spearman } from './spearman';

/**
 * One entry per customer with a repeat purchase: `x` repeat purchases, `mean` their mean value.
 * The first purchase counts in neither (lifetimes' quick start says otherwise; its code agrees with this).
 */
export interface RepeatValues {
  readonly x: ArrayLike<number>;
  readonly mean: ArrayLike<number>;
}

export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  /** In money. */
  readonly v: number;
}

export interface GammaGammaFit {
  readonly params: GammaGamma;
  readonly logLikelihood: number;
  readonly converged: boolean;
  /** True when a parameter lies at its bound: values hardly differ within or between customers. */
  readonly bound: boolean;
}

/** What one more purchase is worth: from Gamma-Gamma, or one mean for everybody with the reasons why. */
export type SpendModel =
  | { readonly kind: 'gammaGamma'; readonly params: GammaGamma; readonly bound?: true }
  | { readonly kind: 'mean'; readonly value: number; readonly why: readonly string[] };

const MANY = 4000;

/** log p, log q, log(v p / q) per mean value. */
const BOUNDS: readonly (readonly [number, number])[] = [
  [-7, 9],
  [-7, 9],
  [-9, 9],
];

/**
 * Gamma-Gamma by maximum likelihood. Source: Fader & Hardie, "The Gamma-Gamma Model of Monetary Value" (note 025, 2013).
 * Null when nobody has a repeat purchase of a value above zero.
 */
export function fitGammaGamma(values: RepeatValues): GammaGammaFit | null {
  const { log } = Math;
  const { x, mean, level } = usable(values);
  const customers = x.length;
  if (!customers) return null;
  const sums = new Float64Array(customers);
  let constant = 0;
  for (let i = 0; i < customers; i++) {
    constant -= log(mean[i]);
    sums[i] = (x[i] * mean[i]) / level;
  }
  const likelihood = (every: number): Objective => {
    const count: number[] = [];
    let logs = 0;
    for (let i = 0; i < customers; i += every) {
      count[x[i]] = (count[x[i]] || 0) + 1;
      logs += x[i] * log(sums[i]);
    }
    return (at, slope) => minusLog(x, sums, every, count, logs, at, slope);
  };
  const start = startAt([1, 1, 1], BOUNDS);
  // so many are fitted from where a part of them leads
  const part = customers > MANY ? likelihood(Math.ceil((2 * customers) / MANY)) : null;
  const rough = part && minimise(part, start, 1e-5).at;
  const { at, value, converged } = minimise(
    likelihood(1),
    rough ?? start,
    1e-7,
    300,
    part && rough && curvature(part, rough),
  );
  const { p, q, v } = parameters(at);
  return {
    params: { p, q, v: v * level },
    logLikelihood: constant - value * customers,
    converged,
    bound: atBound(at, BOUNDS).includes(true),
  };
}

function parameters(at: ArrayLike<number>) {
  const { value, slope } = inside(at, BOUNDS);
  const [p, q, scale] = value.map(Math.exp);
  return { p, q, v: (scale * q) / p, slopes: slope };
}

/**
 * Minus the log-likelihood per customer of each `every`-th one: `count` of them have so many repeat purchases, `logs` is the
 * sum of x log(sum). A function of its own: one made anew for each fit would begin cold.
 */
function minusLog(
  x: Float64Array,
  sums: Float64Array,
  every: number,
  count: readonly number[],
  logs: number,
  at: Float64Array,
  slope: Float64Array,
): number {
  const { log } = Math;
  const people = Math.ceil(x.length / every);
  const { p, q, v, slopes } = parameters(at);
  const logV = log(v);
  const [gammaQ, psiQ] = logGamma(q);
  let sum = people * (q * logV - gammaQ);
  let dp = logs;
  let dq = people * (logV - psiQ);
  count.forEach((n, k) => {
    const [all, psiAll] = logGamma(p * k + q);
    const [own, psiOwn] = logGamma(p * k);
    sum += n * (all - own);
    dp += n * k * (psiAll - psiOwn);
    dq += n * psiAll;
  });
  let [ofLogs, ofEach, shares, ofShares] = [0, 0, 0, 0];
  for (let i = 0; i < x.length; i += every) {
    const total = sums[i] + v;
    const logTotal = log(total);
    ofLogs += logTotal;
    ofEach += x[i] * logTotal;
    shares += 1 / total;
    ofShares += x[i] / total;
  }
  sum += p * (logs - ofEach) - q * ofLogs;
  dp -= ofEach;
  dq -= ofLogs;
  const dv = (people * q) / v - p * ofShares - q * shares;
  slope[0] = (-(dp * p - dv * v) * slopes[0]) / people;
  slope[1] = (-(dq * q + dv * v) * slopes[1]) / people;
  slope[2] = (-dv * v * slopes[2]) / people;
  return -sum / people;
}

/**
 * The model of a purchase's value that the data carry. Gamma-Gamma needs at least 50 customers with a repeat purchase, q above 1
 * (else the mean is infinite), values that differ, and a rank correlation of value and number of purchases within 0.3: by size,
 * since the textbook case (CDNOW, 0.11) is already significant. Otherwise the mean repeat purchase. Null without any.
 */
export function spendModel(values: RepeatValues): SpendModel | null {
  const { x, mean, level } = usable(values);
  const customers = x.length;
  if (!customers) return null;
  const why: string[] = [];
  if (mean.every((m) => Math.abs(m - mean[0]) <= 1e-9 * mean[0]))
    why.push('every customer spends the same per purchase');
  else {
    if (customers < 50)
      why.push(`Gamma-Gamma needs at least 50 customers with a repeat purchase, and there are ${customers}`);
    const rho = spearman(x, mean) ?? 0;
    if (Math.abs(rho) > 0.3)
      why.push(`Gamma-Gamma needs values that do not follow the number of purchases, and they do (${rho.toFixed(2)})`);
    const fit = why.length ? null : fitGammaGamma({ x, mean });
    if (fit && fit.params.q > 1.001)
      return { kind: 'gammaGamma', params: fit.params, ...(fit.bound && { bound: true }) };
    if (fit) why.push('Gamma-Gamma finds no finite mean value: a few customers spend far more than the rest');
  }
  return { kind: 'mean', value: level, why };
}

/** Expected value of a further purchase of a customer with `x` repeat purchases of mean value `mean`; x = 0 is a new customer. */
export function expectedValue(model: SpendModel, x: number, mean: number): number {
  return model.kind === 'mean' ? model.value : expectedGammaGamma(model.params, x > 0 && mean > 0 ? x : 0, mean);
}

/** Source: Fader & Hardie (2013): a weighted mean of the customer's own value and everybody's. */
export function expectedGammaGamma({ p, q, v }: GammaGamma, x: number, mean: number): number {
  return (p * (v + (x > 0 ? x * mean : 0))) / (p * x + q - 1);
}

/** Customers with a value above zero, and the mean value of their repeat purchases. */
function usable(values: RepeatValues) {
  const x = new Float64Array(values.x.length);
  const mean = new Float64Array(x.length);
  let customers = 0;
  let purchases = 0;
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    const k = values.x[i];
    const value = values.mean[i];
    if (!(k >= 1 && (k | 0) === k && value > 0 && value < Infinity)) continue;
    x[customers] = k;
    mean[customers++] = value;
    purchases += k;
    sum += k * value;
  }
  return { x: x.subarray(0, customers), mean: mean.subarray(0, customers), level: sum / purchases };
}
