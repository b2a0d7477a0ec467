import type { Day } from '../../calendar/day';
import { isoText } from '../../calendar/day';
import type { Fiscal, Grain } from '../../calendar/grain';
import { bucketEnd, bucketLabel, bucketOf, bucketStart, readBucketLabel } from '../../calendar/grain';
import type { Period } from '../../calendar/period';
import { LAST_DAY } from '../../calendar/period';
import { Sentence } from '../../tables/cell';

/** Days that one row of a forecast speaks of. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
  readonly label: string;
}

/** What the days ahead are forecast by (weeks or months), and the rows they are put into. */
export interface Ahead {
  readonly grain: 'week' | 'month';
  /** The first coming bucket: the running one, or the next where none is running. */
  readonly first: number;
  readonly horizon: number;
  readonly spans: readonly Span[];
}

const MOST: Readonly<Record<'week' | 'month', number>> = { week: 78, month: 36 };
const AHEAD: Readonly<Record<Grain, number>> = { day: 0, week: 8, month: 6, quarter: 4, year: 1 };

/** The grain that a period is counted in: months unless it says otherwise. */
export function grainOf(period: Period | null, fiscal: Fiscal): Grain {
  if (!period) return 'month';
  const said = period.grain ?? readBucketLabel(period.label.split(' to ')[0], fiscal)?.grain ?? 'month';
  return said === 'day' ? 'month' : said;
}

/**
 * The rows of a forecast: the buckets of `by` that end on the as-of day or later, or the whole period in one.
 * @param by the grain of the rows; null for one row
 * @throws Sentence for days, for a period that is over, ends nowhere or in the middle of a bucket, or lies too far ahead
 */
export function aheadOf(period: Period | null, by: Grain | null, asOf: Day, fiscal: Fiscal): Ahead {
  const works = 'This works: =SALESFORECAST(DEALS;"next 6 months")';
  if (by === 'day')
    throw new Sentence(`SALESFORECAST: a forecast goes by week, month, quarter or year, not by day. ${works}`);
  const unit = by ?? grainOf(period, fiscal);
  const grain = unit === 'week' ? 'week' : 'month';
  const running = bucketOf(asOf, unit, fiscal);
  const [from, to] = period
    ? [period.from, period.to]
    : [bucketStart(running, unit, fiscal), bucketEnd(running + AHEAD[unit] - 1, unit, fiscal)];
  const label = period ? period.label : `${AHEAD[unit]} ${unit}s from now`;
  if (to >= LAST_DAY) throw new Sentence(`SALESFORECAST: ${label} has no end to forecast. ${works}`);
  if (to < asOf)
    throw new Sentence(`SALESFORECAST: ${label} is over on ${isoText(asOf)}, and SALES tells what was sold. ${works}`);
  const first = bucketOf(asOf + 1, grain, fiscal);
  const last = bucketOf(to, grain, fiscal);
  const begins = from <= asOf + 1 || bucketStart(bucketOf(from, grain, fiscal), grain, fiscal) === from;
  if (!begins || bucketEnd(last, grain, fiscal) !== to)
    throw new Sentence(
      `SALESFORECAST: a forecast speaks of whole ${grain}s, and ${label} holds a part of one. ${works}`,
    );
  if (last - first >= MOST[grain])
    throw new Sentence(
      `SALESFORECAST: ${label} reaches ${last - first + 1} ${grain}s ahead, and ${MOST[grain]} are the most. ${works}`,
    );
  const spans: Span[] = [];
  if (by === null) spans.push({ from, to, label });
  else
    for (let b = bucketOf(Math.max(from, asOf), by, fiscal); b <= bucketOf(to, by, fiscal); b++)
      spans.push({
        from: Math.max(from, bucketStart(b, by, fiscal)),
        to: Math.min(to, bucketEnd(b, by, fiscal)),
        label: bucketLabel(b, by, fiscal),
      });
  return { grain, first, horizon: Math.max(0, last - first + 1), spans };
}
