import type { Period } from '../../calendar/period';
import { readPeriod } from '../../calendar/period';
import type { Answer, AnswerColumn, Value } from '../metric';
import { tableMetric } from '../metric';
import { SEED_OPTION } from '../odds';

const BRIEF =
  'Open pipeline expected to close in the period ÷ what is still missing to its goal, beside the coverage that own history says gives an 80 % chance, and the pipeline to add for it.';

const COLUMNS: readonly (readonly [heading: string, unit: AnswerColumn['unit']])[] = [
  ['Coverage', 'factor'],
  ['Needed for 80%', 'factor'],
  ['Pipeline to add', 'money'],
  ['Odds', 'share'],
  ['Pipeline due', 'money'],
  ['Open pipeline', 'money'],
  ['Goal', 'money'],
  ['Closed so far', 'money'],
  ['Remaining', 'money'],
];

export const PIPELINECOVERAGE = tableMetric({
  name: 'PIPELINECOVERAGE',
  question: 'Is our pipeline large enough for our goal?',
  brief: BRIEF,
  better: 'up',
  level: 'new',
  needs: { deals: ['outcome', 'amount', 'created', 'close'], goals: ['period', 'target'] },
  example: '"this quarter"',
  options: { seed: SEED_OPTION },
  answer(ask, { seed }) {
    const { cut, question } = ask;
    const period = cut.period ?? (readPeriod('this quarter', cut.asOf, question.settings.fiscal) as Period);
    const odds = ask.metric('GOALODDS', { period }, new Map([['seed', seed]]));
    const due = ask.metric('PIPELINE', { period });
    // open deals without any expected date are all that there is to cover the goal with
    const isDated =
      !!due.whole[0] ||
      ask.metric('PIPELINE', { period: { ...period, from: -719162, to: 2932896 }, by: [] }).whole[0] !== 0;
    const depth = cut.by.length;
    const dueOf = new Map(due.rows.map((row) => [row.slice(0, depth).join('\u0000'), row[depth]]));
    const told = (values: readonly Value[], dueNow: Value | undefined): Value[] => {
      const of = (heading: string): number | null => numberOf(odds, values, depth, heading);
      const [goal, closed, open] = [of('Goal'), of('Closed so far'), of('Pipeline')];
      const remaining = goal === null || closed === null ? null : goal - closed;
      const covering = isDated ? Number(dueNow ?? 0) : open;
      const isMissing = remaining !== null && remaining > 0 && open !== null;
      const [all, needed] = [of('Coverage'), of('Coverage for 80%')];
      const times = isMissing && all !== null && all > 0 && needed !== null ? needed / all : null;
      return [
        isMissing && covering !== null ? covering / remaining : null,
        isMissing && times !== null && covering !== null ? (times * covering) / remaining : null,
        times === null || open === null ? null : Math.max(0, times - 1) * open,
        of('Odds'),
        covering,
        open,
        goal,
        closed,
        remaining === null ? null : Math.max(0, remaining),
      ];
    };
    const whole = told(
      [...cut.by.map(() => ''), ...odds.whole],
      typeof due.whole[0] === 'number' ? due.whole[0] : null,
    );
    return {
      columns: [
        ...odds.columns.slice(0, depth),
        ...COLUMNS.map(([heading, unit], i): AnswerColumn => ({
          heading,
          unit,
          role: i === 0 ? 'headline' : 'evidence',
        })),
      ],
      rows: odds.rows.map((row) => {
        const labels = row.slice(0, depth);
        return [...labels, ...told(row, dueOf.get(labels.join('\u0000')))];
      }),
      whole,
      refusal:
        whole[0] !== null
          ? null
          : whole[8] === 0
            ? `the goal of ${period.label} is met: ${whole[7]} are won of ${whole[6]}, and nothing is left to cover`
            : (odds.refusal ?? `${period.label} is over, and no open deal can be won in it`),
      leftOut: odds.leftOut,
      definition: BRIEF,
    };
  },
});

/** A column of an answer as a number; null where it is empty. */
function numberOf({ columns }: Answer, values: readonly Value[], depth: number, heading: string): number | null {
  const value = values[columns.findIndex((column, i) => i >= depth && column.heading === heading)];
  return typeof value === 'number' ? value : null;
}
