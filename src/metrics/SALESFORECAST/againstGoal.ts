import type { Period } from '../../calendar/period';
import { goalsOf } from '../../question/goals';
import { Sentence } from '../../tables/cell';
import { aimOf, attained, metricOf, sliceOf } from '../goals';
import type { Answer, AnswerColumn, AnyMetric, Ask, Value } from '../metric';
import type { Worth } from './series';
import type { Ahead, Span } from './spans';
import { timeIn } from '../../question/cut';
import { column } from '../metric';

const asPeriod = ({ from, to, label }: Span): Period => ({ from, to, label, grain: null });

/**
 * A forecast with the goals of Sales, or of Deals won, beside it: those of the whole of each row's period.
 * @param all the period of the whole
 * @throws Sentence without goals of that number
 */
export function againstGoal(ask: Ask, answer: Answer, { spans }: Ahead, all: Span, worth: Worth): Answer {
  const { question, cut, catalogue } = ask;
  const def = catalogue.find(({ name }) => name === (worth === 'one' ? 'DEALSWON' : 'SALES')) as AnyMetric;
  const goals = goalsOf(question);
  if (!goals.list.some((goal) => metricOf(goal, catalogue)?.name === def.name))
    throw new Sentence(
      `SALESFORECAST: "vs goal" reads a Goals table with rows for ${worth === 'one' ? 'Deals won' : 'Sales'} (Metric, Period, Target): =SALESFORECAST(DEALS;GOALS;"this year";"vs goal")`,
    );
  const head = cut.by.length;
  const told = (row: readonly Value[], labels: readonly string[] | null, span: Span): Value[] => {
    const where = labels === null ? [] : sliceOf(cut.by, labels);
    const period = asPeriod(span);
    const aim = where && aimOf(goals, def, catalogue, [...cut.where, ...where], period, period.to);
    const [goal, forecast] = [aim?.toDate ?? null, row[labels === null ? 0 : head]];
    const isBoth = goal !== null && goal !== 0 && typeof forecast === 'number';
    const more: Value[] = [
      goal,
      isBoth ? (forecast - goal) / goal : null,
      attained(typeof forecast === 'number' ? forecast : null, goal, aim?.direction ?? 'up'),
    ];
    const at = labels === null ? 1 : head + 1;
    return [...row.slice(0, at), ...more, ...row.slice(at)];
  };
  const at = timeIn(cut.by);
  const columns: AnswerColumn[] = [
    { ...answer.columns[head], heading: 'Goal', role: 'before' },
    column('Change', 'share', 'change'),
    column('Attainment', 'share', 'change'),
  ];
  return {
    ...answer,
    columns: [...answer.columns.slice(0, head + 1), ...columns, ...answer.columns.slice(head + 1)],
    rows: answer.rows.map((row) => {
      const labels = row.slice(0, head).map(String);
      return told(row, labels, spans.find(({ label }) => at >= 0 && label === labels[at]) ?? all);
    }),
    whole: told(answer.whole, null, all),
  };
}
