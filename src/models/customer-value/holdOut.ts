import { fitBgnbd, isHistory, type Grouped } from './bgnbd';
import { expectedTotal } from './total';

export interface HoldOut {
  /** Repeat purchases in the held-out time. */
  readonly actual: number;
  readonly predicted: number;
  readonly standardError: number;
  /** Why the fit is not good enough, in plain sentences; empty when it is. */
  readonly refusals: readonly string[];
}

/**
 * Fits BG/NBD on an earlier day and compares with what came after.
 * `earlier`: the customers of that day, as they stood then; `later[i]`: purchases of row i of it within `time` after that day.
 * Passes when the total is within 20 % or two standard errors, and the squared error over rows is no worse than that of
 * "the same rate as before". Null when nothing can be fitted or nothing was bought later.
 */
export function holdOut(earlier: Grouped, later: ArrayLike<number>, time: number): HoldOut | null {
  const fit = fitBgnbd(earlier);
  if (!fit) return null;
  const { expected, standardError, each } = expectedTotal(fit, earlier, time);
  let actual = 0;
  let error = 0;
  let sameRate = 0;
  for (let i = 0; i < earlier.n.length; i++) {
    const [x, tx, T, n] = [earlier.x[i], earlier.tx[i], earlier.T[i], earlier.n[i]];
    if (!(n > 0 && isHistory(x, tx, T))) continue;
    actual += later[i];
    error += (later[i] - n * each[i]) ** 2 / n;
    sameRate += (later[i] - (T > 0 ? (n * x * time) / T : 0)) ** 2 / n;
  }
  if (!(actual > 0)) return null;
  const off = Math.abs(expected - actual);
  const refusals: string[] = [];
  if (off > 0.2 * actual && off > 2 * standardError)
    refusals.push(
      `BG/NBD fitted on the first two thirds expects ${Math.round(expected)} repeat purchases in the last third, and there were ${actual}`,
    );
  if (error > sameRate) refusals.push('BG/NBD predicts the last third worse than "the same rate as before" does');
  return { actual, predicted: expected, standardError, refusals };
}
