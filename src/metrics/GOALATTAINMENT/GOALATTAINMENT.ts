import { goalsOf } from '../../question/goals';
import { axisTitle } from '../../question/cut';
import { Sentence } from '../../tables/cell';
import type { LeftOut } from '../../tables/table';
import { aimOf, alsoAimed, attained, metricOf, periodOfRow, sliceOf } from '../goals';
import type { Aim } from '../goals';
import type { Answer, AnswerColumn, Ask, Value } from '../metric';
import { isPlain, metricNames, tableMetric, titleOf } from '../metric';
import { readPeriod } from '../../calendar/period';

const BRIEF =
  'What was reached as a share of the goal for the same days: day 12 of the period against day 12 of the plan. Sales, unless another metric is named.';

export const GOALATTAINMENT = tableMetric({
  name: 'GOALATTAINMENT',
  question: 'Are we reaching our goals?',
  brief: BRIEF,
  better: 'up',
  level: 'new',
  needs: { deals: ['close'], goals: ['metric', 'period', 'target'] },
  example: '"this quarter"',
  options: {},
  names: metricNames,
  answer(ask) {
    const { question } = ask;
    const [name = 'SALES', other] = question.names;
    if (other !== undefined)
      throw new Sentence(
        `GOALATTAINMENT answers for one metric, and ${name} and ${other} are two. KPIS shows all goals`,
      );
    const def = ask.catalogue.find((each) => each.name === name);
    if (!def || !isPlain(def))
      throw new Sentence(`GOALATTAINMENT compares a number with its goal, and ${name} answers with a list`);
    const timed = ask.cut.by.some((axis) => 'grain' in axis);
    const period =
      ask.cut.period ?? (timed ? null : readPeriod('this quarter', ask.cut.asOf, question.settings.fiscal));
    const cut = { ...ask.cut, period };
    const goals = goalsOf(question);
    const own = goals.list.filter((goal) => metricOf(goal, ask.catalogue)?.name === name);
    const actual = ask.metric(name, { period });
    const depth = cut.by.length;
    const missing = timed ? [] : alsoAimed(cut.by, own, actual.rows);
    const adds = def.sums === true;
    const rows: (readonly Value[])[] = [
      ...actual.rows.map((row) => row.slice(0, depth + 1)),
      ...missing.map((labels) => [...labels, adds ? 0 : null]),
    ];
    const told = (labels: readonly string[], value: Value | undefined): Value[] => {
      const where = sliceOf(cut.by, labels);
      const days = periodOfRow(cut, labels, question.settings.fiscal);
      const aim = where && days && aimOf(goals, def, ask.catalogue, [...cut.where, ...where], days, cut.asOf);
      return valuesOf(aim, typeof value === 'number' ? value : null);
    };
    const unit = actual.columns[depth]?.unit ?? 'factor';
    const whole = valuesOf(
      period && aimOf(goals, def, ask.catalogue, cut.where, period, cut.asOf),
      typeof actual.whole[0] === 'number' ? actual.whole[0] : null,
    );
    return {
      columns: [
        ...cut.by.map((axis): AnswerColumn => ({ heading: axisTitle(axis), unit: 'text', role: 'group' })),
        { heading: 'Attainment', unit: 'share', role: 'headline' },
        { heading: titleOf(def), unit, role: 'evidence' },
        { heading: 'Goal to date', unit, role: 'evidence' },
        { heading: 'Gap', unit, role: 'evidence' },
        { heading: 'Goal', unit, role: 'evidence' },
        { heading: 'Of goal', unit: 'share', role: 'evidence' },
        { heading: 'Minimum', unit, role: 'evidence' },
        { heading: 'Stretch', unit, role: 'evidence' },
      ],
      rows: rows.map((row) => {
        const labels = row.slice(0, depth).map(String);
        return [...labels, ...told(labels, row[depth])];
      }),
      whole,
      refusal: whole[0] === null ? refusalOf(ask, def.name, titleOf(def), own.length, actual, period?.label) : null,
      leftOut: [...actual.leftOut, ...goals.leftOut] as LeftOut[],
      definition: BRIEF,
    };
  },
});

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

function refusalOf(ask: Ask, name: string, title: string, count: number, { refusal }: Answer, label = ''): string {
  const { list } = goalsOf(ask.question);
  if (refusal !== null) return refusal;
  if (count > 0)
    return `no goal for ${title} covers ${label || 'these days'}; those there are for ${Array.from(
      new Set(list.filter((goal) => metricOf(goal, ask.catalogue)?.name === name).map(({ period }) => period.label)),
    )
      .slice(0, 6)
      .join(', ')}`;
  return `the Goals table sets none for ${title}. Add a row with Metric ${title}, a Period and a Target`;
}
