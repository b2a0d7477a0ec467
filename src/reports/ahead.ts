import { bucketOf } from '../calendar/grain';
import { runOf } from '../calendar/period';
import { aimOf } from '../metrics/goals';
import type { AnyMetric } from '../metrics/metric';
import { goalsOf } from '../question/goals';
import type { Question } from '../question/question';
import { answerIn, pick } from './blocks';
import type { DataCell } from './plan';

/** Months from this one on that the open pipeline is told for. */
export const MONTHS_AHEAD = 6;

/** Open amounts by the month they are expected in, six from this one on, beside the goal, their chances and what is won. */
export function aheadRows(question: Question, catalogue: readonly AnyMetric[]): DataCell[][] {
  const { asOf, settings } = question;
  const first = bucketOf(asOf, 'month', settings.fiscal);
  const period = runOf(first, first + MONTHS_AHEAD - 1, 'month', settings.fiscal);
  const by = [{ grain: 'month' as const }];
  const weighted = new Map(
    pick(answerIn('WEIGHTEDPIPELINE', question, catalogue, { period, by }), ['Period', 'Weighted pipeline']).map(
      ([month, value]) => [month, value],
    ),
  );
  const won = new Map(
    pick(answerIn('SALES', question, catalogue, { period, by }), ['Period', 'Sales']).map(([month, value]) => [
      month,
      value,
    ]),
  );
  const goals = goalsOf(question);
  const sales = catalogue.find(({ name }) => name === 'SALES') as AnyMetric;
  return pick(answerIn('PIPELINE', question, catalogue, { period, by }), ['Period', 'Pipeline']).map(
    ([month, open], i) => {
      const of = runOf(first + i, first + i, 'month', settings.fiscal);
      const goal = aimOf(goals, sales, catalogue, question.where, of, asOf)?.goal ?? null;
      return [month, open, goal, weighted.get(month) ?? null, won.get(month) ?? null];
    },
  );
}
