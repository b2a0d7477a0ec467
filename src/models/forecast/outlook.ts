import type { DealHistory } from '../pipeline/learned';
import { earlier, expectedWins, standing } from '../pipeline/expected';
import type { Accuracy, Origin } from './backtest';
import { forecast, plainly, type Forecast } from './forecast';
import { multipliers, spread } from './spread';

/** What is known on the day we stand on. */
export interface Known {
  /** Whole periods up to that day, oldest first; periods without sales are zeros. */
  readonly values: readonly number[];
  /** Periods in a cycle. */
  readonly period: number;
  /** Days before that day on which each of `values` ended, and days after it on which each coming period ends. */
  readonly ended: readonly number[];
  readonly ends: readonly number[];
  /** Share of the first coming period that is usually still to come: 1 where it has not begun. */
  readonly left: number;
  /** All deals, and those of the group that is forecast; null without a date of creation. */
  readonly deals: { readonly all: DealHistory; readonly own: DealHistory } | null;
  readonly worth: 'amount' | 'one';
}

/** What is still to be won in each coming period. */
export interface Outlook {
  /** Total, and its part from deals open now; the rest is from deals yet to come. */
  readonly total: number[];
  readonly open: number[];
  /** Standard deviation of the error of each period, and how the errors of two periods move together. */
  readonly sd: number[];
  readonly correlation: number;
  /** Multipliers of the standard deviation for 80 and 95 %. */
  readonly eighty: number;
  readonly ninetyFive: number;
  readonly accuracy: Accuracy;
  readonly seasonalNaive: Accuracy;
  readonly lastMean: Accuracy;
  /** Weight of what the deals tell, against what the series tells. */
  readonly weight: number;
  readonly reasons: readonly string[];
}

/** Closed deals without which the deals tell nothing, and origins without which their weight is not known. */
const FEWEST_CLOSED = 5;
const FEWEST_ORIGINS = 3;

/**
 * What is still to be won: ω × what the deals tell (open ones by age and size, those to come by arrivals) + (1 − ω) × what
 * the series tells, ω by 1 ÷ MAE² of both on the same origins, at which the deals are put back to how they then stood.
 * Without open deals the series alone.
 * @returns a sentence in place of an outlook for fewer than five periods
 */
export function outlook({ values, period, ended, ends, left, deals, worth }: Known): Outlook | string {
  const horizon = ends.length;
  const top = forecast(values, period, horizon);
  if (typeof top === 'string') return top;
  const used = Math.min(values.length, Math.max(240, 8 * period));
  const skipped = values.length - used;
  const series = top.mean.map((v, h) => (h === 0 ? v * left : v));
  const { all, own } = deals ?? { all: null, own: null };
  const isOpen = all && own && standing(own).open > 0 && standing(all).closed >= FEWEST_CLOSED;
  const { weight, origins } = isOpen
    ? blended(top, all, own, ended, skipped, worth)
    : { weight: 0, origins: top.origins };
  const bottom = isOpen ? expectedWins(all, own, ends, worth) : null;
  const total: number[] = [];
  const open: number[] = [];
  series.forEach((v, h) => {
    const sum = bottom ? weight * (bottom.open[h] + bottom.fresh[h]) + (1 - weight) * v : v;
    total.push(Math.max(0, sum));
    open.push(bottom ? Math.min(total[h], bottom.open[h]) : 0);
  });
  const sd = spread(origins, top.etsModel, horizon).map((v, h) => (h === 0 ? v * Math.sqrt(left) : v));
  const [, eighty, ninetyFive] = multipliers(used);
  const accuracy = rescaled(top, origins);
  return {
    total,
    open,
    sd,
    correlation: together(origins),
    eighty,
    ninetyFive,
    accuracy,
    seasonalNaive: top.seasonalNaive,
    lastMean: top.lastMean,
    weight,
    reasons: [...top.steps, ...plainly(period, accuracy, top.lastMean, top.seasonalNaive)],
  };
}

const errorOf = (origins: readonly Origin[]): number => {
  let [sum, n] = [0, 0];
  for (const { actual, forecast } of origins)
    actual.forEach((v, h) => {
      sum += Math.abs(v - forecast[h]);
      n++;
    });
  return n > 0 ? sum / n : 0;
};

/** The weight of the deals, and the origins of the blend. */
function blended(
  top: Forecast,
  all: DealHistory,
  own: DealHistory,
  ended: readonly number[],
  skipped: number,
  worth: 'amount' | 'one',
): { weight: number; origins: readonly Origin[] } {
  const both = top.origins.map((origin): { top: Origin; bottom: Origin | null } => {
    const last = skipped + origin.known - 1;
    const back = ended[last];
    const then = earlier(all, back);
    if (standing(then).closed < FEWEST_CLOSED) return { top: origin, bottom: null };
    const edges = origin.actual.map((_, h) => back - ended[last + 1 + h]);
    const { open, fresh } = expectedWins(then, own === all ? then : earlier(own, back), edges, worth);
    return { top: origin, bottom: { ...origin, forecast: open.map((v, h) => v + fresh[h]) } };
  });
  const usable = both.filter(({ bottom }) => bottom !== null);
  if (usable.length < FEWEST_ORIGINS) return { weight: 0, origins: top.origins };
  const [one, two] = [usable.map((each) => each.top), usable.map((each) => each.bottom as Origin)].map(errorOf);
  const floor = Math.max(one, two) * 1e-3 || 1;
  const [a, b] = [one, two].map((mae) => Math.max(mae, floor) ** -2);
  const weight = b / (a + b);
  const origins = both.map(({ top: { known, actual, forecast: f }, bottom }) => ({
    known,
    actual,
    forecast: bottom ? f.map((v, h) => weight * bottom.forecast[h] + (1 - weight) * v) : f,
  }));
  return { weight, origins };
}

/** The accuracy of other forecasts from the same origins. */
function rescaled({ accuracy: { mase, wape }, origins }: Forecast, others: readonly Origin[]): Accuracy {
  const ratio = errorOf(others) / (errorOf(origins) || 1);
  return { mase: mase === null ? null : mase * ratio, wape: wape === null ? null : wape * ratio };
}

/** Correlation of the errors of two periods forecast from one origin, pulled half-way to one half, from 0 to 1. */
function together(origins: readonly Origin[]): number {
  let [products, squares, pairs, n] = [0, 0, 0, 0];
  for (const { actual, forecast: f } of origins) {
    const errors = actual.map((v, h) => v - f[h]);
    errors.forEach((e, i) => {
      squares += e * e;
      n++;
      for (let j = 0; j < i; j++) {
        products += e * errors[j];
        pairs++;
      }
    });
  }
  const seen = pairs > 0 && squares > 0 ? products / pairs / (squares / n) : 0.5;
  return Math.min(1, Math.max(0, (seen + 0.5) / 2));
}

/** Standard deviation of a sum of errors that move together. */
export function sdOfSum(sd: readonly number[], correlation: number): number {
  const sum = sd.reduce((total, s) => total + s, 0);
  const squares = sd.reduce((total, s) => total + s * s, 0);
  return Math.sqrt((1 - correlation) * squares + correlation * sum * sum);
}
