import { weightedQuantile } from '../shares/weighted';
import { Z95 } from '../shares/wilson';
import type { BgnbdFit, Grouped } from './bgnbd';
import { fitBgnbd } from './bgnbd';
import type { CohortCurve, Cohorts } from './cohortCurve';
import { cohortCurve } from './cohortCurve';
import type { Discounting } from './discounting';
import type { SpendModel } from './gammaGamma';
import { expectedValue, spendModel } from './gammaGamma';
import { holdOut } from './holdOut';
import type { Choice, Evidence, Rung } from './ladder';
import { chooseRung } from './ladder';
import { dot } from './minimise';
import { customerValue } from './value';
import { sumOf } from '../sum';

/** Customers with the same history together; times in days, money in sums over each row's customers. */
export interface Lives extends Grouped {
  /** Money of the day of the first purchase, and its square, customer by customer. */
  readonly firstValue: ArrayLike<number>;
  readonly firstSquares: ArrayLike<number>;
  /** Money that came after it. */
  readonly repeatValue: ArrayLike<number>;
}

/** What a group of customers has to show for itself. */
export interface History {
  readonly lives: Lives;
  /** The customers of an earlier day as they stood then, what each row bought after it, and the days since. */
  readonly earlier: Grouped;
  readonly later: ArrayLike<number>;
  readonly laterDays: number;
  readonly cohorts: Cohorts;
  /** Monthly churn, where one is known. */
  readonly churn: number | null;
}

/** The rung that a group carries, with what it needs: null for what the rung does not need. */
export interface Learned {
  readonly choice: Choice;
  readonly purchases: BgnbdFit | null;
  readonly spend: SpendModel | null;
  readonly curve: CohortCurve | null;
}

/** Climbs the ladder of values as far as a group's history carries it (`only` to one rung), for a horizon in months. */
export function learn(
  { lives, earlier, later, laterDays, cohorts, churn }: History,
  months: number,
  only?: Rung,
): Learned {
  const { x, tx, T, n } = lives;
  const gaps = new Map<number, number>();
  let [repeaters, repeats, time] = [0, 0, 0];
  for (let i = 0; i < n.length; i++) {
    if (T[i] > time) time = T[i];
    if (!(x[i] > 0)) continue;
    repeaters += n[i];
    repeats += n[i] * x[i];
    const gap = tx[i] / x[i];
    gaps.set(gap, (gaps.get(gap) ?? 0) + n[i] * x[i]);
  }
  const gap = Array.from(Float64Array.from(gaps.keys()).sort());
  const curve = cohortCurve(cohorts);
  const horizon = Math.max(1, Math.round(months));
  const evidence: Evidence = {
    customers: sumOf(n),
    repeaters,
    repeats,
    time,
    medianGap:
      gap.length > 0
        ? weightedQuantile(
            gap,
            gap.map((each) => gaps.get(each) ?? 0),
            0.5,
          )
        : null,
    months: Math.max(0, ...cohorts.revenue.map((row) => row.length)),
    cohortsAtHorizon: cohorts.revenue.filter((row) => row.length >= horizon).length,
    churn,
    holdOut: () => (laterDays > 0 ? holdOut(earlier, later, laterDays) : null),
  };
  const choice = chooseRung(evidence, only);
  const isModelled = choice.rung === 'bgnbd';
  return {
    choice,
    curve,
    purchases: isModelled ? fitBgnbd(lives) : null,
    spend: isModelled ? spendModel(repeatValues(lives)) : null,
  };
}

/** One entry per customer with a repeat purchase; those of one row have its mean. */
function repeatValues({ x, n, repeatValue }: Lives): { x: Float64Array; mean: Float64Array } {
  let entries = 0;
  for (let i = 0; i < n.length; i++) if (x[i] > 0) entries += Math.ceil(n[i]);
  const values = { x: new Float64Array(entries), mean: new Float64Array(entries) };
  for (let i = 0, e = 0; i < n.length; i++)
    for (let k = 0; k < n[i] && x[i] > 0; k++) {
      values.x[e] = x[i];
      values.mean[e++] = repeatValue[i] / (n[i] * x[i]);
    }
  return values;
}

/** A value with its 95 % limits, in money, and what it is made of. */
export interface NewCustomer {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Mean money of the day of the first purchase. */
  readonly first: number;
  /** Expected money of one more purchase, and how many are expected, not discounted. */
  readonly perPurchase: number;
  readonly toCome: number;
}

/**
 * What a newly won customer is worth by BG/NBD and its spend model. Limits: of the mean, by the delta method over the fit,
 * the mean first purchase and the mean repeat purchase. `repeats` are those whose repeat purchases were fitted.
 */
export function newlyWon(
  lives: Lives,
  fit: BgnbdFit,
  spend: SpendModel,
  margin: number,
  horizon: Discounting,
  repeats: Lives = lives,
): NewCustomer {
  const customers = sumOf(lives.n);
  const first = sumOf(lives.firstValue) / customers;
  const perPurchase = expectedValue(spend, 0, 0);
  const expected = (params: typeof fit.params, of: Discounting) =>
    customerValue({ purchases: params, spend, margin, horizon: of }).ifAlive(0, 0);
  const discounted = expected(fit.params, horizon);
  const step = 1e-4;
  const slope = (['r', 'alpha', 'a', 'b'] as const).map(
    (name) => (expected({ ...fit.params, [name]: fit.params[name] * (1 + step) }, horizon) - discounted) / step,
  );
  const ofFit = dot(
    slope,
    fit.covariance.map((row) => dot(row, slope)),
  );
  const ofFirst = Math.max(0, sumOf(lives.firstSquares) / customers - first * first) / customers;
  const variance = ofFirst + perPurchase * perPurchase * ofFit + discounted * discounted * meanVariance(repeats);
  const value = first + perPurchase * discounted;
  const half = Z95 * Math.sqrt(variance);
  return {
    value: margin * value,
    low: margin * Math.max(0, value - half),
    high: margin * (value + half),
    first,
    perPurchase,
    toCome: expected(fit.params, { ...horizon, rate: 0 }),
  };
}

/** Variance of the mean over customers of their mean repeat purchase. */
function meanVariance(lives: Lives): number {
  const { mean } = repeatValues(lives);
  if (mean.length < 2) return 0;
  const centre = sumOf(mean) / mean.length;
  let squares = 0;
  for (let i = 0; i < mean.length; i++) squares += (mean[i] - centre) * (mean[i] - centre);
  return squares / (mean.length - 1) / mean.length;
}

/** How the model reads: its parameters, times in weeks, or what is at a bound in words. */
export function described({ params, bounds }: BgnbdFit, spend: SpendModel): string {
  const { r, alpha, a, b } = params;
  const round = (value: number, digits = 3) => value.toFixed(digits);
  const buying =
    bounds.length > 0
      ? bounds.join(', ')
      : `r ${round(r)}, alpha ${round(alpha / 7)} weeks, a ${round(a)}, b ${round(b)}`;
  const money =
    spend.kind === 'mean'
      ? `the mean purchase for everybody (${spend.why.join(', ')})`
      : spend.bound
        ? 'Gamma-Gamma (values hardly differ within or between customers)'
        : `Gamma-Gamma (p ${round(spend.params.p, 2)}, q ${round(spend.params.q, 2)}, v ${round(spend.params.v, 2)})`;
  return `BG/NBD (${buying}) × ${money}`;
}
