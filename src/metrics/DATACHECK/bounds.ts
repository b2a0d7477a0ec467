import { Sentence } from '../../tables/cell';
import type { Supposed } from '../../tables/suppose';
import type { Ask, FoundProblem } from '../metric';

/** The metrics whose answers are bounded: their headings, and whether only deals that were won can move them. */
export const BOUNDED = [
  { name: 'SALES', title: 'Sales', unit: 'money', isOfWon: true },
  { name: 'WINRATE', title: 'Win rate', unit: 'share', isOfWon: false },
  { name: 'SALESCYCLE', title: 'Sales cycle', unit: 'days', isOfWon: true },
  { name: 'CAC', title: 'CAC', unit: 'money', isOfWon: true },
  // what customers have brought: a forecast refitted for every problem would be slow, and change its method in between
  { name: 'CLV', title: 'CLV', unit: 'money', isOfWon: true, basis: 'historic' },
] as const;
type Bounded = (typeof BOUNDED)[number];

/** A metric's answer as a whole; null where it has none. */
export function ordinary(ask: Ask, metric: Bounded): number | null {
  try {
    const options = new Map('basis' in metric ? [['basis', metric.basis]] : []);
    const [value] = ask.metric(metric.name, {}, options).whole;
    return typeof value === 'number' ? value : null;
  } catch (error) {
    if (!(error instanceof Sentence)) throw error;
    return null;
  }
}

/**
 * The lowest and the highest of a metric's answers with all rows of a problem left out, kept as they are and, where they
 * may have ended otherwise, all won and all lost.
 * @param kept the answers with all rows as they are, in the order of BOUNDED
 * @returns a pair per metric, null where no variant has an answer
 */
export function boundsOf(ask: Ask, problem: FoundProblem, kept: readonly (number | null)[]): (number | null)[] {
  const answers = kept.map((value) => (value === null ? [] : [value]));
  const note = (as: Supposed, moves: (metric: Bounded) => boolean): void => {
    const supposed = ask.supposing(problem, as);
    BOUNDED.forEach((metric, m) => {
      const value = moves(metric) ? ordinary(supposed, metric) : null;
      if (value !== null) answers[m].push(value);
    });
  };
  const { closed, ends = [] } = problem;
  // what was neither won nor lost is in none of these answers, and leaving it out changes none
  note('left out', ({ isOfWon }) => !closed || closed.won > 0 || (closed.lost > 0 && !isOfWon));
  for (const end of ends) note(end, ({ isOfWon }) => end === 'won' || !isOfWon);
  return answers.flatMap((all) => (all.length === 0 ? [null, null] : [Math.min(...all), Math.max(...all)]));
}
