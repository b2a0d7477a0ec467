import { Asker } from '../answers/asker';
import { cutOf } from '../answers/ask';
import { withoutAmounts } from '../answers/withoutAmounts';
import { bucketOf, bucketStart } from '../calendar/grain';
import type { Period } from '../calendar/period';
import { runOf } from '../calendar/period';
import { aimOf } from '../metrics/goals';
import type { AnyMetric } from '../metrics/metric';
import { standingOf } from '../metrics/standing';
import { goalsOf } from '../question/goals';
import type { Question } from '../question/question';
import type { Change } from './blocks';
import { answerIn } from './blocks';
import type { Block, DataCell } from './plan';

type Catalogue = readonly AnyMetric[];

/** A period to date as the whole year, quarter or month that is running: what goals are set for. */
export function running({ period, asOf, settings }: Question): Period | null {
  const { fiscal } = settings;
  if (!period || period.to !== asOf) return period;
  for (const grain of ['year', 'quarter', 'month'] as const) {
    const bucket = bucketOf(asOf, grain, fiscal);
    if (bucketStart(bucket, grain, fiscal) === period.from) return runOf(bucket, bucket, grain, fiscal);
  }
  return period;
}

const NO_GOAL: readonly DataCell[] = [null, null, null];

/** The goal to date of a number, how much of it is reached and how it stands; empty where no goal is set. */
function againstGoal(name: string, actual: DataCell, question: Question, catalogue: Catalogue): readonly DataCell[] {
  const def = catalogue.find((each) => each.name === name);
  const period = running(question);
  const aim = def && period && aimOf(goalsOf(question), def, catalogue, question.where, period, question.asOf);
  if (!aim || typeof actual !== 'number') return NO_GOAL;
  const ask = new Asker(question, catalogue, { ...cutOf(question), by: [], period: null });
  const { attainment, status } = standingOf(ask, def, question.where, period, actual, aim);
  return status === 'No answer' ? NO_GOAL : [aim.toDate, attainment, status];
}

/** One row of the headline figures: label, now, before, change; and against its goal, where it is asked as goals are set. */
export function figureRow(
  name: string,
  label: string,
  question: Question,
  catalogue: Catalogue,
  change: Change = {},
): DataCell[] {
  const versus = 'versus' in change ? change.versus : (question.words.versus ?? 'previous');
  const comparable = versus !== null && question.period !== null;
  const answer = answerIn(name, question, catalogue, { ...change, versus: comparable ? versus : null });
  if (!answer) return [label, null, null, null];
  const [now, before, moved] = withoutAmounts(answer).whole;
  const isAimed = !('period' in change || 'options' in change);
  const goal = isAimed ? againstGoal(name, now, question, catalogue) : NO_GOAL;
  return [label, now, ...(comparable ? [before, moved] : [null, null]), ...goal];
}

/** The headline figures of a report, one a row, beside what was before and the goal; with the unit of each by its label. */
export const figuresBlock = (figures: Block['figures'], rows: Block['rows']): Block => ({
  key: 'figures',
  title: 'Headline figures',
  columns: [
    ['Figure', 'text'],
    ['Now', 'factor'],
    ['Before', 'factor'],
    ['Change', 'share'],
    ['Goal to date', 'factor'],
    ['Of the goal', 'share'],
    ['Status', 'text'],
  ],
  room: 8,
  figures,
  rows,
});
