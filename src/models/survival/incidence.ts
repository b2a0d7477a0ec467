import { eventsOn, riskSets, type LifeTable, type Outcome, type RiskSets } from './lifeTable';

/** Shares won, lost and still open after each day of the life table; the three add to one. */
export interface Incidence {
  day: Float64Array;
  /** What the curves were built from. */
  sets: RiskSets;
  /** Share open before each day's closings. */
  before: Float64Array;
  survival: Float64Array;
  won: Float64Array;
  lost: Float64Array;
}

/**
 * Cumulative incidence of won and of lost, each with the other as competing end: F(N) = Σ S(t−)·w_t/n_t.
 * @see Aalen & Johansen, Scandinavian Journal of Statistics 5 (1978) 141
 */
export function incidence(table: LifeTable): Incidence {
  const sets = riskSets(table),
    risk = sets.atRisk,
    [before, survival, won, lost] = [0, 1, 2, 3].map(() => new Float64Array(risk.length));
  for (let i = 0, s = 1, w = 0, l = 0; i < risk.length; i++) {
    const n = risk[i],
      d = eventsOn(sets, 'closed', i);
    before[i] = s;
    if (d > 0) {
      w += (s * sets.won[i]) / n;
      l += (s * sets.lost[i]) / n;
      s *= (n - d) / n;
    }
    survival[i] = s;
    won[i] = w;
    lost[i] = l;
  }
  return { day: sets.day, sets, before, survival, won, lost };
}

/**
 * Variance of a contrast H = Σ c_t·S(t−)·w_t/n_t of an incidence; c = 1 up to day N and 0 after it gives Var F(N).
 * Delta form, Greenwood's part and the two multinomial ones:
 * Σ (H − H_t)²·d/(n(n − d)) + Σ c²·S(t−)²·w(n − w)/n³ − 2 Σ (H − H_t)·c·S(t−)·w/n², with 0/0 = 0.
 * @param contrast c of a row
 * @see Gaynor et al., JASA 88 (1993) 400; Dinse & Larson, Biometrika 73 (1986) 379
 */
export function contrastVariance(curve: Incidence, outcome: Outcome, contrast: (row: number) => number): number {
  const { sets, before } = curve;
  let rest = 0,
    variance = 0;
  // backwards, so that `rest` is H − H_t
  for (let i = before.length - 1; i >= 0; i--) {
    const n = sets.atRisk[i],
      d = eventsOn(sets, 'closed', i);
    if (!(d > 0)) continue;
    const share = sets[outcome][i] / n,
      c = contrast(i) * before[i];
    if (n > d) variance += (rest * rest * d) / (n * (n - d));
    variance += (c * c * share * (1 - share) - 2 * rest * c * share) / n;
    rest += c * share;
  }
  return Math.max(0, variance);
}
