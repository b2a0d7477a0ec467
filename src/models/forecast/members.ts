import { chooseEts, fitEts, forecastEts, type Ets } from './ets';
import { seasonalIndices, deseasonalise, reseasonalise } from './seasonal';
import { dynamicTheta, type Theta } from './theta';
import { dampedTrends, type Spans } from './aggregation';

/** What a history is long enough for. */
export interface Plan {
  /** Length of the cycle. */
  period: number;
  /** Two and a half cycles are there: seasonal indices and seasonal ETS forms. */
  seasonal: boolean;
  /** Fewer than twelve values: the mean and simple smoothing alone. */
  short: boolean;
}

/** Parameters found so far; a later fit on nearly the same values starts from them. */
export interface Memory {
  ets: Ets | null;
  spans: Spans;
  theta?: Theta;
  logTheta?: Theta;
}

/** What the length and the season of a series let its members do; what they must do without is said in words. */
export const planFor = (n: number, period: number): Plan => ({
  period,
  seasonal: period > 1 && n >= Math.max(12, 2.5 * period),
  short: n < 12,
});

/** Mean of the last cycle, or of all there is, as a forecast. */
export function lastMean(y: readonly number[], period: number, horizon: number): number[] {
  const last = y.slice(-period);
  return new Array<number>(horizon).fill(last.reduce((a, v) => a + v, 0) / last.length);
}

/** The last cycle again; without a whole cycle the mean of all there is. */
export function seasonalNaive(y: readonly number[], period: number, horizon: number): number[] {
  const from = y.length - period;
  return from < 0 ? lastMean(y, period, horizon) : lastMean(y, 1, horizon).map((_, h) => y[from + (h % period)]);
}

/**
 * The forecasts that are averaged, by name, none of them negative.
 *
 * @param y values, oldest first
 * @param plan what the whole history is long enough for, also where `y` is its beginning
 * @param horizon periods to forecast
 * @param memory brought up to date; the ETS form is chosen at the first call
 */
export function members(
  y: readonly number[],
  plan: Plan,
  horizon: number,
  memory: Memory,
): { name: string; mean: number[] }[] {
  const { period, seasonal, short } = plan;
  const mean = lastMean(y, period, horizon);
  const named: Record<string, number[]> = { [`Mean of the last ${period}`]: mean };
  const warm = memory.ets;
  // as R does: a seasonal state of 52 weeks has more to estimate than years to learn from
  const cycle = seasonal && period <= 24 ? period : 1;
  memory.ets = warm
    ? fitEts(y, cycle, warm.form, warm, 5) || warm
    : short
      ? fitEts(y, 1, { error: 'A', trend: 'N', season: 'N' })
      : chooseEts(y, cycle);
  named[short ? 'Simple smoothing' : 'ETS'] = memory.ets ? forecastEts(memory.ets, horizon) : mean;
  if (!short) {
    if (period > 1) named['Seasonal naive'] = seasonalNaive(y, period, horizon);
    const ratio = y.every((v) => v > 0);
    const season = seasonal ? seasonalIndices(y, period, ratio, true) : { index: [0], ratio: false };
    const plain = deseasonalise(y, season);
    const back = (forecast: number[]) => reseasonalise(forecast, season, y.length);
    const damped = dampedTrends(plain, period, horizon, memory.spans);
    named['Damped trend'] = back(damped[0]);
    named['Damped trend, aggregated'] = back(mean.map((_, h) => damped.reduce((a, f) => a + f[h], 0) / damped.length));
    const theta = dynamicTheta(plain, horizon, null, memory.theta);
    memory.theta = theta.parameters;
    named['Optimised theta'] = back(theta.mean);
    const logs = plain.every((v) => v > 0);
    const second = dynamicTheta(logs ? plain.map(Math.log) : plain, horizon, 2, memory.logTheta);
    memory.logTheta = second.parameters;
    named['Theta on logs'] = back(logs ? second.mean.map(Math.exp) : second.mean);
  }
  return Object.keys(named).map((name) => ({
    name,
    mean: named[name].map((v, h) => Math.max(0, Number.isFinite(v) ? v : mean[h])),
  }));
}
