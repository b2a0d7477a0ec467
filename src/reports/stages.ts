import type { AnyMetric } from '../metrics/metric';
import { byPipeline } from '../question/pipelines';
import type { Question } from '../question/question';
import { answerIn, pick } from './blocks';
import type { Block, DataCell } from './plan';

type Catalogue = readonly AnyMetric[];

/** What is said of each stage; where there are several pipelines a stage bears the name of its own before it. */
export function stageRows(
  name: string,
  columns: readonly string[],
  question: Question,
  catalogue: Catalogue,
): DataCell[][] {
  const by = byPipeline([{ field: 'stage' }], question);
  const answer = answerIn(name, question, catalogue, { period: null, by });
  return pick(answer, ['Pipeline', 'Stage', ...columns]).map(([pipeline, stage, ...more]) => [
    pipeline === null ? stage : `${pipeline}: ${stage}`,
    ...more,
  ]);
}

/** The bars of a funnel: an unseen one that pushes each into the middle, and the deals that reached the stage. */
function funnelRows(question: Question, catalogue: Catalogue): DataCell[][] {
  const rows = stageRows('STAGECONVERSION', ['Reached', 'Went on', 'Open'], question, catalogue);
  const most = Math.max(0, ...rows.map((row) => Number(row[1])));
  return rows.map(([stage, reached, ...more]) => [stage, (most - Number(reached)) / 2, reached, ...more]);
}

/** How far deals come. */
export const funnelBlock: Block = {
  key: 'funnel',
  title: 'Through the stages',
  columns: [
    ['Stage', 'text'],
    ['Aside', 'count'],
    ['Reached', 'count'],
    ['Went on', 'share'],
    ['Open', 'count'],
  ],
  room: 8,
  hidden: [1],
  heat: { 3: 'low' },
  rows: funnelRows,
};
