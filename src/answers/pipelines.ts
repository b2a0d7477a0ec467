import type { Question } from '../question/question';

/** Whether the deals run through several pipelines and no condition chooses among them: their stages are then told apart. */
export function hasSeveralPipelines({ book, where }: Question): boolean {
  const deals = book.get('deals');
  if (!deals || !deals.has('pipeline') || where.some(({ field }) => field === 'pipeline')) return false;
  return new Set(deals.coded('pipeline').codes.filter((code) => code >= 0)).size > 1;
}
