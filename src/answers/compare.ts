import type { Day } from '../calendar/day';
import { bucketOf, readBucketLabel } from '../calendar/grain';
import type { Fiscal, Grain } from '../calendar/grain';
import { comparedPeriod, FIRST_DAY, runOf, samePart, shiftPeriod } from '../calendar/period';
import type { Answer, PlainMetric, Value } from '../metrics/metric';
import type { Cut } from '../question/cut';
import { Sentence } from '../tables/cell';
import type { Asker } from './asker';
import type { Versus } from './before';
import { timeIn } from '../question/cut';
import { column, headOf, isAhead } from '../metrics/metric';

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
  const at = timeIn(cut.by);
  const before =
    at >= 0
      ? timeBefore(asker, def, cut, given, first, versus, at, fiscal)
      : plainBefore(asker, def, cut, given, first, versus, fiscal);
  const now = before.groups.length > 0 ? asker.answer(def, cut, given, before.groups) : first;
  const head = headOf(now);
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
      column('Change', 'share', 'change'),
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
  const head = headOf(answer);
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
  const period = isAhead(def)
    ? shiftPeriod(cut.period, versus, fiscal)
    : comparedPeriod(cut.period, versus, cut.asOf, fiscal);
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

/**
 * Each bucket beside the one before it, or a year before; of a bucket that the period cuts or that is still running, the same
 * part of its counterpart.
 */
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
  const { asOf, period } = cut;
  const grain = (cut.by[at] as { grain: Grain }).grain;
  const withTime = (labels: readonly string[], time: string): string[] =>
    labels.map((label, k) => (k === at ? time : label));
  const whole = period ? plainBefore(asker, def, { ...cut, by: [] }, given, null, versus, fiscal).whole : null;
  // by the label of a bucket: the label of its counterpart, and what is asked for it
  const counterparts = new Map<string, { label: string; asked: Asked }>();
  const wholes: Asked = { from: Infinity, to: -Infinity, also: [] };
  const parts: Asked[] = [];
  const beside = (bucket: number): void => {
    const current = runOf(bucket, bucket, grain, fiscal);
    const before = shiftPeriod(current, versus, fiscal);
    if (!before || counterparts.has(current.label)) return;
    const to = Math.min(current.to, period?.to ?? current.to, isAhead(def) || asOf < current.from ? current.to : asOf);
    const part = samePart(before, current, Math.max(current.from, period?.from ?? current.from), to);
    let asked = wholes;
    if (part === before) {
      wholes.from = Math.min(wholes.from, before.from);
      wholes.to = Math.max(wholes.to, before.to);
    } else parts.push((asked = { from: part.from, to: part.to, also: [] }));
    counterparts.set(current.label, { label: before.label, asked });
  };
  // months of which no name has a row have names before them all the same
  if (period && cut.by.length > 1 && period.from > FIRST_DAY) {
    const last = bucketOf(Math.min(period.to, asOf), grain, fiscal);
    for (let bucket = bucketOf(period.from, grain, fiscal); bucket <= last; bucket++) beside(bucket);
  }
  for (const labels of labelsOf(now, cut)) {
    const read = readBucketLabel(labels[at], fiscal);
    if (read) beside(read.bucket);
    const found = counterparts.get(labels[at]);
    found?.asked.also.push(withTime(labels, found.label));
  }
  const groups: string[][] = [];
  const values = new Map<Asked, ReadonlyMap<string, number | null>>();
  for (const asked of [wholes, ...parts]) {
    const { from, to, also } = asked;
    if (from > to) continue;
    const span = { from, to, label: 'before', grain: null };
    const answer = asker.answer(def, { ...cut, period: span }, given, also);
    values.set(asked, headlines(answer));
    if (cut.by.length < 2) continue;
    // what only the earlier time knows has its row too
    const names = new Map<string, string[][]>();
    for (const labels of labelsOf(answer, cut)) names.set(labels[at], [...(names.get(labels[at]) ?? []), labels]);
    counterparts.forEach((found, time) => {
      if (found.asked === asked) for (const labels of names.get(found.label) ?? []) groups.push(withTime(labels, time));
    });
  }
  return {
    whole,
    groups,
    of(labels) {
      const found = counterparts.get(labels[at]);
      if (!found) return null;
      return values.get(found.asked)?.get(withTime(labels, found.label).join('\u0000')) ?? null;
    },
  };
}

/** Days of which one answer is asked, and the groups it is to have. */
interface Asked {
  from: Day;
  to: Day;
  readonly also: string[][];
}
