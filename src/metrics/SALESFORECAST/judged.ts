import { isoText } from '../../calendar/day';
import { bucketOf, bucketStart, readBucketLabel } from '../../calendar/grain';
import type { Outlook } from '../../models/forecast/outlook';
import { soFar } from '../../models/forecast/soFar';
import { forecastOf } from '../../tables/forecastLog';
import type { Ask } from '../metric';
import type { Series, Worth } from './series';
import type { Ahead } from './spans';

/**
 * The outlook with the accuracy of the forecasts that Refresh logged, once three of the months they told of are over: those
 * told before they began, by the last Refresh of each month. Only of the sales of the whole: no other forecast is logged.
 */
export function judged(told: Outlook | null, { values }: Series, { grain, first }: Ahead, worth: Worth, ask: Ask) {
  const { settings, options } = ask.question;
  const { where, currency, asOf } = ask.cut;
  const isUsual = where.length === 0 && currency === undefined && worth === 'amount' && !options.has('measure');
  if (!told || grain !== 'month' || !isUsual) return { outlook: told };
  const begin = first - values.length;
  const of = forecastOf(settings);
  const logged = ask.forecasts().filter((each) => each.day <= asOf && each.of === of);
  const made = logged.map(({ day, months }) => ({
    known: bucketOf(day + 1, grain, settings.fiscal) - begin,
    said: Array.from(
      months,
      ([label, range]) => [(readBucketLabel(label, settings.fiscal)?.bucket ?? NaN) - begin, ...range] as const,
    )
      // told before it began
      .filter(([at]) => bucketStart(begin + at, grain, settings.fiscal) > day),
  }));
  const so = soFar(values, 12, made);
  if (!so) return { outlook: told };
  const judgedBy = `${so.periods} months as logged since ${isoText(logged[0].day)}; ${so.held} of ${so.forecasts} forecasts within 80%`;
  return {
    outlook: { ...told, accuracy: so.accuracy, seasonalNaive: so.seasonalNaive, lastMean: so.lastMean },
    judgedBy,
  };
}
