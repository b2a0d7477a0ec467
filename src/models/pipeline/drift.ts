import { logRank } from '../survival/logRank';

/** Deals by how many quarters of a year ago they were created and by their age, as many rows as there are pairs. */
export interface Cohorts {
  readonly quarters: ArrayLike<number>;
  readonly days: ArrayLike<number>;
  readonly won: ArrayLike<number>;
  readonly lost: ArrayLike<number>;
  readonly open: ArrayLike<number>;
}

const SURE = 0.01;
/** Fewest closed deals of each half. */
const LEAST = 20;

/** How the newer half of the deals closes beside the older one, and how many of the last quarters it is. */
export interface Drift {
  readonly quarters: number;
  readonly closes: 'less often' | 'more often';
}

/**
 * Whether newer deals close less or more often at the same age than older ones did: a log-rank test between the newer and
 * the older half by creation, with p < .01.
 * @returns null where they do not differ surely, or either half has fewer than 20 closed deals
 */
export function drift({ quarters, days, won, lost, open }: Cohorts): Drift | null {
  const n = quarters.length;
  const perQuarter: number[] = [];
  let total = 0;
  for (let i = 0; i < n; i++) {
    const count = won[i] + lost[i] + open[i];
    perQuarter[quarters[i]] = (perQuarter[quarters[i]] ?? 0) + count;
    total += count;
  }
  let [newer, seen] = [0, 0];
  while (newer < perQuarter.length && seen < total / 2) seen += perQuarter[newer++] ?? 0;
  let width = 0;
  for (let i = 0; i < n; i++) if (days[i] >= width) width = days[i] + 1;
  const table = (isNewer: boolean) => {
    const sums = [won, lost, open].map((column) => {
      const sum = new Float64Array(width);
      for (let i = 0; i < n; i++) if (quarters[i] < newer === isNewer) sum[days[i]] += column[i];
      return sum;
    });
    const day = Array.from(sums[0].keys()).filter((each) => sums.some((sum) => sum[each] > 0));
    const [ofWon, ofLost, ofOpen] = sums.map((sum) => day.map((each) => sum[each]));
    return { day, won: ofWon, lost: ofLost, open: ofOpen };
  };
  const tables = [table(true), table(false)];
  const closed = tables.map((each) => [...each.won, ...each.lost].reduce((a, b) => a + b, 0));
  if (Math.min(...closed) < LEAST) return null;
  const test = logRank(tables);
  if (!test || test.p >= SURE) return null;
  return { quarters: newer, closes: test.observed[0] < test.expected[0] ? 'less often' : 'more often' };
}
