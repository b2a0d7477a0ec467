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
  const ages = ranked(days, n);
  const steps = new Int32Array(n).fill(-1);
  stepsOf(value, outcome, steps);
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

/** The steps of closed deals that have an amount. */
function stepsOf(value: ArrayLike<number>, outcome: ArrayLike<number>, steps: Int32Array): void {
  const { log, round } = Math;
  for (let i = 0; i < steps.length; i++)
    if (outcome[i] !== 0 && value[i] > 0) {
      const step = round(4 * log(value[i])) + SMALLEST;
      steps[i] = step < 0 ? 0 : step;
    }
}

/** The same with the cases of one age, end and size as one of as many deals. */
function alike({ n, ages, row, outcome, count, sizes, size }: Cases): Cases {
  const width = 3 * (sizes.length + 1);
  const counts = new Float64Array(ages.length * width);
  countAlike(n, row, size, outcome, count, width, counts);
  const places = new Int32Array(counts.length);
  const many = placesOf(counts, places);
  const list = (of: (at: number) => number): number[] => Array.from(places.subarray(0, many), of);
  return {
    n: many,
    ages,
    sizes,
    row: new Int32Array(list((at) => Math.floor(at / width))),
    outcome: new Int8Array(list((at) => at % 3)),
    count: new Float64Array(list((at) => counts[at])),
    size: new Int32Array(list((at) => Math.floor((at % width) / 3) - 1)),
  };
}

function countAlike(
  n: number,
  row: Int32Array,
  size: Int32Array,
  outcome: Int8Array,
  count: Float64Array,
  width: number,
  counts: Float64Array,
): void {
  for (let i = 0; i < n; i++) counts[row[i] * width + 3 * (size[i] + 1) + outcome[i]] += count[i];
}

/** Lists the places at which there is something: how many they are. */
function placesOf(counts: Float64Array, places: Int32Array): number {
  let many = 0;
  for (let at = 0; at < counts.length; at++) if (counts[at] > 0) places[many++] = at;
  return many;
}

/** Steps of a quarter below an amount of 1, so that they are whole numbers from 0 on. */
const SMALLEST = 100;

/** The distinct whole numbers ≥ 0 of a list, ascending, and the place of each among them; −1 for those below 0. */
function ranked(list: ArrayLike<number>, n: number): { values: number[]; rank: Int32Array } {
  const most = largestOf(list);
  const place = new Int32Array(most + 1);
  mark(list, place);
  const values: number[] = [];
  for (let v = 0; v <= most; v++) if (place[v] === 1) place[v] = values.push(v) - 1;
  const rank = new Int32Array(n);
  lookUp(list, place, rank);
  return { values, rank };
}

function largestOf(list: ArrayLike<number>): number {
  let most = -1;
  for (let i = 0; i < list.length; i++) if (list[i] > most) most = list[i];
  return most;
}

function mark(list: ArrayLike<number>, place: Int32Array): void {
  for (let i = 0; i < list.length; i++) {
    const value = list[i];
    if (value >= 0) place[value] = 1;
  }
}

function lookUp(list: ArrayLike<number>, place: Int32Array, rank: Int32Array): void {
  for (let i = 0; i < rank.length; i++) rank[i] = list[i] >= 0 ? place[list[i]] : -1;
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
  const [stillOpen, wins, losses] = [0, 1, 2].map(() => new Float64Array(m));
  const [ofNone, sizeWins, sizeLosses] = [0, 1, 2].map(() => new Float64Array(sizes.length));
  addWeights(row, outcome, weight, n, stillOpen, wins, losses);
  addWeights(size, outcome, weight, n, ofNone, sizeWins, sizeLosses);
  const risk = new Float64Array(m);
  addBack(stillOpen, wins, losses, risk);
  const won = new Float64Array(m);
  const open = new Float64Array(m);
  const last = incidenceOf(wins, losses, risk, won, open);
  const slope = sizeSlope(sizes, sizeWins, sizeLosses);
  return { ages, won, open, ever: last < 0 ? 0 : won[last], last: last < 0 ? -1 : ages[last], ...slope };
}

/** How many are at risk at each age. */
function addBack(open: Float64Array, won: Float64Array, lost: Float64Array, risk: Float64Array): void {
  for (let r = risk.length - 1, later = 0; r >= 0; r--) risk[r] = later += open[r] + won[r] + lost[r];
}

/** Fills in the share won up to each age and the share open after it; the last place at which one closed is answered. */
function incidenceOf(
  wins: Float64Array,
  losses: Float64Array,
  risk: Float64Array,
  won: Float64Array,
  open: Float64Array,
): number {
  let last = -1;
  for (let r = 0, s = 1, w = 0; r < risk.length; r++) {
    const closed = wins[r] + losses[r];
    if (closed > 0) {
      w += (s * wins[r]) / risk[r];
      s *= Math.max(0, risk[r] - closed) / risk[r];
      last = r;
    }
    won[r] = w;
    open[r] = s;
  }
  return last;
}

/** Adds the weights of cases up by their places, −1 for none, and by how they ended. */
function addWeights(
  place: Int32Array,
  outcome: Int8Array,
  weight: ArrayLike<number>,
  n: number,
  open: Float64Array,
  won: Float64Array,
  lost: Float64Array,
): void {
  for (let i = 0; i < n; i++) {
    if (place[i] < 0) continue;
    (outcome[i] === 1 ? won : outcome[i] === 2 ? lost : open)[place[i]] += weight[i];
  }
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
 * @param size the logarithm of its amount; NaN for none
 */
export function chanceWithin(
  { won, open, ever, slope, middle }: Learned,
  now: number,
  then: number,
  size: number,
): number {
  const [so, left] = now < 0 ? [0, 1] : [won[now], open[now]];
  const yet = ever - so;
  if (!(left > 1e-12 && yet > 1e-12)) return 0;
  const within = Math.min(1, Math.max(0, (then < 0 ? 0 : won[then]) - so) / yet);
  const share = Math.min(1, yet / left);
  if (!(share < 1 && size === size)) return share * within;
  return within / (1 + ((1 - share) / share) * Math.exp(-slope * (size - middle)));
}

/** The logarithm of an amount; NaN for none and for amounts not above 0. */
export const logOf = (value: number): number => (value > 0 ? Math.log(value) : NaN);

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
