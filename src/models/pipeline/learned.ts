import { sizeSlope } from './sizeSlope';

/**
 * Deals, entry by entry: how long ago they were created, their age when they closed (or now), the amount of one, how they
 * stand (0 open, 1 won, 2 lost), and how many they are.
 */
export interface DealHistory {
  /** Days from creation to the day we stand on. */
  readonly since: ArrayLike<number>;
  /** Age in days at the close; of open deals now. */
  readonly days: ArrayLike<number>;
  /** Amount of one deal; NaN or 0 and below where there is none. */
  readonly value: ArrayLike<number>;
  readonly outcome: ArrayLike<number>;
  readonly count: ArrayLike<number>;
}

/** A history laid out for learning from it again and again: its ages in order, and its sizes. */
export interface Cases {
  readonly n: number;
  /** Distinct ages, ascending, and which of them each case has. */
  readonly ages: readonly number[];
  readonly row: Int32Array;
  readonly outcome: Int8Array;
  readonly count: Float64Array;
  /** Sizes of closed deals as logarithms to a quarter, and which of them each case has; −1 for open deals and those without. */
  readonly sizes: readonly number[];
  readonly size: Int32Array;
}

/** From so many entries on, those that tell the same are one. */
const ALIKE = 2000;

/** Lays out a history; the order of its entries changes nothing that is learned but for rounding. */
export function casesOf({ days, value, outcome, count }: DealHistory): Cases {
  const n = days.length;
  const { log, round } = Math;
  const ages = ranked(days, n);
  const steps = new Int32Array(n).fill(-1);
  for (let i = 0; i < n; i++)
    if (outcome[i] !== 0 && value[i] > 0) steps[i] = Math.max(0, round(4 * log(value[i])) + SMALLEST);
  const sizes = ranked(steps, n);
  const cases = {
    n,
    ages: ages.values,
    row: ages.rank,
    outcome: new Int8Array(outcome),
    count: new Float64Array(count),
    sizes: sizes.values.map((step) => (step - SMALLEST) / 4),
    size: sizes.rank,
  };
  return n < ALIKE ? cases : alike(cases);
}

/** The same with the cases of one age, end and size as one of as many deals. */
function alike({ n, ages, row, outcome, count, sizes, size }: Cases): Cases {
  const width = 3 * (sizes.length + 1);
  const counts = new Float64Array(ages.length * width);
  for (let i = 0; i < n; i++) counts[row[i] * width + 3 * (size[i] + 1) + outcome[i]] += count[i];
  let many = 0;
  for (let at = 0; at < counts.length; at++) if (counts[at] > 0) many++;
  const all = {
    n: many,
    ages,
    sizes,
    row: new Int32Array(many),
    outcome: new Int8Array(many),
    count: new Float64Array(many),
    size: new Int32Array(many),
  };
  for (let at = 0, i = 0; at < counts.length; at++) {
    if (!(counts[at] > 0)) continue;
    all.row[i] = Math.floor(at / width);
    all.size[i] = Math.floor((at % width) / 3) - 1;
    all.outcome[i] = at % 3;
    all.count[i++] = counts[at];
  }
  return all;
}

/** Steps of a quarter below an amount of 1, so that they are whole numbers from 0 on. */
const SMALLEST = 100;

/** The distinct whole numbers ≥ 0 of a list, ascending, and the place of each among them; −1 for those below 0. */
function ranked(list: ArrayLike<number>, n: number): { values: number[]; rank: Int32Array } {
  let most = -1;
  for (let i = 0; i < n; i++) if (list[i] > most) most = list[i];
  const place = new Int32Array(most + 1);
  for (let i = 0; i < n; i++) if (list[i] >= 0) place[list[i]] = 1;
  const values: number[] = [];
  for (let v = 0; v <= most; v++) if (place[v] === 1) place[v] = values.push(v) - 1;
  const rank = new Int32Array(n);
  for (let i = 0; i < n; i++) rank[i] = list[i] >= 0 ? place[list[i]] : -1;
  return { values, rank };
}

/** What a history tells of how deals end: shares won and still open by age, and how size moves the odds. */
export interface Learned {
  readonly ages: readonly number[];
  /** Share won up to an age, and still open after it, by the places of `ages`. */
  readonly won: Float64Array;
  readonly open: Float64Array;
  /** Share ever won: up to the last age at which a deal closed. */
  readonly ever: number;
  /** The last age at which a deal closed; −1 when none has. */
  readonly last: number;
  readonly slope: number;
  readonly middle: number;
}

/**
 * Cumulative incidence of winning by age with losing as the other end (Aalen & Johansen 1978), and the slope of the odds
 * on log amount, from weighted cases: with weights of Exp(1) a draw of the Bayesian bootstrap (Rubin, Annals of
 * Statistics 9, 1981, 130).
 * @param weight of each case; its counts where nothing is drawn
 */
export function learn(cases: Cases, weight: ArrayLike<number>): Learned {
  const { n, ages, row, outcome, sizes, size } = cases;
  const m = ages.length;
  const sums = [new Float64Array(m), new Float64Array(m), new Float64Array(m)];
  const wins = new Array<number>(sizes.length).fill(0);
  const losses = wins.slice();
  for (let i = 0; i < n; i++) {
    sums[outcome[i]][row[i]] += weight[i];
    if (size[i] >= 0) (outcome[i] === 1 ? wins : losses)[size[i]] += weight[i];
  }
  const risk = new Float64Array(m);
  let last = -1;
  for (let r = m - 1, later = 0; r >= 0; r--) {
    risk[r] = later += sums[0][r] + sums[1][r] + sums[2][r];
    if (last < 0 && sums[1][r] + sums[2][r] > 0) last = r;
  }
  const won = new Float64Array(m);
  const open = new Float64Array(m);
  for (let r = 0, s = 1, w = 0; r < m; r++) {
    const closed = sums[1][r] + sums[2][r];
    if (closed > 0) {
      w += (s * sums[1][r]) / risk[r];
      s *= Math.max(0, risk[r] - closed) / risk[r];
    }
    won[r] = w;
    open[r] = s;
  }
  const slope = sizeSlope(sizes, wins, losses);
  return { ages, won, open, ever: last < 0 ? 0 : won[last], last: last < 0 ? -1 : ages[last], ...slope };
}

/** The place of the last age ≤ t; −1 before the first. */
export function placeAt(ages: readonly number[], t: number): number {
  let low = 0;
  let high = ages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ages[middle] <= t) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * P(won by `to` more days | open now at the age behind place `now`), moved by the size of the deal: the odds that it is
 * won at all rise with slope × distance from the middle; when it is won does not hang on its size. A deal older than any
 * that closed has 0.
 * @param now, then places in `ages` of the age of the deal and of that age + the days ahead
 * @param value its amount; NaN, 0 and below for none
 */
export function chanceWithin(
  { won, open, ever, slope, middle }: Learned,
  now: number,
  then: number,
  value: number,
): number {
  const [so, left] = now < 0 ? [0, 1] : [won[now], open[now]];
  const yet = ever - so;
  if (!(left > 1e-12 && yet > 1e-12)) return 0;
  const within = Math.min(1, Math.max(0, (then < 0 ? 0 : won[then]) - so) / yet);
  const share = Math.min(1, yet / left);
  if (!(share < 1 && value > 0)) return share * within;
  return within / (1 + ((1 - share) / share) * Math.exp(-slope * (Math.log(value) - middle)));
}

/** For each age the share of `days` creation days, one a day, that leaves a deal at least that old at the end. */
export function ripening(ages: readonly number[], from: number, to: number): Float64Array {
  // a deal created `u` days from now, u = 1 … to, is won in (from, to] with F(to − u) − F(from − u)
  const share = new Float64Array(ages.length);
  const days = to;
  for (const [end, sign] of [
    [to, 1],
    [from, -1],
  ])
    for (let r = 0; r < ages.length; r++) {
      const first = Math.max(0, ages[r]);
      const next = r + 1 < ages.length ? ages[r + 1] : Infinity;
      const count = Math.max(0, Math.min(end, next) - Math.min(end, first)); // v = end − u in [age, next)
      share[r] += (sign * count) / days;
    }
  return share;
}
