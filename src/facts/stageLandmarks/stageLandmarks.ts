import { largest } from '../../question/lines';
import { RUNNING } from '../../question/stays';
import { ASKED, fact } from '../fact';

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
    const width = largest(group, after) + 1;
    const [since, days, open, won, lost]: number[][] = [[], [], [], [], []];
    const start = new Int32Array(groups + 1);
    // as many groups at a time as there is room for
    const many = Math.max(1, Math.floor(ROOM / (3 * MOST * width)));
    for (let from = 0; from < groups; from += many) {
      const to = Math.min(groups, from + many);
      const ended = new Int32Array((to - from) * width);
      countEnded(group, from, to, stayed, end, after, width, ended);
      const past = new Uint8Array(2 * ended.length);
      const knotsOf: number[][] = [];
      for (let g = 0; g < to - from; g++) {
        const knots = landmarksOf(ended.subarray(g * width, (g + 1) * width));
        knotsOf.push(knots);
        // a stay that ended on the day of a landmark was not there after it
        for (let day = 0, k = 0; day < width; day++) {
          past[2 * (g * width + day)] = k;
          if (knots[k] === day) k++;
          past[2 * (g * width + day) + 1] = k;
        }
      }
      // open, won and lost by days, of those that went past so many landmarks
      const sums = new Float64Array(3 * MOST * ended.length);
      countFates(group, from, to, stayed, end, after, fate, weight, past, sums, width);
      knotsOf.forEach((knots, g) => {
        const own = sums.subarray(3 * MOST * width * g, 3 * MOST * width * (g + 1));
        // who went past a landmark went past those before it
        for (let at = own.length - 3 * width - 1; at >= 0; at--) own[at] += own[at + 3 * width];
        knots.forEach((knot, k) => {
          const at = 3 * k * width;
          for (let day = knot; day < width; day++) {
            const [o, w, l] = [own[at + day], own[at + width + day], own[at + 2 * width + day]];
            if (!(o + w + l > 0)) continue;
            since.push(knot);
            days.push(day - knot);
            open.push(o);
            won.push(w);
            lost.push(l);
          }
        });
        start[from + g + 1] = since.length;
      });
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

/** Sums that are held at a time. */
const ROOM = 1e6;

/** Counts the finished stays of the groups `from` to before `to` by group and days; those that come after another do not count. */
function countEnded(
  group: Int32Array,
  from: number,
  to: number,
  stayed: Int32Array,
  end: Uint8Array,
  after: Int32Array,
  width: number,
  ended: Int32Array,
): void {
  for (let i = 0; i < group.length; i++) {
    const g = group[i];
    if (g >= from && g < to && after[i] >= 0 && end[i] !== RUNNING) ended[(g - from) * width + stayed[i]]++;
  }
}

/** Adds the weights of stays up by group, how many landmarks they went past (1 and more), how their deals ended, and after how many days. */
function countFates(
  group: Int32Array,
  from: number,
  to: number,
  stayed: Int32Array,
  end: Uint8Array,
  after: Int32Array,
  fate: Uint8Array,
  weight: Float64Array,
  past: Uint8Array,
  sums: Float64Array,
  width: number,
): void {
  for (let i = 0; i < group.length; i++) {
    const g = group[i] - from;
    if (g < 0 || g >= to - from || after[i] < 0) continue;
    const k = past[2 * (g * width + stayed[i]) + (end[i] === RUNNING ? 1 : 0)];
    if (k > 0) sums[(3 * (g * MOST + k - 1) + fate[i]) * width + after[i]] += weight[i];
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
