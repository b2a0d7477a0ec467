import type { Accuracy } from './backtest';
import { seasonalChange } from './backtest';
import { lastMean, seasonalNaive } from './members';

/** A forecast as it was made: with how many values known, and what it said of later ones (by their place) with its range. */
export interface Made {
  readonly known: number;
  readonly said: readonly (readonly [at: number, forecast: number, low: number, high: number])[];
}

/** How far forecasts were off that were really made, beside two simple rules that knew as much. */
export interface SoFar {
  /** Values that were forecast and have come. */
  readonly periods: number;
  /** Forecasts of these, and how many of them came within the range. */
  readonly forecasts: number;
  readonly held: number;
  readonly accuracy: Accuracy;
  readonly seasonalNaive: Accuracy;
  readonly lastMean: Accuracy;
}

/** Values that have to have come. */
const FEWEST = 3;

/**
 * MASE and WAPE of forecasts that were made, as the back-test measures its own; of several that knew equally much the last.
 * @param y what came, oldest first; @param period values in a cycle
 * @returns null before three of the values that were forecast have come
 */
export function soFar(y: readonly number[], period: number, made: readonly Made[]): SoFar | null {
  const last = new Map(made.map((each) => [each.known, each]));
  const [own, naive, mean] = [0, 0, 0].map(() => ({ error: 0 }));
  const come = new Set<number>();
  let [size, forecasts, held] = [0, 0, 0];
  last.forEach(({ known, said }) => {
    if (known < 1) return;
    const before = y.slice(0, known);
    for (const [at, forecast, low, high] of said) {
      if (at < known || at >= y.length) continue;
      const ahead = at - known + 1;
      own.error += Math.abs(y[at] - forecast);
      naive.error += Math.abs(y[at] - seasonalNaive(before, period, ahead)[ahead - 1]);
      mean.error += Math.abs(y[at] - lastMean(before, period, 1)[0]);
      size += Math.abs(y[at]);
      held += Number(y[at] >= low && y[at] <= high);
      forecasts++;
      come.add(at);
    }
  });
  if (come.size < FEWEST) return null;
  const { scale } = seasonalChange(y, period);
  const accuracy = ({ error }: { error: number }): Accuracy => ({
    mase: scale > 0 ? error / forecasts / scale : null,
    wape: size > 0 ? error / size : null,
  });
  return {
    periods: come.size,
    forecasts,
    held,
    accuracy: accuracy(own),
    seasonalNaive: accuracy(naive),
    lastMean: accuracy(mean),
  };
}
