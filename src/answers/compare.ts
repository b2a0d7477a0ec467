import { bucketEnd, bucketLabel, bucketOf, bucketStart, readBucketLabel } from '../calendar/grain';
import type { Fiscal, Grain } from '../calendar/grain';
import type { Period } from '../calendar/period';
import { comparedPeriod, sameElapsed, shiftPeriod } from '../calendar/period';
import type { Answer, PlainMetric, Value } from '../metrics/metric';
import type { Cut } from '../question/cut';
import { Sentence } from '../tables/cell';
import type { Asker } from './asker';
import type { Versus } from './before';

type Given = ReadonlyMap<string, string | number>;

const PHRASE: Readonly<Record<Versus, string>> = { lastYear: 'vs last year', previous: 'vs previous' };

/**
 * An answer with `Before` and `Change` behind its headline: shares change in points, everything else by a share of before.
 * A group of either period has a row.
 */
export function compared(
  asker: Asker,
  def: PlainMetric,
  cut: Cut,
  given: Given,
  first: Answer,
  versus: Versus,
): Answer {
  const { fiscal } = asker.question.settings;
  const at = cut.by.findIndex((axis) => 'grain' in axis);
  const before =
    at >= 0
      ? timeBefore(asker, def, cut, given, first, versus, at, fiscal)
      : plainBefore(asker, def, cut, given, first, versus, fiscal);
  const now = before.groups.length > 0 ? asker.answer(def, cut, given, before.groups) : first;
  const head = now.columns.findIndex(({ role }) => role === 'headline');
  const isShare = now.columns[head].unit === 'share';
  const change = (after: Value, old: number | null): number | null => {
    if (typeof after !== 'number' || old === null) return null;
    return isShare ? after - old : old === 0 ? null : (after - old) / Math.abs(old);
  };
  const widen = <T>(row: readonly T[], place: number, one: T, two: T): T[] => [
    ...row.slice(0, place + 1),
    one,
    two,
    ...row.slice(place + 1),
  ];
  const headline = now.columns[head];
  return {
    ...now,
    columns: widen(
      now.columns,
      head,
      { ...headline, heading: 'Before', role: 'before' },
      { heading: 'Change', unit: 'share', role: 'change' },
    ),
    rows: now.rows.map((row) => {
      const old = before.of(row.slice(0, cut.by.length).map(String));
      return widen(row, head, old as Value, change(row[head], old));
    }),
    whole: widen(now.whole, 0, before.whole as Value, change(now.whole[0], before.whole)),
  };
}

interface Before {
  readonly whole: number | null;
  /** The groups of the earlier period, as the period asked would name them. */
  readonly groups: readonly (readonly string[])[];
  of(labels: readonly string[]): number | null;
}

const numberOf = (value: Value | undefined): number | null => (typeof value === 'number' ? value : null);

function headlines(answer: Answer): Map<string, number | null> {
  const head = answer.columns.findIndex(({ role }) => role === 'headline');
  return new Map(answer.rows.map((row) => [row.slice(0, head).join('\u0000'), numberOf(row[head])]));
}

const labelsOf = (answer: Answer, cut: Cut): string[][] =>
  answer.rows.map((row) => row.slice(0, cut.by.length).map(String));

function plainBefore(
  asker: Asker,
  def: PlainMetric,
  cut: Cut,
  given: Given,
  now: Answer | null,
  versus: Versus,
  fiscal: Fiscal,
): Before {
  if (!cut.period)
    throw new Sentence(
      `${def.name}: "${PHRASE[versus]}" needs a period to compare: =${def.name}(DEALS;"this year";"${PHRASE[versus]}")`,
    );
  const period = comparedPeriod(cut.period, versus, cut.asOf, fiscal);
  if (!period)
    throw new Sentence(
      `${def.name}: there is nothing before ${cut.period.label} to compare it to. Give a period with a beginning, such as "2026"`,
    );
  const answer = asker.answer(def, { ...cut, period }, given, now ? labelsOf(now, cut) : []);
  const values = headlines(answer);
  return {
    whole: numberOf(answer.whole[0]),
    groups: labelsOf(answer, cut),
    of: (labels) => values.get(labels.join('\u0000')) ?? null,
  };
}

/** Each bucket beside the one before it, or a year before; the running bucket beside the same days of its counterpart. */
function timeBefore(
  asker: Asker,
  def: PlainMetric,
  cut: Cut,
  given: Given,
  now: Answer,
  versus: Versus,
  at: number,
  fiscal: Fiscal,
): Before {
  const grain = (cut.by[at] as { grain: Grain }).grain;
  const bucketPeriod = (bucket: number): Period => ({
    from: bucketStart(bucket, grain, fiscal),
    to: bucketEnd(bucket, grain, fiscal),
    label: bucketLabel(bucket, grain, fiscal),
    grain,
  });
  const shifted = new Map<string, Period>();
  for (const row of now.rows) {
    const read = readBucketLabel(String(row[at]), fiscal);
    const before = read && shiftPeriod(bucketPeriod(read.bucket), versus, fiscal);
    if (before) shifted.set(String(row[at]), before);
  }
  const whole = cut.period ? plainBefore(asker, def, { ...cut, by: [] }, given, null, versus, fiscal).whole : null;
  const all = Array.from(shifted.values());
  if (all.length === 0) return { whole, groups: [], of: () => null };
  const span = {
    from: Math.min(...all.map(({ from }) => from)),
    to: Math.max(...all.map(({ to }) => to)),
    label: 'before',
    grain: null,
  };
  const labelBefore = (label: string): string | undefined => {
    const before = shifted.get(label);
    return before && bucketLabel(bucketOf(before.from, grain, fiscal), grain, fiscal);
  };
  const withTime = (labels: readonly string[], time: string): string[] =>
    labels.map((label, k) => (k === at ? time : label));
  const dated = labelsOf(now, cut).filter((labels) => shifted.has(labels[at]));
  const also = dated.map((labels) => withTime(labels, labelBefore(labels[at]) as string));
  const answer = asker.answer(def, { ...cut, period: span }, given, also);
  const values = headlines(answer);
  const running = bucketLabel(bucketOf(cut.asOf, grain, fiscal), grain, fiscal);
  const current = shifted.get(running);
  const part =
    current && bucketEnd(bucketOf(cut.asOf, grain, fiscal), grain, fiscal) > cut.asOf
      ? sameElapsed(current, bucketPeriod(bucketOf(cut.asOf, grain, fiscal)), cut.asOf)
      : null;
  const alsoPartly = also.filter((_, i) => dated[i][at] === running);
  const partly = part ? headlines(asker.answer(def, { ...cut, period: part }, given, alsoPartly)) : null;
  return {
    whole,
    // a name that only the earlier time knows joins every period asked
    groups: cut.by.length < 2 ? [] : labelsOf(answer, cut).map((labels) => withTime(labels, dated[0][at])),
    of(labels) {
      const label = labelBefore(labels[at]);
      if (label === undefined) return null;
      return (partly && labels[at] === running ? partly : values).get(withTime(labels, label).join('\u0000')) ?? null;
    },
  };
}
