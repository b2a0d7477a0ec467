import { wilson, Z95 } from '../shares/wilson';
import { contrastVariance, type Incidence } from './incidence';
import { firstDayAt, type DayEstimate } from './kaplanMeier';
import type { Outcome } from './lifeTable';
import { sumOf } from '../sum';

/**
 * Day by which a share p of the deals that end so has ended so: quantile of F(t)/F(τ), τ the last closing age. Unlike the
 * median of the closed deals it is not biased by young ones still open, and unlike 1 − Kaplan–Meier it does not suppose that
 * no deal can be lost. Limits: first days on which Wilson's upper and lower limit of F(t)/F(τ) reach p, at the effective
 * number from the delta-form variance.
 * @param curve from `incidence`
 * @returns null instead of a day where none is reached; all null when no deal ended so
 */
export function conditionalQuantile(curve: Incidence, outcome: Outcome, p: number, z = Z95): DayEstimate {
  const { day, sets } = curve,
    f = curve[outcome],
    rows = f.length,
    whole = f[rows - 1];
  if (!(whole > 0)) return { at: null, low: null, high: null };
  const wilsonAt = (row: number) => {
      const share = f[row] / whole,
        variance = contrastVariance(curve, outcome, (i) => (i <= row ? 1 : 0) - share) / (whole * whole),
        spread = share * (1 - share),
        n = spread > 1e-12 && variance > 0 ? spread / variance : sumOf(sets[outcome]);
      return wilson(share * n, n, z)!;
    },
    at = firstDayAt(day, (row) => 1 - f[row] / whole, 1 - p);
  let low = 0;
  while (f[low] / whole < p - 1e-9) low++;
  let high = low;
  while (low > 0 && wilsonAt(low - 1)[1] >= p) low--;
  while (high < rows && wilsonAt(high)[0] < p) high++;
  return { at, low: day[low], high: high < rows ? day[high] : null };
}
