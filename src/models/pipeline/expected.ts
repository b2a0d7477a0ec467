import { arrivalsOf } from './arrivals';
import type { DealHistory } from './learned';
import { casesOf, chanceWithin, learn, placeAt, ripening } from './learned';
import { spanOf, wonSizes } from './simulate';

/** What is to be won in each of several coming periods: of deals open now, and of deals yet to come. */
export interface Expected {
  readonly open: number[];
  readonly fresh: number[];
}

/** Deals as they stood some days ago: those that came later are gone, those that closed later are open. */
export function earlier({ since, days, value, outcome, count }: DealHistory, back: number): DealHistory {
  const kept = Array.from({ length: since.length }, (_, i) => i).filter((i) => since[i] >= back);
  const isClosed = (i: number): boolean => outcome[i] !== 0 && since[i] - days[i] >= back;
  return {
    since: kept.map((i) => since[i] - back),
    days: kept.map((i) => (isClosed(i) ? days[i] : since[i] - back)),
    value: kept.map((i) => value[i]),
    outcome: kept.map((i) => (isClosed(i) ? outcome[i] : 0)),
    count: kept.map((i) => count[i]),
  };
}

/** How many deals are open, and how many have closed. */
export function standing({ outcome, count }: DealHistory): { open: number; closed: number } {
  let [open, closed] = [0, 0];
  for (let i = 0; i < outcome.length; i++) {
    if (outcome[i] === 0) open += count[i];
    else closed += count[i];
  }
  return { open, closed };
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
    let before = 0;
    ends.forEach((end, h) => {
      const chance = chanceWithin(learned, now, placeAt(ages, own.days[i] + end), own.value[i]);
      open[h] += (chance - before) * size * own.count[i];
      before = chance;
    });
  }
  const sizes = wonSizes(own, history, worth);
  const wins = sizes.count.reduce((sum, each) => sum + each, 0);
  const mean = wins > 0 ? sizes.value.reduce((sum, each, k) => sum + each * sizes.count[k], 0) / wins : 0;
  const { perDay } = arrivalsOf(own.since, own.count, spanOf(history));
  const fresh = ends.map((end, h) => {
    const ripe = ripening(ages, h > 0 ? ends[h - 1] : 0, end);
    let share = 0;
    for (let r = 0; r < ripe.length; r++) share += ripe[r] * learned.won[r];
    return perDay * end * share * mean;
  });
  return { open, fresh };
}
