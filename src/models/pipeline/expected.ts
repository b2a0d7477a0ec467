import { arrivalsOf } from './arrivals';
import type { DealHistory } from './learned';
import { casesOf, chanceWithin, learn, logOf, placeAt, ripening } from './learned';
import { OWN_SIZES, spanOf } from './simulate';

/** What is to be won in each of several coming periods: of deals open now, and of deals yet to come. */
export interface Expected {
  readonly open: number[];
  readonly fresh: number[];
}

/** Deals as they stood some days ago: those that came later are gone, those that closed later are open. */
export function earlier({ since, days, value, outcome, count }: DealHistory, back: number): DealHistory {
  const [ago, age, worth, state, many] = [since, days, value, outcome, count].map(
    ({ length }) => new Float64Array(length),
  );
  let n = 0;
  for (let i = 0; i < since.length; i++) {
    const passed = since[i] - back;
    if (passed < 0) continue;
    const isClosed = outcome[i] !== 0 && days[i] <= passed;
    ago[n] = passed;
    age[n] = isClosed ? days[i] : passed;
    worth[n] = value[i];
    state[n] = isClosed ? outcome[i] : 0;
    many[n++] = count[i];
  }
  const [a, b, c, d, e] = [ago, age, worth, state, many].map((list) => list.subarray(0, n));
  return { since: a, days: b, value: c, outcome: d, count: e };
}

/** How many deals are open, and how many have closed. */
export function standing({ outcome, count }: DealHistory): { open: number; closed: number } {
  const sums = new Float64Array(2);
  addStanding(outcome, count, sums);
  return { open: sums[0], closed: sums[1] };
}

function addStanding(outcome: ArrayLike<number>, count: ArrayLike<number>, sums: Float64Array): void {
  for (let i = 0; i < outcome.length; i++) sums[outcome[i] === 0 ? 0 : 1] += count[i];
}

/**
 * Bottom up: what the deals of a group are expected to bring, from how all deals ended so far.
 * P(won in (t0, t1]) of an open deal of age a is (F(a + t1) − F(a + t0)) / S(a), moved by its size; deals to come arrive as
 * in the last twelve months and are worth the mean of won ones.
 * @param ends days ahead on which each period ends, ascending; the first begins tomorrow
 */
export function expectedWins(
  history: DealHistory,
  own: DealHistory,
  ends: readonly number[],
  worth: 'amount' | 'one',
): Expected {
  const cases = casesOf(history);
  const learned = learn(cases, cases.count);
  const { ages } = learned;
  const open = ends.map(() => 0);
  for (let i = 0; i < own.days.length; i++) {
    if (own.outcome[i] !== 0) continue;
    const size = worth === 'one' ? 1 : own.value[i] > 0 ? own.value[i] : 0;
    const now = placeAt(ages, own.days[i]);
    const log = logOf(own.value[i]);
    let before = 0;
    ends.forEach((end, h) => {
      const chance = chanceWithin(learned, now, placeAt(ages, own.days[i] + end), log);
      open[h] += (chance - before) * size * own.count[i];
      before = chance;
    });
  }
  const mean = meanWon(own, history, worth);
  const { perDay } = arrivalsOf(own.since, own.count, spanOf(history));
  const fresh = ends.map((end, h) => {
    const ripe = ripening(ages, h > 0 ? ends[h - 1] : 0, end);
    let share = 0;
    for (let r = 0; r < ripe.length; r++) share += ripe[r] * learned.won[r];
    return perDay * end * share * mean;
  });
  return { open, fresh };
}

/** What a won deal counts on average: of the group's own where there are enough of them, else of all. */
function meanWon(own: DealHistory, history: DealHistory, worth: 'amount' | 'one'): number {
  if (worth === 'one') return 1;
  for (const [of, least] of [
    [own, OWN_SIZES],
    [history, 0],
  ] as const) {
    let [sum, n] = [0, 0];
    for (let i = 0; i < of.value.length; i++) {
      if (of.outcome[i] !== 1 || !(of.value[i] > 0)) continue;
      sum += of.value[i] * of.count[i];
      n += of.count[i];
    }
    if (n > 0 && n >= least) return sum / n;
  }
  return 0;
}
