import { isoText } from '../../calendar/day';
import { bucketLabel, bucketOf } from '../../calendar/grain';
import type { Period } from '../../calendar/period';
import { LAST_DAY, readPeriod } from '../../calendar/period';
import type { Cut } from '../../question/cut';
import { timeIn } from '../../question/cut';
import { goalsOf } from '../../question/goals';
import { Sentence } from '../../tables/cell';
import { NONE } from '../../tables/dictionary';
import { dailySales, soldWithin } from '../SALESFORECAST/series';
import { aimOf, alsoAimed, metricOf, periodOfRow, sliceOf } from '../goals';
import type { AnswerColumn, Ask, Value } from '../metric';
import { metricNames, tableMetric, titleOf, groupColumns } from '../metric';
import { SEED_OPTION, simulatorOf, totalsOf } from '../odds';

const BRIEF =
  'The chance of reaching the goal by the end of the period, by simulation: what is won so far, open deals by age and size, and deals yet to come; and the pipeline that would make it 80 %.';

const SURE = 0.8;
const DRAWS = 2000;
/** Of each group; a group takes the same time as the whole. */
const DRAWS_EACH = 600;

export const GOALODDS = tableMetric({
  name: 'GOALODDS',
  question: 'Will we reach our goal?',
  brief: BRIEF,
  better: 'up',
  level: 'new',
  grid: true,
  needs: { deals: ['outcome', 'amount', 'created', 'close'], goals: ['period', 'target'] },
  example: '"this quarter"',
  options: { seed: SEED_OPTION },
  names: metricNames,
  answer(ask, { seed }) {
    const { question, catalogue } = ask;
    const { fiscal } = question.settings;
    const [name = 'SALES', other] = question.names;
    if (other !== undefined || (name !== 'SALES' && name !== 'DEALSWON'))
      throw new Sentence(
        `GOALODDS simulates Sales or Deals won, one of them. This works: =GOALODDS(DEALS;GOALS;"Deals won";"this quarter")`,
      );
    const def = catalogue.find((each) => each.name === name)!;
    const worth = name === 'DEALSWON' ? 'one' : 'amount';
    const fields = ask.cut.by.flatMap((axis) => ('field' in axis ? [axis.field] : []));
    if (fields.length > 1)
      throw new Sentence(
        `GOALODDS groups by one field, and ${fields.join(' and ')} are two. This works: =GOALODDS(DEALS;GOALS;"${fields[0]}")`,
      );
    const [field = null] = fields;
    const { asOf } = ask.cut;
    const period = ask.cut.period ?? (readPeriod('this quarter', asOf, fiscal) as Period);
    if (period.to >= LAST_DAY)
      throw new Sentence(`GOALODDS: ${period.label} has no end. This works: =GOALODDS(DEALS;GOALS;"this quarter")`);
    const cut = { ...ask.cut, period };
    const goals = goalsOf(question);
    const own = goals.list.filter((goal) => metricOf(goal, catalogue)?.name === name);
    const simulator = simulatorOf(ask, {}, field, worth, seed);
    const daily = dailySales(ask, field, worth);
    const wholeDaily = field === null ? daily : dailySales(ask, null, worth);
    const goalOf = (labels: readonly string[], days: Period | null): number | null => {
      const where = sliceOf(cut.by, labels);
      return (where && days && aimOf(goals, def, catalogue, [...cut.where, ...where], days, asOf)?.goal) ?? null;
    };
    const told = (labels: readonly string[], days: Period | null, group: string | null): Value[] => {
      const goal = goalOf(labels, days);
      if (!days) return COLUMNS.map(() => null);
      const closed = soldWithin(
        (group === null ? wholeDaily.get('') : daily.get(group)) ?? [],
        days.from,
        Math.min(days.to, asOf),
      );
      if (days.to <= asOf)
        return [goal === null ? null : Number(closed >= goal), goal, closed, closed, closed, closed, null, null, null];
      if (simulator.refusal !== null) return [null, goal, closed, null, null, null, null, null, null];
      const simulation = simulator.of(group, days, group === null ? DRAWS : DRAWS_EACH);
      const totals = totalsOf(simulation);
      const at = (share: number): number => closed + totals[Math.floor(share * totals.length)];
      const mean = totals.reduce((sum, v) => sum + v, 0) / totals.length;
      const remaining = goal === null ? null : goal - closed;
      const times = remaining === null ? null : simulation.timesFor(remaining, SURE);
      const isOpen = remaining !== null && remaining > 0;
      return [
        remaining === null ? null : simulation.odds(remaining),
        goal,
        closed,
        closed + mean,
        at(0.1),
        at(0.9),
        simulation.pipeline,
        isOpen ? simulation.pipeline / remaining : null,
        isOpen && times !== null ? (times * simulation.pipeline) / remaining : null,
      ];
    };
    const at = timeIn(cut.by);
    const spans = at < 0 ? [null] : bucketsIn(period, cut, ask);
    const labelsOf = (group: string | null, span: string | null): string[] => {
      const labels = group === null ? [] : [group];
      if (span !== null) labels.splice(at, 0, span);
      return labels;
    };
    const hasGoal = (labels: readonly string[]): boolean => goalOf(labels, periodOfRow(cut, labels, fiscal)) !== null;
    const labelled = new Set<string>();
    if (field !== null) {
      for (const each of simulator.names) labelled.add(each);
      daily.forEach((_, each) => labelled.add(each));
      for (const [each] of alsoAimed(
        { by: [{ field }], period },
        own,
        Array.from(labelled, (each) => [each]),
        fiscal,
        ([each]) => spans.some((span) => hasGoal(labelsOf(each, span))),
      ))
        labelled.add(each);
    }
    const groups = field === null ? [null] : Array.from(labelled);
    const rows: Value[][] = [];
    if (cut.by.length > 0)
      for (const group of groups)
        for (const span of spans) {
          const labels = labelsOf(group, span);
          rows.push([...labels, ...told(labels, periodOfRow(cut, labels, fiscal), group)]);
        }
    const place = (row: readonly Value[]): number => Number(row.includes(NONE));
    const size = (row: readonly Value[]): number => Number(row[cut.by.length + 1] ?? -1);
    if (field !== null)
      rows.sort((a, b) =>
        at === 0 && a[0] !== b[0]
          ? String(a[0]) < String(b[0])
            ? -1
            : 1
          : place(a) - place(b) || (at < 0 ? size(b) - size(a) : 0) || (String(a) < String(b) ? -1 : 1),
      );
    const whole = told([], period, null);
    return {
      columns: [
        ...groupColumns(cut.by),
        ...COLUMNS.map(([heading, unit], i): AnswerColumn => ({
          heading,
          unit: unit === 'money' && worth === 'one' ? 'factor' : unit,
          role: i === 0 ? 'headline' : 'evidence',
        })),
      ],
      rows,
      whole,
      refusal:
        whole[0] !== null
          ? null
          : whole[1] === null
            ? `no goal for ${titleOf(def)} covers ${period.label}. Add a row to Goals with Metric ${titleOf(def)}, a Period and a Target`
            : (simulator.refusal ?? `nothing is known of the days after ${isoText(asOf)}`),
      leftOut: [...goals.leftOut, ...question.book.all().flatMap((table) => table.problems())],
      definition: BRIEF,
    };
  },
});

const COLUMNS = [
  ['Odds', 'share'],
  ['Goal', 'money'],
  ['Closed so far', 'money'],
  ['Expected', 'money'],
  ['Expected low 80%', 'money'],
  ['Expected high 80%', 'money'],
  ['Pipeline', 'money'],
  ['Coverage', 'factor'],
  ['Coverage for 80%', 'factor'],
] as const;

/** The labels of the buckets of a period, by the grain of the cut. */
function bucketsIn(period: Period, cut: Cut, ask: Ask): string[] {
  const axis = cut.by.find((each) => 'grain' in each);
  if (!axis || !('grain' in axis)) return [];
  const { fiscal } = ask.question.settings;
  const [first, last] = [period.from, period.to].map((day) => bucketOf(day, axis.grain, fiscal));
  if (!(last - first < 60))
    throw new Sentence(
      `GOALODDS: by ${axis.grain} this would be ${last - first + 1} simulations. This works: =GOALODDS(DEALS;GOALS;"month";"this year")`,
    );
  return Array.from({ length: last - first + 1 }, (_, k) => bucketLabel(first + k, axis.grain, fiscal));
}
