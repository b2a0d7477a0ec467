import { isoText } from '../calendar/day';
import { bucketEnd, bucketLabel, bucketOf, bucketStart } from '../calendar/grain';
import type { Fiscal } from '../calendar/grain';
import type { Day } from '../calendar/day';
import type { DealStates } from '../models/pipeline/bridge';
import type { Cut } from '../question/cut';
import { timeIn } from '../question/cut';
import { Sentence } from '../tables/cell';
import type { Change } from '../tables/changes';
import { isBeginning } from '../tables/changes';
import { NONE } from '../tables/dictionary';
import type { Answer, AnswerColumn, Ask, Value } from './metric';
import { groupColumns } from './metric';

/** Days that are compared: the deals at the end of the day before `from`, and at the end of `to` or on the as-of day. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
  readonly before: DealStates;
  readonly after: DealStates;
}

/** An answer that compares two days of each part of a period, group by group. */
export interface Comparison {
  readonly name: string;
  readonly columns: readonly AnswerColumn[];
  readonly definition: string;
  /** The columns of each group. */
  groups(span: Span): ReadonlyMap<string, readonly Value[]>;
  /** What groups run from the largest of. */
  size(values: readonly Value[]): number;
  /** The columns where nothing happened. */
  readonly none: readonly Value[];
  /** Why the whole has no headline, where it is empty. */
  readonly refusal: string;
}

/**
 * Compares the beginning and the end of the asked period, of all that Changes tells without one, or of each bucket of it.
 * @throws Sentence when Changes tells nothing, or only of later days
 */
export function compareDays(ask: Ask, comparison: Comparison): Answer {
  const { name, columns, definition, groups, size, none, refusal } = comparison;
  const { cut, question } = ask;
  const at = timeIn(cut.by);
  const rows: Value[][] = [];
  let whole = none;
  for (const { from, to, label } of spansOf(cut, ask.changes(), question.settings.fiscal, name)) {
    const before = ask.dealsOn(from - 1, null);
    const after = ask.dealsOn(Math.min(to, cut.asOf), before);
    const found = Array.from(groups({ from, to, before, after }));
    if (cut.by.length === (at < 0 ? 0 : 1)) {
      const [values] = found.length > 0 ? found.map((each) => each[1]) : [none];
      if (at < 0) whole = values;
      else rows.push([label, ...values]);
      continue;
    }
    const place = ([group]: readonly [string, unknown]): number => Number(group.split('\u0000').includes(NONE));
    found.sort((a, b) => place(a) - place(b) || size(b[1]) - size(a[1]) || (a[0] < b[0] ? -1 : 1));
    for (const [group, values] of found) {
      const names: Value[] = group.split('\u0000');
      if (at >= 0) names.splice(at, 0, label);
      rows.push([...names, ...values]);
    }
  }
  if (cut.by.length > 0 && question.words.total)
    whole = compareDays(Object.assign(Object.create(ask) as Ask, { cut: { ...cut, by: [] } }), comparison)
      .whole as typeof none;
  return {
    columns: [...groupColumns(cut.by), ...columns],
    rows,
    whole,
    refusal: cut.by.length === 0 && whole[0] === null ? refusal : null,
    leftOut: question.book.all().flatMap((table) => table.problems()),
    definition,
  };
}

/** The days to compare: our own log begins with all deals, and before its first day nothing is known. */
function spansOf(
  { by, period, asOf }: Cut,
  changes: readonly Change[],
  fiscal: Fiscal,
  name: string,
): { label: string; from: Day; to: Day }[] {
  if (changes.length === 0)
    throw new Sentence(`${name}: the Changes table has no row that says which field of a deal changed on which day`);
  const [first] = changes;
  const start = isBeginning(first) ? first.day : -Infinity;
  const axis = by.find((each) => 'grain' in each);
  const from = period && (!axis || period.from > first.day) ? period.from : first.day + 1;
  const to = Math.min(period ? period.to : asOf, axis ? asOf : Infinity);
  const spans: { label: string; from: Day; to: Day }[] = [];
  if (!axis || !('grain' in axis)) spans.push({ label: '', from, to });
  else
    for (let bucket = bucketOf(from, axis.grain, fiscal); bucket <= bucketOf(to, axis.grain, fiscal); bucket++)
      spans.push({
        label: bucketLabel(bucket, axis.grain, fiscal),
        from: Math.max(bucketStart(bucket, axis.grain, fiscal), period?.from ?? -Infinity),
        to: Math.min(bucketEnd(bucket, axis.grain, fiscal), period?.to ?? Infinity),
      });
  const known = spans.filter((span) => span.from > start && span.from <= asOf);
  if (known.length > 0) return known;
  throw new Sentence(
    `${name}: Changes begins on ${isoText(first.day)}, and a comparison needs a period that begins after that day and by ${isoText(asOf)}. This works: =${name}(DEALS;CHANGES;"from";"${isoText(first.day + 1)}")`,
  );
}
