import { Z95, type Interval } from '../shares/wilson';
import { eventsOn, riskSets, rowAt, type Event, type LifeTable } from './lifeTable';

/** A product-limit curve, one row per day of the life table. */
export interface SurvivalCurve {
  day: Float64Array;
  atRisk: Float64Array;
  /** Share without the event after each day. */
  survival: Float64Array;
  /** Greenwood's sum Σ d/(n(n − d)): the variance of log S. 0 once S is 0. */
  greenwood: Float64Array;
  /** Age to which deals were followed; −1 when there are none. */
  followedTo: number;
}

/** Scale on which the interval is symmetric: R's default, or the one of lifelines and SAS. */
export type Scale = 'log' | 'log-log';

/** A day with its 95 % limits; null is "not reached". */
export interface DayEstimate {
  at: number | null;
  low: number | null;
  high: number | null;
}

/**
 * Kaplan–Meier estimate with exact ties on integer days.
 * @see Kaplan & Meier, JASA 53 (1958) 457; Greenwood, Reports on Public Health 33 (1926)
 */
export function kaplanMeier(table: LifeTable, event: Event = 'closed'): SurvivalCurve {
  const sets = riskSets(table),
    risk = sets.atRisk,
    survival = new Float64Array(risk.length),
    greenwood = new Float64Array(risk.length);
  for (let i = 0, s = 1, variance = 0; i < risk.length; i++) {
    const n = risk[i],
      d = eventsOn(sets, event, i);
    if (d > 0) {
      s *= (n - d) / n;
      variance = n > d ? variance + d / (n * (n - d)) : 0;
    }
    survival[i] = s;
    greenwood[i] = variance;
  }
  return { day: sets.day, atRisk: risk, survival, greenwood, followedTo: sets.followedTo };
}

/** Limits of S at a row. At S = 0 Greenwood says nothing: the upper limit stays 1. */
function limits({ survival, greenwood }: SurvivalCurve, row: number, scale: Scale, z: number): Interval {
  const s = survival[row],
    spread = z * Math.sqrt(greenwood[row]);
  if (s <= 0) return [0, 1];
  if (s >= 1) return [1, 1];
  if (scale === 'log') return [s * Math.exp(-spread), Math.min(1, s * Math.exp(spread))];
  const power = Math.exp(spread / -Math.log(s));
  return [s ** power, s ** (1 / power)];
}

/**
 * Share without the event after day t, with limits.
 * @returns null when nobody was followed to day t and the curve had not reached 0
 */
export function survivalAt(
  curve: SurvivalCurve,
  t: number,
  scale: Scale = 'log',
  z = Z95,
): { survival: number; interval: Interval } | null {
  const row = rowAt(curve.day, t);
  if (t > curve.followedTo && curve.survival[curve.survival.length - 1] !== 0) return null;
  return row < 0
    ? { survival: 1, interval: [1, 1] }
    : { survival: curve.survival[row], interval: limits(curve, row, scale, z) };
}

/**
 * First day on which a falling step function is at or below a level. On the level exactly (within 1e-9) the middle between
 * that day and the next fall, so that without open deals a median of an even number of deals is the plain one; where no fall follows,
 * the day itself (R survival 3.5, print.survfit).
 */
export function firstDayAt(day: ArrayLike<number>, value: (row: number) => number, level: number): number | null {
  const n = day.length;
  let row = 0;
  while (row < n && !(value(row) < level + 1e-9)) row++;
  if (row === n) return null;
  const reached = value(row);
  if (Math.abs(reached - level) < 1e-9)
    for (let next = row + 1; next < n; next++) if (value(next) < reached - 1e-9) return (day[row] + day[next]) / 2;
  return day[row];
}

/**
 * Day by which a share p has had the event, with limits where the curve's own limits cross 1 − p.
 * @see Brookmeyer & Crowley, Biometrics 38 (1982) 29
 */
export function quantile(curve: SurvivalCurve, p: number, scale: Scale = 'log', z = Z95): DayEstimate {
  const day = (value: (row: number) => number) => firstDayAt(curve.day, value, 1 - p);
  return {
    at: day((row) => curve.survival[row]),
    low: day((row) => limits(curve, row, scale, z)[0]),
    high: day((row) => limits(curve, row, scale, z)[1]),
  };
}

/** Day by which half have had the event. */
export const median = (curve: SurvivalCurve, scale: Scale = 'log', z = Z95): DayEstimate =>
  quantile(curve, 0.5, scale, z);
