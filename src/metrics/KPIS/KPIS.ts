import type { Period } from '../../calendar/period';
import { sameElapsed, shiftPeriod } from '../../calendar/period';
import type { Condition } from '../../question/cut';
import { axisText, conditionText } from '../../question/cut';
import type { Goal } from '../../question/goals';
import { goalsOf } from '../../question/goals';
import { fold, Sentence } from '../../tables/cell';
import { aimOf, metricOf } from '../goals';
import type { Aim } from '../goals';
import type { Answer, AnswerColumn, AnyMetric, Ask, Value } from '../metric';
import { isAhead, isPlain, tableMetric, titleOf } from '../metric';
import { standingOf } from '../standing';
import { driverOf } from './driver';

const BRIEF =
  'Every goal of the running periods with what is reached, whether it is on track (by its odds where they can be told, else by the pace of the plan), its trend against the period before, who answers for it, and what moved it most.';

const COLUMNS: readonly (readonly [heading: string, unit: AnswerColumn['unit']])[] = [
  ['KPI', 'text'],
  ['For', 'text'],
  ['Period', 'text'],
  ['Actual', 'factor'],
  ['Goal to date', 'factor'],
  ['Goal', 'factor'],
  ['Attainment', 'share'],
  ['Odds', 'share'],
  ['Status', 'text'],
  ['Trend', 'share'],
  ['KPI owner', 'text'],
  ['Driver', 'text'],
];

export const KPIS = tableMetric({
  name: 'KPIS',
  question: 'Which goals are on track?',
  brief: BRIEF,
  better: 'neither',
  level: 'new',
  needs: { deals: ['close'], goals: ['period', 'target'] },
  wants: ['spend'],
  example: '',
  options: {},
  answer(ask) {
    const { cut, question, catalogue } = ask;
    if (cut.by.length > 0)
      throw new Sentence(
        `KPIS lists goals, each for whom it is set, and cannot be grouped by ${cut.by.map(axisText).join(', ')}. For the goals of one write a condition: =KPIS(DEALS;GOALS;"owner = Ana")`,
      );
    const goals = goalsOf(question);
    const isAsked = ({ period: { from, to } }: Goal): boolean =>
      cut.period ? from >= cut.period.from && to <= cut.period.to : from <= cut.asOf && to >= cut.asOf;
    const asked = goals.list.filter((goal) => isAsked(goal) && holds(goal.where, cut.where));
    const rows: Value[][] = [];
    const unknown: Goal[] = [];
    const seen = new Set<string>();
    for (const goal of asked) {
      const def = metricOf(goal, catalogue);
      if (!def || !isPlain(def)) unknown.push(goal);
      else {
        const key = [def.name, goal.period.from, goal.period.to, whoIn(goal.where)].join('\u0000');
        if (!seen.has(key)) rows.push(rowOf(ask, goal, def));
        seen.add(key);
      }
    }
    if (rows.length === 0) throw new Sentence(noneFor(ask, goals.list, unknown));
    return {
      columns: COLUMNS.map(([heading, unit], i) => ({ heading, unit, role: i < 3 ? 'group' : 'evidence' })),
      rows,
      whole: [],
      refusal: null,
      leftOut: [
        ...goals.leftOut,
        ...(unknown.length > 0
          ? [
              {
                reason: `Goals: ${unknown[0].metric} is no number of Dealsheet`,
                rows: unknown.length,
                first: unknown.map(({ row }) => row).slice(0, 10),
              },
            ]
          : []),
        ...question.book.all().flatMap((table) => table.problems()),
      ],
      definition: BRIEF,
    };
  },
});

const whoIn = (where: readonly Condition[]): string => where.map(conditionText).join(' and ');

/** Whether the slice of a goal holds every condition asked. */
const holds = (where: readonly Condition[], asked: readonly Condition[]): boolean => {
  const texts = where.map((each) => fold(conditionText(each)));
  return asked.every((each) => texts.includes(fold(conditionText(each))));
};

function noneFor(ask: Ask, list: readonly Goal[], unknown: readonly Goal[]): string {
  const periods = Array.from(new Set(list.map(({ period }) => period.label)));
  if (unknown.length > 0)
    return `KPIS: ${unknown[0].metric} (row ${unknown[0].row} of Goals) is no number of Dealsheet. =DEALSHEET() lists them; a goal is set for Sales, Win rate, CAC and every other`;
  const when = ask.cut.period ? `lies in ${ask.cut.period.label}` : 'is running';
  return `KPIS read ${list.length} goals, and none ${when}${ask.cut.where.length > 0 ? ` where ${whoIn(ask.cut.where)}` : ''}; their periods are ${periods.slice(0, 8).join(', ') || 'not readable'}. This works: =KPIS(DEALS;GOALS;"all time")`;
}

/** What a metric answers for a slice and a period; the sentence where it cannot. */
function asked(ask: Ask, name: string, where: readonly Condition[], period: Period): Answer | string {
  try {
    const answer = ask.metric(name, { where, period, by: [] });
    if (answer.refusal === null || answer.whole[0] !== null) return answer;
    return answer.held === undefined ? answer.refusal : { ...answer, whole: [answer.held] };
  } catch (error) {
    if (error instanceof Sentence) return error.message;
    throw error;
  }
}

function rowOf(ask: Ask, goal: Goal, def: AnyMetric): Value[] {
  const { cut, question, catalogue } = ask;
  const { where, period } = goal;
  const now = asked(ask, def.name, where, period);
  const aim = aimOf(goalsOf(question), def, catalogue, where, period, cut.asOf) as Aim;
  const before = shiftPeriod(period, 'previous', question.settings.fiscal);
  const running = !isAhead(def) && cut.asOf >= period.from && cut.asOf < period.to;
  const compared = before && (running ? sameElapsed(before, period, cut.asOf) : before);
  const earlier = compared ? asked(ask, def.name, where, compared) : '';
  const [actual, old] = [now, earlier].map((each) =>
    typeof each === 'string' || typeof each.whole[0] !== 'number' ? null : each.whole[0],
  );
  const { attainment, odds, status } = standingOf(ask, def, where, period, actual, aim);
  const isShare = typeof now !== 'string' && now.columns[0].unit === 'share';
  return [
    titleOf(def),
    where.length > 0 ? whoIn(where) : 'All',
    period.label,
    actual,
    aim.toDate,
    aim.goal,
    attainment,
    odds,
    status,
    actual === null || old === null ? null : isShare ? actual - old : old === 0 ? null : (actual - old) / Math.abs(old),
    aim.kpiOwner,
    typeof now === 'string'
      ? now
      : typeof earlier === 'string'
        ? ''
        : driverOf(ask, def.name, where, period, now, earlier),
  ];
}
