import type { Grain } from '../../calendar/grain';
import { bucketEnd, bucketLabel, bucketOf } from '../../calendar/grain';
import type { Period } from '../../calendar/period';
import { readPeriod } from '../../calendar/period';
import { goalsOf } from '../../question/goals';
import { timeIn } from '../../question/cut';
import { Sentence } from '../../tables/cell';
import { NONE } from '../../tables/dictionary';
import type { LeftOut } from '../../tables/table';
import { aimOf, alsoAimed, attained, metricOf, periodOfRow, sliceOf } from '../goals';
import type { Aim } from '../goals';
import type { Answer, Ask, PlainMetric, Value } from '../metric';
import { isPlain, metricNames, tableMetric, titleOf, groupColumns, column } from '../metric';

const BRIEF =
  'What was reached as a share of the goal for the same days: day 12 of the period against day 12 of the plan. Sales, unless another metric is named.';

const MOST = 120;

export const GOALATTAINMENT = tableMetric({
  name: 'GOALATTAINMENT',
  question: 'Are we reaching our goals?',
  brief: BRIEF,
  better: 'up',
  level: 'new',
  grid: true,
  needs: { deals: ['close'], goals: ['period', 'target'] },
  example: '"this quarter"',
  options: { basis: { choice: ['each', 'cumulative'] } },
  names: metricNames,
  answer(ask, { basis }) {
    const { question } = ask;
    const [name = 'SALES', other] = question.names;
    if (other !== undefined)
      throw new Sentence(
        `GOALATTAINMENT answers for one metric, and ${name} and ${other} are two. KPIS shows all goals`,
      );
    const def = ask.catalogue.find((each) => each.name === name);
    if (!def || !isPlain(def))
      throw new Sentence(`GOALATTAINMENT compares a number with its goal, and ${name} answers with a list`);
    const timed = timeIn(ask.cut.by) >= 0;
    const { fiscal } = question.settings;
    const isRunning = basis === 'cumulative' && timed;
    const period =
      ask.cut.period ??
      (timed && !isRunning ? null : readPeriod(isRunning ? 'this year' : 'this quarter', ask.cut.asOf, fiscal));
    const cut = { ...ask.cut, period };
    const goals = goalsOf(question);
    const own = goals.list.filter((goal) => metricOf(goal, ask.catalogue)?.name === name);
    const depth = cut.by.length;
    const aimAt = (labels: readonly string[]): Aim | null => {
      const where = sliceOf(cut.by, labels);
      const bucket = periodOfRow(cut, labels, fiscal);
      const days = bucket && isRunning && period ? { ...bucket, from: period.from, grain: null } : bucket;
      return where && days && aimOf(goals, def, ask.catalogue, [...cut.where, ...where], days, cut.asOf);
    };
    const first = ask.metric(name, { period });
    const missing = alsoAimed(cut, own, first.rows, fiscal, (labels) => aimAt(labels) !== null);
    const actual = missing.length > 0 ? ask.metric(name, { period }, undefined, missing) : first;
    const found = isRunning && period ? runningTotals(ask, def, period, missing) : actual.rows;
    const isNone = (row: readonly Value[]): boolean => row.slice(0, depth).includes(NONE);
    const rows = [...found.filter((row) => !isNone(row)), ...found.filter(isNone)];
    const told = (labels: readonly string[], value: Value | undefined): Value[] => {
      const bucket = periodOfRow(cut, labels, fiscal);
      const isComing = bucket !== null && bucket.from > cut.asOf;
      return valuesOf(aimAt(labels), typeof value === 'number' && !(isRunning && isComing) ? value : null);
    };
    const unit = actual.columns[depth]?.unit ?? 'factor';
    const whole = valuesOf(
      period && aimOf(goals, def, ask.catalogue, cut.where, period, cut.asOf),
      typeof actual.whole[0] === 'number' ? actual.whole[0] : null,
    );
    return {
      columns: [
        ...groupColumns(cut.by),
        column('Attainment', 'share', 'headline'),
        column(titleOf(def), unit, 'evidence'),
        column('Goal to date', unit),
        column('Gap', unit),
        column('Goal', unit),
        column('Of goal', 'share'),
        column('Minimum', unit),
        column('Stretch', unit),
      ],
      rows: rows.map((row) => {
        const labels = row.slice(0, depth).map(String);
        return [...labels, ...told(labels, row[depth])];
      }),
      whole,
      refusal:
        whole[0] === null
          ? refusalOf(ask, def.name, titleOf(def), own.length, actual, whole[2] !== null, period?.label)
          : null,
      leftOut: [...actual.leftOut, ...goals.leftOut] as LeftOut[],
      definition: BRIEF,
    };
  },
});

/** What a metric comes to from the beginning of a period to the end of each of its buckets; `also` groups have a line too. */
function runningTotals(
  ask: Ask,
  { name }: PlainMetric,
  period: Period,
  also: readonly (readonly string[])[],
): Value[][] {
  const { by } = ask.cut;
  const { fiscal } = ask.question.settings;
  const at = timeIn(by);
  const { grain } = by[at] as { grain: Grain };
  const [first, last] = [period.from, period.to].map((day) => bucketOf(day, grain, fiscal));
  if (!(last - first < MOST))
    throw new Sentence(
      `GOALATTAINMENT: a line by ${grain} over ${period.label} would have ${last - first + 1} points, and ${MOST} are the most. This works: =GOALATTAINMENT(DEALS;GOALS;"month";"this year";"basis = cumulative")`,
    );
  const fields = by.filter((axis) => 'field' in axis);
  const labels: string[] = [];
  const answers: ReadonlyMap<string, Value>[] = [];
  let names = fields.length === 0 ? [['']] : Array.from(new Set(also.map((group) => group[1 - at])), (each) => [each]);
  // from the longest on, whose names are all there are
  for (let bucket = last; bucket >= first; bucket--) {
    const to = Math.min(period.to, bucketEnd(bucket, grain, fiscal));
    const asked = { period: { ...period, to, grain: null }, by: fields };
    const answer = ask.metric(name, asked, undefined, fields.length === 0 ? [] : names);
    const found = fields.length === 0 ? [['', answer.whole[0]]] : answer.rows;
    labels.unshift(bucketLabel(bucket, grain, fiscal));
    answers.unshift(new Map(found.map(([group, value]) => [String(group), value])));
    names = found.map(([group]) => [String(group)]);
  }
  const row = ([group]: readonly string[], k: number): Value[] => {
    const value = answers[k].get(group) ?? null;
    return fields.length === 0 ? [labels[k], value] : at === 0 ? [labels[k], group, value] : [group, labels[k], value];
  };
  return at === 0
    ? labels.flatMap((_, k) => names.map((group) => row(group, k)))
    : names.flatMap((group) => labels.map((_, k) => row(group, k)));
}

/** The columns of one row; empty where no goal is set. */
function valuesOf(aim: Aim | null, actual: number | null): Value[] {
  if (!aim) return [null, actual, null, null, null, null, null, null];
  const { goal, toDate, direction, minimum, stretch } = aim;
  return [
    attained(actual, toDate, direction),
    actual,
    toDate,
    actual === null || toDate === null ? null : actual - toDate,
    goal,
    attained(actual, goal, direction),
    minimum,
    stretch,
  ];
}

function refusalOf(
  ask: Ask,
  name: string,
  title: string,
  count: number,
  { refusal }: Answer,
  isGoal: boolean,
  label = '',
): string {
  const { list } = goalsOf(ask.question);
  if (refusal !== null) return refusal;
  if (isGoal)
    return `${title} as it stands has no attainment: that is goal ÷ number where less is better, else number ÷ goal, and one divides by nothing above 0. =KPIS(DEALS;GOALS) tells whether the goal is reached`;
  if (count > 0)
    return `no goal for ${title} covers ${label || 'these days'}; those there are for ${Array.from(
      new Set(list.filter((goal) => metricOf(goal, ask.catalogue)?.name === name).map(({ period }) => period.label)),
    )
      .slice(0, 6)
      .join(', ')}`;
  return `the Goals table sets none for ${title}. Add a row with Metric ${title}, a Period and a Target`;
}
