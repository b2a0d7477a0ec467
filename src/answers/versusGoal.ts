import type { Period } from '../calendar/period';
import { aimOf, alsoAimed, attained, metricOf, periodOfRow, sliceOf } from '../metrics/goals';
import type { Aim } from '../metrics/goals';
import type { Answer, PlainMetric, Value } from '../metrics/metric';
import { titleOf, column } from '../metrics/metric';
import type { Condition, Cut } from '../question/cut';
import { goalsOf } from '../question/goals';
import { Sentence } from '../tables/cell';
import type { Asker } from './asker';
import { mergeLeftOut } from './row';
import { timeIn } from '../question/cut';

/**
 * An answer with `Goal`, `Change` and `Attainment` behind its headline, from the Goals table: the goal up to the as-of day
 * where a period is still running (day 12 of the plan beside day 12). A group with a goal and nothing else has a row too.
 * @throws Sentence without a Goals table, without a period, or where no goal is set for the metric
 */
export function comparedToGoal(
  asker: Asker,
  def: PlainMetric,
  cut: Cut,
  given: ReadonlyMap<string, string | number>,
  first: Answer,
): Answer {
  const { question, catalogue } = asker;
  const { fiscal } = question.settings;
  const goals = goalsOf(question);
  const formula = `=${def.name}(DEALS;GOALS;"this quarter";"vs goal")`;
  if (!question.book.get('goals'))
    throw new Sentence(
      `${def.name}: "vs goal" reads a Goals table (Metric, Owner, Period, Target), and none was passed: ${formula}`,
    );
  const own = goals.list.filter((goal) => metricOf(goal, catalogue)?.name === def.name);
  if (own.length === 0) {
    const named = Array.from(new Set(goals.list.map(({ metric }) => metric))).slice(0, 8);
    const held = named.length > 0 ? `its goals are for ${named.join(', ')}` : 'it has no row that can be read';
    throw new Sentence(
      `${def.name}: the Goals table sets none for ${titleOf(def)}; ${held}. Add a row with Metric ${titleOf(def)}, a Period and a Target, then ${formula}`,
    );
  }
  const timed = timeIn(cut.by) >= 0;
  if (!cut.period && !timed) throw new Sentence(`${def.name}: "vs goal" needs a period: ${formula}`);
  const aim = (where: readonly Condition[], period: Period | null): Aim | null =>
    period && aimOf(goals, def, catalogue, [...cut.where, ...where], period, cut.asOf);
  const head = cut.by.length;
  const aimAt = (labels: readonly string[]): Aim | null => {
    const where = sliceOf(cut.by, labels);
    return where && aim(where, periodOfRow(cut, labels, fiscal));
  };
  const missing = alsoAimed(cut, own, first.rows, fiscal, (labels) => aimAt(labels) !== null);
  const answer = missing.length > 0 ? asker.answer(def, cut, given, missing) : first;
  const isShare = answer.columns[head].unit === 'share';
  const told = (value: Value | undefined, reached: Aim | null): Value[] => {
    const actual = typeof value === 'number' ? value : null;
    const goal = reached?.toDate ?? null;
    const change =
      actual === null || goal === null
        ? null
        : isShare
          ? actual - goal
          : goal === 0
            ? null
            : (actual - goal) / Math.abs(goal);
    return [goal, change, attained(actual, goal, reached?.direction ?? 'up')];
  };
  const widened = <T>(row: readonly T[], at: number, more: readonly T[]): T[] => [
    ...row.slice(0, at + 1),
    ...more,
    ...row.slice(at + 1),
  ];
  return {
    ...answer,
    columns: widened(answer.columns, head, [
      { ...answer.columns[head], heading: 'Goal', role: 'before' },
      column('Change', 'share', 'change'),
      column('Attainment', 'share', 'change'),
    ]),
    rows: answer.rows.map((row) => {
      return widened(row, head, told(row[head], aimAt(row.slice(0, head).map(String))));
    }),
    whole: widened(answer.whole, 0, told(answer.whole[0], aim([], cut.period))),
    leftOut: mergeLeftOut([answer.leftOut, goals.leftOut]),
  };
}
