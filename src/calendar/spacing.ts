import type { Day } from './day';
import { NO_DAY, civil, isoText } from './day';
import type { Fiscal, Grain } from './grain';
import { CALENDAR, bucketEnd, bucketOf, bucketStart } from './grain';
import type { Period } from './period';
import { runOf } from './period';

/** The day, ISO week, month, quarter or year that holds a date; quarter and year of the fiscal settings. */
export function periodOfDate(day: Day, grain: Grain, fiscal: Fiscal): Period {
  const bucket = bucketOf(day, grain, fiscal);
  return runOf(bucket, bucket, grain, fiscal);
}

const isFirst = (day: Day): boolean => civil(day).date === 1;
const isLast = (day: Day): boolean => civil(day + 1).date === 1;

/** The step from each date to the next, if it is the same all along; else 0. */
function evenStep(values: readonly number[]): number {
  const step = values[1] - values[0];
  return values.every((value, i) => i === 0 || value - values[i - 1] === step) ? step : 0;
}

/**
 * What a row or column of dates stands for, read from its spacing: consecutive days, weeks, months, quarters or years, forwards or
 * backwards. Months, quarters and years are given by their first days or by their last days; the fiscal year's, if they fit it, else the
 * calendar's. A single date is its month if it is the first or last day of one. `problem` says in a sentence why nothing fits.
 */
export function periodsOfDates(
  days: readonly Day[],
  fiscal: Fiscal,
): { periods: Period[]; grain: Grain } | { problem: string } {
  const all = (grain: Grain, rule: Fiscal) => ({ periods: days.map((day) => periodOfDate(day, grain, rule)), grain });
  if (!days.length || days.includes(NO_DAY)) return { problem: 'a list of periods needs a date in every cell' };
  const edge = days.every(isFirst) ? bucketStart : days.every(isLast) ? bucketEnd : null;
  if (days.length === 1) {
    if (edge) return all('month', fiscal);
    return {
      problem: `${isoText(days[0])} could be its day, week, month, quarter or year; write "day", "week of", "month of", "quarter of" or "year of" before it`,
    };
  }
  const step = Math.abs(evenStep(days));
  if (step === 1) return all('day', fiscal);
  if (step === 7) return all('week', fiscal);
  const months = edge ? Math.abs(evenStep(days.map((day) => bucketOf(day, 'month', fiscal)))) : 0;
  if (months === 1) return all('month', fiscal);
  const grain = months === 3 ? 'quarter' : months === 12 ? 'year' : null;
  if (edge && grain) {
    for (const rule of [fiscal, CALENDAR]) {
      if (days.every((day) => edge(bucketOf(day, grain, rule), grain, rule) === day)) return all(grain, rule);
    }
  }
  const shown = days.slice(0, 3).map(isoText).join(', ') + (days.length > 3 ? ', …' : '');
  return {
    problem: `${shown} are not consecutive days, weeks, months, quarters or years; give the first day of each, or period texts such as "2026-03"`,
  };
}
