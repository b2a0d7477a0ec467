import { bucketEnd, bucketLabel, bucketOf, bucketStart, readBucketLabel } from '../calendar/grain';
import type { Fiscal, Grain } from '../calendar/grain';
import { FIRST_DAY, LAST_DAY } from '../calendar/period';
import type { Cut } from '../question/cut';
import { Sentence } from '../tables/cell';
import type { Extent } from './extent';
import { timeIn } from '../question/cut';

const MOST_ROWS = 20000;

/** The groups that time demands and the facts do not have, and which groups lie outside the data. */
export interface TimeLabels {
  readonly missing: readonly (readonly string[])[];
  isOutside(labels: readonly string[]): boolean;
}

const NO_TIME: TimeLabels = { missing: [], isOutside: () => false };

/**
 * Every bucket of the period (or of the data, without one) gets a row: zeros inside the data, empty outside.
 * With a second axis every label found is given every bucket, up to 50 labels.
 * @throws Sentence when that would be more than 20,000 rows
 */
export function timeLabels(
  cut: Cut,
  extent: Extent | null,
  fiscal: Fiscal,
  found: readonly (readonly string[])[],
  name: string,
): TimeLabels {
  const at = timeIn(cut.by);
  if (at < 0 || !extent) return NO_TIME;
  const grain = (cut.by[at] as { grain: Grain }).grain;
  const { period } = cut;
  const from = period && period.from > FIRST_DAY ? period.from : extent.from;
  const to = period && period.to < LAST_DAY ? period.to : lastShown(extent, found, at, fiscal);
  const labels: string[] = [];
  const first = bucketOf(from, grain, fiscal);
  const last = bucketOf(to, grain, fiscal);
  const others = cut.by.length < 2 ? [[]] : distinct(found.map((each) => [each[1 - at]]));
  if ((last - first + 1) * Math.max(1, others.length) > MOST_ROWS) {
    throw new Sentence(
      `${name}: by ${grain} this would be ${last - first + 1} rows and more. Give a period, for example =${name}(DEALS;"${grain}";"last 12 months")`,
    );
  }
  for (let bucket = first; bucket <= last; bucket++) labels.push(bucketLabel(bucket, grain, fiscal));
  const known = new Set(found.map((each) => each.join('\u0000')));
  const missing: string[][] = [];
  if (others.length <= 50) {
    for (const label of labels) {
      for (const other of others) {
        const group = cut.by.length < 2 ? [label] : at === 0 ? [label, other[0]] : [other[0], label];
        if (!known.has(group.join('\u0000'))) missing.push(group);
      }
    }
  }
  return {
    missing,
    isOutside(each) {
      const read = readBucketLabel(each[at], fiscal);
      return (
        !!read &&
        (bucketStart(read.bucket, grain, fiscal) > extent.to || bucketEnd(read.bucket, grain, fiscal) < extent.from)
      );
    },
  };
}

/** Data that reach into the open future (expected dates) are shown to their last bucket. */
function lastShown(extent: Extent, found: readonly (readonly string[])[], at: number, fiscal: Fiscal): number {
  if (Number.isFinite(extent.to)) return extent.to;
  let last = extent.from;
  for (const labels of found) {
    const read = readBucketLabel(labels[at], fiscal);
    if (read) last = Math.max(last, bucketStart(read.bucket, read.grain, fiscal));
  }
  return last;
}

function distinct(lists: readonly string[][]): string[][] {
  return Array.from(new Set(lists.map((list) => list[0])), (label) => [label]);
}
