import { upperGamma } from '../shares/gamma';
import { eventsOn, riskOn, riskSets, rowAt, type Event, type LifeTable } from './lifeTable';
import { sumOf } from '../sum';

export interface LogRank {
  chiSquare: number;
  df: number;
  p: number;
  /** Events per table, and those expected were all tables alike. */
  observed: number[];
  expected: number[];
}

/**
 * Log-rank test that the tables share one survival curve; a table in which nothing is expected counts for nothing.
 * @returns null with fewer than two tables that count, or without any event
 * @see Mantel, Cancer Chemotherapy Reports 50 (1966) 163; Peto & Peto, JRSS A 135 (1972) 185
 */
export function logRank(tables: readonly LifeTable[], event: Event = 'closed'): LogRank | null {
  const sets = tables.map(riskSets),
    groups = sets.map((_, g) => g),
    observed = groups.map(() => 0),
    expected = groups.map(() => 0),
    covariance = groups.map(() => groups.map(() => 0)),
    days = new Set(sets.flatMap(({ day }) => Array.from(day)));
  for (const t of days) {
    const events = sets.map((one) => {
        const row = rowAt(one.day, t);
        return one.day[row] === t ? eventsOn(one, event, row) : 0;
      }),
      d = sumOf(events);
    if (!(d > 0)) continue;
    const risk = sets.map((one) => riskOn(one, t)),
      n = sumOf(risk),
      spread = n > 1 ? (d * (n - d)) / (n - 1) : 0;
    for (const g of groups) {
      observed[g] += events[g];
      expected[g] += (d * risk[g]) / n;
      for (const h of groups) covariance[g][h] += ((spread * risk[g]) / n) * ((g === h ? 1 : 0) - risk[h] / n);
    }
  }
  const counted = groups.filter((g) => expected[g] > 0).slice(1),
    excess = groups.map((g) => observed[g] - expected[g]),
    df = counted.length;
  if (!df) return null;
  let chiSquare = 0;
  // excess' · covariance⁻¹ · excess by elimination; a table without spread adds nothing
  counted.forEach((g, i) => {
    const pivot = covariance[g][g];
    if (!(pivot > 1e-10)) return;
    chiSquare += excess[g] ** 2 / pivot;
    for (const h of counted.slice(i + 1)) {
      const factor = covariance[h][g] / pivot;
      excess[h] -= factor * excess[g];
      for (const k of counted) covariance[h][k] -= factor * covariance[g][k];
    }
  });
  return { chiSquare, df, p: upperGamma(df / 2, chiSquare / 2), observed, expected };
}
