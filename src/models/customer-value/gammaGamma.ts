import { atBound, inside, startAt } from './bounded';
import { logGamma } from './gammaFunctions';
import { minimise } from './minimise';
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
  const count: number[] = [];
  let constant = 0;
  for (let i = 0; i < customers; i++) {
    count[x[i]] = (count[x[i]] || 0) + 1;
    constant -= log(mean[i]);
  }
  const logSum = x.map((k, i) => log((k * mean[i]) / level));
  const params = (at: ArrayLike<number>) => {
    const { value, slope } = inside(at, BOUNDS);
    const [p, q, scale] = value.map(Math.exp);
    return { p, q, v: (scale * q) / p, slopes: slope };
  };
  const { at, value, converged } = minimise(
    (at, slope) => {
      const { p, q, v, slopes } = params(at);
      const logV = log(v);
      const [gammaQ, psiQ] = logGamma(q);
      let sum = customers * (q * logV - gammaQ);
      let dp = 0;
      let dq = customers * (logV - psiQ);
      let dv = (customers * q) / v;
      count.forEach((n, k) => {
        const [all, psiAll] = logGamma(p * k + q);
        const [own, psiOwn] = logGamma(p * k);
        sum += n * (all - own);
        dp += n * k * (psiAll - psiOwn);
        dq += n * psiAll;
      });
      for (let i = 0; i < customers; i++) {
        const k = x[i];
        const total = (k * mean[i]) / level + v;
        const logTotal = log(total);
        sum += p * k * logSum[i] - (p * k + q) * logTotal;
        dp += k * (logSum[i] - logTotal);
        dq -= logTotal;
        dv -= (p * k + q) / total;
      }
      slope[0] = (-(dp * p - dv * v) * slopes[0]) / customers;
      slope[1] = (-(dq * q + dv * v) * slopes[1]) / customers;
      slope[2] = (-dv * v * slopes[2]) / customers;
      return -sum / customers;
    },
    startAt([1, 1, 1], BOUNDS),
  );
  const { p, q, v } = params(at);
  return {
    params: { p, q, v: v * level },
    logLikelihood: constant - value * customers,
    converged,
    bound: atBound(at, BOUNDS).includes(true),
  };
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
  const x: number[] = [];
  const mean: number[] = [];
  let purchases = 0;
  let sum = 0;
  for (let i = 0; i < values.x.length; i++) {
    const k = values.x[i];
    if (!(k >= 1 && k % 1 === 0 && values.mean[i] > 0 && values.mean[i] < Infinity)) continue;
    x.push(k);
    mean.push(values.mean[i]);
    purchases += k;
    sum += k * values.mean[i];
  }
  return { x, mean, level: sum / purchases };
}
