import type { Axis } from './cut';
import type { Question } from './question';

/** Whether the deals run through several pipelines and no condition chooses among them: their stages are then told apart. */
export function hasSeveralPipelines({ book, where }: Question): boolean {
  const deals = book.get('deals');
  if (!deals || !deals.has('pipeline') || where.some(({ field }) => field === 'pipeline')) return false;
  return new Set(deals.coded('pipeline').codes.filter((code) => code >= 0)).size > 1;
}

/** The pipeline as an axis. */
export const PIPELINE = { field: 'pipeline' } satisfies Axis;

/** Groups of stages: a stage is one of its pipeline's, so that there the pipeline comes before it where there are several. */
export function byPipeline(by: readonly Axis[], question: Question): readonly Axis[] {
  const names = by.map((axis) => ('field' in axis ? axis.field : ''));
  return names.includes('pipeline') || !hasSeveralPipelines(question) ? by : [PIPELINE, ...by];
}
