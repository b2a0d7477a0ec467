import { axisText } from '../../question/cut';
import { goalsOf } from '../../question/goals';
import { Sentence } from '../../tables/cell';
import { aimOf, attained } from '../goals';
import type { Answer, AnswerColumn, AnyMetric, Ask, Value } from '../metric';
import { metricNames, tableMetric, headOf, column } from '../metric';

const USUAL = ['SALES', 'DEALSWON', 'WINRATE', 'SALESCYCLE'];

export const SCORECARD = tableMetric({
  name: 'SCORECARD',
  question: 'How do we stand, in several numbers at once?',
  brief: 'Several answers in one call, rows aligned: name them in one text, such as "Sales, Win rate, CAC".',
  better: 'neither',
  level: 'settled',
  needs: { deals: [] },
  example: '"Sales, Win rate";"owner"',
  options: {},
  names: metricNames,
  compares: 'goals alone',
  answer(ask) {
    const { question, cut, catalogue } = ask;
    const names = question.names.length > 0 ? question.names : USUAL;
    const list = names.find((name) => !('group' in (catalogue.find((def) => def.name === name) ?? {})));
    if (list) throw new Sentence(`SCORECARD puts single numbers side by side, and ${list} answers with a list`);
    const found = names.map((name) => ask.metric(name));
    const answers = found.map((answer, i) => {
      const missing = lacking(answer, found, cut.by.length);
      return missing.length > 0 ? ask.metric(names[i], {}, undefined, missing) : answer;
    });
    if (question.words.versus === 'goal') return besideGoals(ask, names, answers);
    return cut.by.length === 0 ? wholes(answers) : aligned(answers, cut.by.length);
  },
});

const headline = (answer: Answer): AnswerColumn => answer.columns[headOf(answer)];

const shared = (answers: readonly Answer[]) => ({
  refusal: null,
  leftOut: answers.reduce<Answer['leftOut']>(
    (all, { leftOut }) => [...all, ...leftOut.filter((item) => !all.some(({ reason }) => reason === item.reason))],
    [],
  ),
  definition: 'Several answers side by side; each is defined where it stands alone.',
});

/** Without groups: one row per answer. */
function wholes(answers: readonly Answer[]): Answer {
  const text = (heading: string): AnswerColumn => column(heading, 'text', 'group');
  return {
    columns: [text('Metric'), column('Value', 'factor', 'headline')],
    rows: answers.map((answer): Value[] => [headline(answer).heading, answer.whole[0]]),
    whole: [],
    ...shared(answers),
  };
}

/** Without groups: one row per answer, and the goal of each up to the as-of day. */
function besideGoals({ question, cut, catalogue }: Ask, names: readonly string[], answers: readonly Answer[]): Answer {
  const { period, where, by, asOf } = cut;
  const works = '=SCORECARD("Sales, Win rate";DEALS;GOALS;"this quarter";"vs goal")';
  if (by.length > 0)
    throw new Sentence(
      `SCORECARD: "vs goal" has no room beside several numbers by ${by.map(axisText).join(', ')}. This works: ${works}`,
    );
  const goals = goalsOf(question);
  if (!period || goals.list.length === 0)
    throw new Sentence(`SCORECARD: "vs goal" needs a period and a Goals table (Metric, Period, Target): ${works}`);
  const plain = wholes(answers);
  return {
    ...plain,
    columns: [...plain.columns, column('Goal', 'factor'), column('Attainment', 'share')],
    rows: plain.rows.map((row, i): Value[] => {
      const def = catalogue.find(({ name }) => name === names[i]) as AnyMetric;
      const aim = aimOf(goals, def, catalogue, where, period, asOf);
      const now = typeof row[1] === 'number' ? row[1] : null;
      return [...row, aim?.toDate ?? null, attained(now, aim?.toDate ?? null, aim?.direction ?? 'up')];
    }),
  };
}

const keyOf = (row: readonly Value[], depth: number): string => row.slice(0, depth).join('\u0000');

/** The groups that other answers know and this one does not: a sum has nothing in them, a rate no answer. */
function lacking(answer: Answer, all: readonly Answer[], depth: number): string[][] {
  const known = new Set(answer.rows.map((row) => keyOf(row, depth)));
  const missing = new Map<string, string[]>();
  if (depth > 0)
    for (const { rows } of all)
      for (const row of rows) {
        const key = keyOf(row, depth);
        if (!known.has(key)) missing.set(key, row.slice(0, depth).map(String));
      }
  return Array.from(missing.values());
}

/** With groups: one row per group, in the order of the first answer. */
function aligned(answers: readonly Answer[], depth: number): Answer {
  const labels = new Map<string, readonly Value[]>();
  const values = answers.map((answer) => new Map(answer.rows.map((row) => [keyOf(row, depth), row[headOf(answer)]])));
  for (const answer of answers) for (const row of answer.rows) labels.set(keyOf(row, depth), row.slice(0, depth));
  return {
    columns: [...answers[0].columns.slice(0, depth), ...answers.map(headline)],
    rows: Array.from(labels, ([key, group]) => [...group, ...values.map((each) => each.get(key) ?? null)]),
    whole: answers.map((answer) => answer.whole[0]),
    ...shared(answers),
  };
}
