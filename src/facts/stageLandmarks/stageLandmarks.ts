import { NO_DAY } from '../../calendar/day';
import type { Rows } from '../../question/rows';
import { fact } from '../fact';

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
    const stays = firstStays(rows);
    const { line, stayed, isOver, after, end, group } = stays;
    const knots = landmarksOf(stays, groups);
    const most = QUANTILES.length + 2;
    let width = 1;
    for (let j = 0; j < line.length; j++) if (after[j] >= width) width = after[j] + 1;
    // the place + 1 of each (group, landmark, days) that there is
    const places = groups * most * width;
    const dense = places <= 4e6 ? new Int32Array(places) : null;
    const sparse = new Map<number, number>();
    const keys: number[] = [];
    const sums: number[][] = [[], [], []];
    for (let j = 0; j < line.length; j++) {
      const g = group[j];
      const own = knots[g];
      for (let k = 0; k < own.length; k++) {
        const since = own[k];
        if (stayed[j] < since || (stayed[j] === since && isOver[j] === 1)) break;
        const key = (g * most + k) * width + after[j] - since;
        let at = dense ? dense[key] : (sparse.get(key) ?? 0);
        if (at === 0) {
          at = keys.push(key);
          for (const sum of sums) sum.push(0);
          if (dense) dense[key] = at;
          else sparse.set(key, at);
        }
        sums[end[j]][at - 1] += weight[line[j]];
      }
    }
    const order = keys.map((_, i) => i).sort((x, y) => keys[x] - keys[y]);
    const placeOf = (i: number): number => Math.floor(keys[i] / width);
    const start = new Int32Array(groups + 1);
    for (const i of order) start[Math.floor(placeOf(i) / most) + 1]++;
    for (let g = 0; g < groups; g++) start[g + 1] += start[g];
    const [open, won, lost] = sums.map((sum) => Float64Array.from(order, (i) => sum[i]));
    return {
      axis: {
        since: order.map((i) => knots[Math.floor(placeOf(i) / most)][placeOf(i) % most]),
        days: order.map((i) => keys[i] % width),
      },
      start,
      measure: { won, lost, open },
      leftOut: [],
    };
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
function landmarksOf({ group, stayed, isOver }: Stays, groups: number): number[][] {
  const start = new Int32Array(groups + 1);
  for (let j = 0; j < group.length; j++) start[group[j] + 1] += isOver[j];
  for (let g = 0; g < groups; g++) start[g + 1] += start[g];
  const next = start.slice();
  const ended = new Int32Array(start[groups]);
  for (let j = 0; j < group.length; j++) if (isOver[j] === 1) ended[next[group[j]]++] = stayed[j];
  return Array.from({ length: groups }, (_, g) => {
    const own = ended.subarray(start[g], start[g + 1]).sort();
    const count = own.length;
    const at = (share: number): number => own[Math.max(0, Math.ceil(share * count - 1e-9) - 1)];
    const knots = count === 0 ? [0] : [0, ...QUANTILES.map(at), ...(count >= LEAST_ENDS ? [own[count - 1]] : [])];
    return Array.from(new Set(knots));
  });
}
