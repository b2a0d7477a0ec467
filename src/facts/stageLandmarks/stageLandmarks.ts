import { groupsWith, largest } from '../../question/lines';
import { RUNNING } from '../../question/stays';
import { ASKED, fact } from '../fact';
import { collected, sorted } from '../points';

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
    won: ASKED,
    lost: ASKED,
    open: ASKED,
  },
  sheet({ group, groups, weight, stays, fates }) {
    const [{ days: stayed, end }, { after, fate }] = [stays(), fates()];
    const counted = groupsWith(group, after);
    const width = largest(counted, after) + 1;
    const ends = new Int32Array(groups + 1);
    const lines = sorted(collected(counted), counted, ends);
    const ended = new Int32Array(width);
    const past = new Uint8Array(2 * width);
    // open, won and lost by days, of those that went past so many landmarks
    const sums = new Float64Array(3 * MOST * width);
    const [since, days, open, won, lost]: number[][] = [[], [], [], [], []];
    const start = new Int32Array(groups + 1);
    for (let g = 0; g < groups; g++) {
      const own = lines.subarray(g > 0 ? ends[g - 1] : 0, ends[g]);
      ended.fill(0);
      countEnded(own, stayed, end, ended);
      const knots = landmarksOf(ended);
      // a stay that ended on the day of a landmark was not there after it
      for (let day = 0, k = 0; day < width; day++) {
        past[2 * day] = k;
        if (knots[k] === day) k++;
        past[2 * day + 1] = k;
      }
      sums.fill(0);
      countFates(own, stayed, end, after, fate, weight, past, sums, width);
      // who went past a landmark went past those before it
      for (let at = sums.length - 3 * width - 1; at >= 0; at--) sums[at] += sums[at + 3 * width];
      knots.forEach((knot, k) => {
        const at = 3 * k * width;
        for (let day = knot; day < width; day++) {
          const [o, w, l] = [sums[at + day], sums[at + width + day], sums[at + 2 * width + day]];
          if (!(o + w + l > 0)) continue;
          since.push(knot);
          days.push(day - knot);
          open.push(o);
          won.push(w);
          lost.push(l);
        }
      });
      start[g + 1] = since.length;
    }
    const column = (list: number[]): Float64Array => new Float64Array(list);
    return {
      axis: { since: column(since), days: column(days) },
      start,
      measure: { won: column(won), lost: column(lost), open: column(open) },
      leftOut: [],
    };
  },
});

/** Most landmarks of a group. */
const MOST = QUANTILES.length + 2;

/** Counts the finished stays among some lines by their days. */
function countEnded(lines: Int32Array, stayed: Int32Array, end: Uint8Array, ended: Int32Array): void {
  for (let j = 0; j < lines.length; j++) if (end[lines[j]] !== RUNNING) ended[stayed[lines[j]]]++;
}

/** Adds the weights of lines up by how many landmarks they went past (1 and more), how their deals ended, and after how many days. */
function countFates(
  lines: Int32Array,
  stayed: Int32Array,
  end: Uint8Array,
  after: Int32Array,
  fate: Uint8Array,
  weight: Float64Array,
  past: Uint8Array,
  sums: Float64Array,
  width: number,
): void {
  for (let j = 0; j < lines.length; j++) {
    const i = lines[j];
    const k = past[2 * stayed[i] + (end[i] === RUNNING ? 1 : 0)];
    if (k > 0) sums[(3 * (k - 1) + fate[i]) * width + after[i]] += weight[i];
  }
}

/**
 * The landmarks of a group, ascending: the smallest days by which at least such a share of the finished stays was over.
 * @param ended how many stays were over after each number of days
 */
function landmarksOf(ended: Int32Array): number[] {
  const days: number[] = [];
  let all = 0;
  for (let day = 0; day < ended.length; day++) {
    if (ended[day] > 0) days.push(day);
    all += ended[day];
  }
  const knots = new Set([0]);
  let over = 0;
  for (const day of days) {
    const before = over;
    over += ended[day];
    if (QUANTILES.some((share) => before < share * all - 1e-9 && over >= share * all - 1e-9)) knots.add(day);
  }
  if (all >= LEAST_ENDS) knots.add(days[days.length - 1]);
  return Array.from(knots);
}
