import { NO_DAY } from '../../calendar/day';
import type { Rows } from '../../question/rows';
import { fact } from '../fact';
import { layTuples } from '../points';

/** The quantiles of finished stays that landmarks stand at, besides day 0 and the longest. */
export const QUANTILES = [0.25, 0.5, 0.75, 0.9] as const;
/** So many stays must have ended for the longest to be a landmark. */
export const LEAST_ENDS = 10;

/**
 * Deals by how long they were in a stage at least: for landmarks at day 0, at the quarters and at nine tenths of the stays
 * that have ended, and at the longest one (where ten have), the deals that were in the stage after that day still, and how
 * many days later they were won or lost, or are open. Each deal counts by its first stay. Landmarks go by the group.
 */
export const stageLandmarks = fact<'since' | 'days', 'won' | 'lost' | 'open'>({
  name: 'stageLandmarks',
  table: 'spells',
  clock: 'entered',
  reads: 'cut',
  own: ['since', 'days'],
  measures: {
    won: { unit: 'count', adds: 'asked' },
    lost: { unit: 'count', adds: 'asked' },
    open: { unit: 'count', adds: 'asked' },
  },
  sheet(rows) {
    const { groups, weight } = rows;
    const { line, stayed, isOver, after, end, group } = firstStays(rows);
    const knots = landmarksOf(group, stayed, isOver, groups);
    let lines = 0;
    const isAt = (j: number, since: number): boolean => stayed[j] > since || (stayed[j] === since && isOver[j] === 0);
    for (let j = 0; j < line.length; j++)
      for (const since of knots[group[j]]) {
        if (!isAt(j, since)) break;
        lines++;
      }
    const [of, since, days, stay] = [0, 1, 2, 3].map(() => new Int32Array(lines));
    for (let j = 0, at = 0; j < line.length; j++)
      for (const each of knots[group[j]]) {
        if (!isAt(j, each)) break;
        of[at] = group[j];
        since[at] = each;
        days[at] = after[j] - each;
        stay[at++] = j;
      }
    const { start, axes, point } = layTuples(of, [since, days], groups);
    const [open, won, lost] = [0, 1, 2].map(() => new Float64Array(axes[0].length));
    const sums = [open, won, lost];
    for (let at = 0; at < lines; at++) sums[end[stay[at]]][point[at]] += weight[line[stay[at]]];
    return { axis: { since: axes[0], days: axes[1] }, start, measure: { won, lost, open }, leftOut: [] };
  },
});

/** Stays in their order of lines: how long so far, whether over, and how the deal ended so many days after it entered. */
interface Stays {
  readonly line: Int32Array;
  readonly group: Int32Array;
  readonly stayed: Int32Array;
  readonly isOver: Uint8Array;
  /** Days from entering to the deal's end, or to the as-of day. */
  readonly after: Int32Array;
  /** 0 open, 1 won, 2 lost. */
  readonly end: Uint8Array;
}

function firstStays({ n, asOf, group, day }: Rows): Stays {
  const [entered, left, lostOn, wonOn, first, dealLost] = [
    'entered',
    'left on',
    'lost on',
    'won on',
    'first entered',
    'deal lost',
  ].map(day);
  const has = (each: number): boolean => each !== NO_DAY && each <= asOf;
  const line = new Int32Array(n);
  const [of, stayed, after] = [new Int32Array(n), new Int32Array(n), new Int32Array(n)];
  const [isOver, end] = [new Uint8Array(n), new Uint8Array(n)];
  let k = 0;
  for (let i = 0; i < n; i++) {
    const since = entered[i];
    if (group[i] < 0 || !has(since) || (first[i] !== NO_DAY && first[i] < since)) continue;
    const over = has(left[i]) ? left[i] : has(lostOn[i]) ? lostOn[i] : NO_DAY;
    const closed = has(wonOn[i]) ? wonOn[i] : has(dealLost[i]) ? dealLost[i] : NO_DAY;
    const until = over === NO_DAY ? asOf : over;
    const gone = closed === NO_DAY ? asOf : closed;
    if (until < since || gone < until) continue;
    line[k] = i;
    of[k] = group[i];
    stayed[k] = until - since;
    isOver[k] = over === NO_DAY ? 0 : 1;
    after[k] = gone - since;
    end[k++] = closed === NO_DAY ? 0 : has(wonOn[i]) ? 1 : 2;
  }
  return {
    line: line.subarray(0, k),
    group: of.subarray(0, k),
    stayed: stayed.subarray(0, k),
    isOver: isOver.subarray(0, k),
    after: after.subarray(0, k),
    end: end.subarray(0, k),
  };
}

/** The landmarks of each group, ascending: smallest days by which at least such a share of the finished stays was over. */
function landmarksOf(group: Int32Array, stayed: Int32Array, isOver: Uint8Array, groups: number): number[][] {
  const counts: number[] = new Array<number>(groups).fill(0);
  for (let j = 0; j < group.length; j++) counts[group[j]] += isOver[j];
  const start = new Int32Array(groups + 1);
  for (let g = 0; g < groups; g++) start[g + 1] = start[g] + counts[g];
  const next = start.slice();
  const ended = new Int32Array(start[groups]);
  for (let j = 0; j < group.length; j++) if (isOver[j] === 1) ended[next[group[j]]++] = stayed[j];
  return counts.map((count, g) => {
    const own = ended.subarray(start[g], start[g + 1]).sort();
    const at = (share: number): number => own[Math.max(0, Math.ceil(share * count - 1e-9) - 1)];
    const knots = count === 0 ? [0] : [0, ...QUANTILES.map(at), ...(count >= LEAST_ENDS ? [own[count - 1]] : [])];
    return Array.from(new Set(knots));
  });
}
