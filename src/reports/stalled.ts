import type { AnyMetric } from '../metrics/metric';
import type { Question } from '../question/question';
import { answerIn, pick } from './blocks';
import type { Block } from './plan';

type Catalogue = readonly AnyMetric[];

/** How many deals are stalled; null where that cannot be told. */
export function stalledDeals(question: Question, catalogue: Catalogue): number | null {
  const answer = answerIn('STALLED', question, catalogue, { period: null });
  return answer && pick(answer, ['Days']).filter(([days]) => typeof days === 'number').length;
}

const COLUMNS = [
  ['Customer', 'text'],
  ['Deal id', 'text'],
  ['Owner', 'text'],
  ['Amount', 'money'],
  ['Stage', 'text'],
  ['Days', 'count'],
  ['Usual at most', 'count'],
  ['Excess', 'count'],
  ['Row', 'count'],
] as const;

/** Deals that stay longer than is usual, with links to their rows; the first ones of the list. */
export const stalledBlock = (room: number): Block => ({
  key: 'stalled',
  title: 'Stalled deals, the largest amount × excess first',
  columns: COLUMNS,
  room,
  heat: { 7: 'high' },
  link: 8,
  rows: (question, catalogue) => {
    const headings = COLUMNS.map(([heading]) => heading);
    return pick(answerIn('STALLED', question, catalogue, { period: null }), headings).slice(0, room);
  },
});
