import type { Uniform } from '../random/seeded';
import { binomial, hypergeometric, poisson } from './draws';
import { normal } from '../random/seeded';
import { sumOf } from '../sum';

/** Counts of the period before and after, by slice. */
export type Two<T> = readonly [before: T, after: T];
type Counts = readonly number[];

const whole = (counts: Counts): number[] => counts.map((x) => Math.max(0, Math.round(x)));

/** Two totals of the same Poisson process: what both hold together falls on either side by chance (the exact test of 1940 by Przyborowski & Wilenski). */
export function redrawTotals(u: Uniform, [before, after]: Two<number>): Two<number> {
  const all = Math.round(before + after);
  const first = binomial(u, all, 0.5);
  return [first, all - first];
}

/** Two mixes of the same shares: the slices of both are dealt out again, each period keeping its total. */
export function redrawMix(u: Uniform, [before, after]: Two<Counts>): Two<number[]> {
  const [one, two] = [whole(before), whole(after)];
  let all = sumOf(one) + sumOf(two);
  let part = sumOf(one);
  const first = one.map((x, g) => {
    const marked = x + two[g];
    const drawn = all > 0 ? hypergeometric(u, all, marked, part) : 0;
    all -= marked;
    part -= drawn;
    return drawn;
  });
  return [first, first.map((x, g) => one[g] + two[g] - x)];
}

/** Two rates of the same chance: the hits of both are dealt out again among the trials of both, slice by slice. */
export function redrawHits(u: Uniform, [hits, hitsAfter]: Two<Counts>, trials: Two<Counts>): Two<number[]> {
  const [one, two] = [whole(hits), whole(hitsAfter)];
  const [n, m] = [whole(trials[0]), whole(trials[1])];
  const first = one.map((x, g) => {
    const all = n[g] + m[g];
    return hypergeometric(u, all, Math.min(all, x + two[g]), n[g]);
  });
  return [first, first.map((x, g) => one[g] + two[g] - x)];
}

/**
 * Two periods whose ends stand to their beginnings as in both together. Of what a period began, a part ended in it
 * (`within`); what else ended was begun earlier and comes by itself.
 * @returns what began and what ended, drawn anew
 */
export function redrawEnds(
  u: Uniform,
  begun: Two<Counts>,
  ended: Two<Counts>,
  within: Two<Counts>,
): { begun: Two<number[]>; ended: Two<number[]> } {
  const drawn: { begun: [number[], number[]]; ended: [number[], number[]] } = { begun: [[], []], ended: [[], []] };
  begun[0].forEach((_, g) => {
    const [started, inside, all] = [begun, within, ended].map((two) => two[0][g] + two[1][g]);
    const stays = Math.min(1, started > 0 ? inside / started : 0);
    const carried = Math.max(0, all - inside);
    for (const side of [0, 1]) {
      const fresh = poisson(u, begun[side][g]);
      const share = started > 0 ? begun[side][g] / started : 0.5;
      drawn.begun[side].push(fresh);
      drawn.ended[side].push(binomial(u, fresh, stays) + poisson(u, carried * share));
    }
  });
  return drawn;
}

/** Values with how often each stands, of one slice. */
export interface Values {
  readonly value: readonly number[];
  readonly times: readonly number[];
}

/** Above so many values the mean of a part is drawn as a normal number. */
const MANY = 300;

/** Two means of the same values: those of both periods are dealt out again, slice by slice, each period keeping its number. */
export function redrawMeans(before: readonly Values[], after: readonly Values[]): (u: Uniform) => Two<number[]> {
  const slices = before.map((one, g) => {
    const [n, m] = [one, after[g]].map(({ times }) => Math.round(sumOf(times)));
    const pool: number[] = [];
    let [sum, squares] = [0, 0];
    for (const { value, times } of [one, after[g]])
      value.forEach((x, i) => {
        sum += x * times[i];
        squares += x * x * times[i];
        if (n + m <= MANY) for (let k = 0; k < Math.round(times[i]); k++) pool.push(x);
      });
    return { n, m, pool, sum, squares };
  });
  return (u) => {
    const drawn: [number[], number[]] = [[], []];
    for (const { n, m, pool, sum, squares } of slices) {
      const all = n + m;
      if (n === 0 || m === 0) {
        drawn[0].push(n === 0 ? NaN : sum / n);
        drawn[1].push(m === 0 ? NaN : sum / m);
        continue;
      }
      const mean = sum / all;
      let first = mean;
      if (pool.length === all) {
        let part = 0;
        for (let k = 0; k < n; k++) {
          const at = k + Math.floor(u() * (all - k));
          const value = pool[at];
          pool[at] = pool[k];
          pool[k] = value;
          part += value;
        }
        first = part / n;
      } else first = mean + normal(u) * Math.sqrt((Math.max(0, squares / all - mean * mean) * m) / (n * (all - 1)));
      drawn[0].push(first);
      drawn[1].push((sum - n * first) / m);
    }
    return drawn;
  };
}

const Z90 = 1.6448536269514722;

/**
 * The middle 90 of 100 of what was drawn, by its mean and spread: steadier than the 5th and 95th themselves, and for nearly
 * every shape of distribution the same, as all with one spread cross close to 1.645 of it.
 */
export function ninetyPercent(drawn: readonly number[]): readonly [low: number, high: number] {
  const mean = sumOf(drawn) / drawn.length;
  const spread = Math.sqrt(drawn.reduce((sum, x) => sum + (x - mean) ** 2, 0) / drawn.length);
  return [mean - Z90 * spread, mean + Z90 * spread];
}
