import { kish } from '../shares/kish';
import { wilson, Z95, type Interval } from '../shares/wilson';
import { contrastVariance, incidence, type Incidence } from './incidence';
import {
  riskOn,
  riskSets,
  rowAt,
  type LifeTable,
  type Outcome,
  type RiskSets,
  type WeightedLifeTable,
} from './lifeTable';
import { sumOf } from '../sum';

/** Share of deals with a given end within N days of creation, with Wilson's limits at the effective number of deals. */
export interface ShareWithin {
  share: number;
  interval: Interval;
  standardError: number;
  /** F(1 − F)/Var; where F is 0 or 1, the deals closed by day N or still followed on it. By value never above Kish's. */
  effective: number;
}

/** Why a share by day N is not identified; null where somebody was followed N days or no deal is left open. */
function unidentified({ sets, survival }: Incidence, days: number): string | null {
  if (!survival.length) return 'there is no deal that was followed from its creation on';
  return days > sets.followedTo && survival[survival.length - 1] > 0
    ? `a share within ${days} days needs a deal followed that long, and the longest was followed ${sets.followedTo} days`
    : null;
}

/** Deals, or weight, closed by day N or still followed on it. */
function resolved(sets: RiskSets, days: number): number {
  const before = rowAt(sets.day, days - 1);
  return sumOf(sets.won, before) + sumOf(sets.lost, before) + riskOn(sets, days);
}

function shareWithin(share: number, variance: number, certain: number, most: number, z: number): ShareWithin {
  const spread = share * (1 - share),
    // products of many factors miss 0 and 1 by an ulp
    isCertain = !(spread > 1e-12 && variance > 0),
    effective = Math.min(most, isCertain ? certain : spread / variance),
    exact = spread > 1e-12 ? share : Math.round(share);
  return {
    share: exact,
    interval: wilson(exact * effective, effective, z)!,
    standardError: isCertain ? 0 : Math.sqrt(variance),
    effective,
  };
}

/**
 * Share of deals with one end within N days of creation (day N included), the other end competing, open deals censored.
 * @param curve from `incidence`
 * @param days N
 * @returns the share, or a sentence why it is not identified
 */
export function shareBy(curve: Incidence, outcome: Outcome, days: number, z = Z95): ShareWithin | string {
  const reason = unidentified(curve, days);
  if (reason) return reason;
  const { day, sets } = curve,
    row = rowAt(day, days),
    variance = contrastVariance(curve, outcome, (i) => (i <= row ? 1 : 0));
  return shareWithin(row < 0 ? 0 : curve[outcome][row], variance, resolved(sets, days), Infinity, z);
}

/** P(won within N days) of a life table: `shareBy` of its incidence. */
export const wonWithin = (table: LifeTable, days: number, z = Z95): ShareWithin | string =>
  shareBy(incidence(table), 'won', days, z);

/**
 * P(won within N days) of the money: each deal counts by its amount, and the variance is the infinitesimal jackknife over
 * deals, Σ amount²·U², U the derivative of F(N) by a deal's weight, which depends on its day and end alone. With equal
 * amounts it is `wonWithin`.
 * @returns the share of the amount, or a sentence why it is not identified
 * @see Efron, The Jackknife, the Bootstrap and Other Resampling Plans (1982), chapter 6
 */
export function wonWithinByValue(table: WeightedLifeTable, days: number, z = Z95): ShareWithin | string {
  const curve = incidence(table),
    reason = unidentified(curve, days);
  if (reason) return reason;
  const { sets, before, won } = curve,
    squares = riskSets({ day: table.day, won: table.wonSquares, lost: table.lostSquares, open: table.openSquares }),
    last = rowAt(sets.day, days),
    share = last < 0 ? 0 : won[last];
  let variance = 0;
  // being at risk on the days so far moves F(N) by −shared
  for (let i = 0, shared = 0; i < won.length; i++) {
    let ofWon = 0,
      ofClosed = 0;
    if (i <= last) {
      const n = sets.atRisk[i],
        d = sets.won[i] + sets.lost[i],
        rest = share - won[i];
      ofWon = before[i] / n;
      ofClosed = n - d > 1e-9 * n ? rest / (n - d) : 0;
      shared += (ofWon * sets.won[i] - ofClosed * d) / n;
    }
    variance +=
      squares.won[i] * (ofWon - ofClosed - shared) ** 2 +
      squares.lost[i] * (ofClosed + shared) ** 2 +
      squares.open[i] * shared ** 2;
  }
  const certain = kish(resolved(sets, days), resolved(squares, days));
  return shareWithin(share, variance, certain, kish(sets.atRisk[0], squares.atRisk[0]), z);
}
