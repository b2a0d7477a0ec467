import { summarise } from '../shares/shrink';
import { shrunkMeans } from '../shares/shrink';
import { shrinkTowards } from '../shares/shrinkTowards';
import { incidence } from '../survival/incidence';
import type { LifeTable } from '../survival/lifeTable';
import { rowAt } from '../survival/lifeTable';
import { shareBy } from '../survival/wonWithin';
import { lastClosing } from './wonLater';
import { sumOf } from '../sum';

/** Deals that were in a stage still after so many days, and what became of them from then on. */
export interface Landmark {
  readonly since: number;
  /** Won, lost and open by days since then. */
  readonly lives: LifeTable;
}

/** What is known of a stage. */
export interface Stage {
  /** Ascending. */
  readonly landmarks: readonly Landmark[];
  /** How many stays ended after how many days, ascending. */
  readonly ends: { readonly day: ArrayLike<number>; readonly count: ArrayLike<number> };
  /** Days after which nobody ever left: dead rather than slow. Infinite where too few have left to tell. */
  readonly beyond: number;
}

/** A landmark's chance to be won yet, with 95 % limits, and on how many deals, and closed ones, it rests. */
export interface Rung {
  readonly since: number;
  readonly chance: number;
  readonly low: number;
  readonly high: number;
  readonly deals: number;
  readonly closed: number;
}

/** The chances of a stage along the days in it. */
export interface Ladder {
  readonly rungs: readonly Rung[];
  readonly beyond: number;
  readonly ends: { readonly day: ArrayLike<number>; readonly below: ArrayLike<number> };
}

/** The quantiles of stays that landmarks stand at, after day 0 and before the longest. */
export const QUANTILES = [0.25, 0.5, 0.75, 0.9] as const;

interface Tried {
  readonly k: number;
  readonly n: number;
}

const NOTHING: Tried = { k: 0, n: 0 };

/** What one landmark says by itself: Aalen–Johansen up to the last closing, and the number of deals that is worth: no more than have closed. */
function tried({ lives }: Landmark): Tried {
  const curve = incidence(lives);
  const share = shareBy(curve, 'won', Math.max(0, lastClosing(curve)));
  if (typeof share === 'string') return NOTHING;
  const n = Math.min(share.effective, sumOf(lives.won) + sumOf(lives.lost));
  return { k: share.share * n, n };
}

const logit = ({ k, n }: Tried): number => Math.log((k + 0.5) / (n - k + 0.5));
const add = (a: Tried, b: Tried): Tried => ({ k: a.k + b.k, n: a.n + b.n });

/**
 * Chances by stage and days in it. Each landmark is drawn towards its stage, moved as landmarks of its place are over all
 * stages, and stages towards all of them (beta-binomial). One stage alone has its own shares with half a case more of each
 * kind (Jeffreys).
 */
export function ladders(stages: readonly Stage[]): Ladder[] {
  const places: { stage: number; place: number; of: Landmark; own: Tried }[] = [];
  const below = stages.map(({ ends }) => cumulated(ends.count));
  stages.forEach(({ landmarks, ends, beyond }, stage) => {
    const all = last(below[stage]);
    for (const of of landmarks) {
      const isBeyond = of.since >= beyond;
      // of those beyond none is won: each counts as one who was not
      const own = isBeyond ? { k: 0, n: sumOf(of.lives.open) } : tried(of);
      const ended = upTo(ends.day, below[stage], of.since) + 1e-9;
      const place = isBeyond ? QUANTILES.length + 1 : QUANTILES.filter((q) => all > 0 && q * all <= ended).length;
      places.push({ stage, place, of, own });
    }
  });
  const within = places.filter(({ place }) => place <= QUANTILES.length);
  const total = (list: typeof places): Tried => list.map(({ own }) => own).reduce(add, NOTHING);
  const means = shrunkMeans(
    stages.map((_, stage) => {
      const mine = within.filter((each) => each.stage === stage);
      const { k, n } = total(mine);
      // deals stand in several landmarks: no more of them than in the fullest
      const most = mine.reduce((largest, { own }) => Math.max(largest, own.n), 0);
      return n > 0 ? { k: (k / n) * most, n: most } : NOTHING;
    }),
  );
  const all = logit(total(within));
  const isOne = stages.length < 2;
  const shares = isOne
    ? places.map(({ own }) => summarise(own.k, own.n - own.k, JEFFREYS))
    : shrinkTowards(
        places.map(({ stage, place, own }) => {
          const mean = Math.min(1 - 1e-6, Math.max(1e-6, means[stage]));
          const moved = logit(total(places.filter((each) => each.place === place))) - all;
          return { ...own, towards: 1 / (1 + ((1 - mean) / mean) * Math.exp(-moved)) };
        }),
      );
  return stages.map(({ ends, beyond }, stage) => ({
    rungs: places.flatMap((each, i) =>
      each.stage === stage
        ? {
            since: each.of.since,
            chance: shares[i].mean,
            low: shares[i].low95,
            high: shares[i].high95,
            deals: sumOf(each.of.lives.won) + sumOf(each.of.lives.lost) + sumOf(each.of.lives.open),
            closed: sumOf(each.of.lives.won) + sumOf(each.of.lives.lost),
          }
        : [],
    ),
    beyond,
    ends: { day: ends.day, below: below[stage] },
  }));
}

const JEFFREYS = { a: Float64Array.of(0.5), b: Float64Array.of(0.5), log: Float64Array.of(0) };
const last = (column: ArrayLike<number>): number => (column.length > 0 ? column[column.length - 1] : 0);

/** What a cumulated column holds up to a day. */
function upTo(days: ArrayLike<number>, below: ArrayLike<number>, day: number): number {
  const row = rowAt(days, day);
  return row < 0 ? 0 : below[row];
}

function cumulated(count: ArrayLike<number>): Float64Array {
  const below = new Float64Array(count.length);
  for (let i = 0, all = 0; i < count.length; i++) below[i] = all += count[i];
  return below;
}

/** A chance and its standard deviation. */
export interface ChanceAt {
  readonly share: number;
  readonly deviation: number;
}

/** The chance of a deal that waits longer than any that went on. */
export const DEAD: ChanceAt = { share: 0, deviation: 0 };

/**
 * The chance of a deal that has been in a stage for so many days: between two landmarks it goes from one to the other as
 * stays end, behind the last one evenly; beyond the longest stay it is 0.
 */
export function chanceAt({ rungs, beyond, ends }: Ladder, days: number): ChanceAt {
  if (days >= beyond || rungs.length === 0) return DEAD;
  let at = 0;
  while (at + 1 < rungs.length && rungs[at + 1].since <= days) at++;
  const [from, to] = [rungs[at], rungs[at + 1]];
  const part = to ? passed() : 0;
  const between = (one: number, two: number): number => one + (two - one) * part;
  const limit = (name: 'chance' | 'low' | 'high'): number => (to ? between(from[name], to[name]) : from[name]);
  return { share: limit('chance'), deviation: (limit('high') - limit('low')) / 3.92 };

  /** How far the deal is from one landmark to the next. */
  function passed(): number {
    const [first, now, all] = [from.since, days, to.since].map((day) => upTo(ends.day, ends.below, day));
    if (to.since >= beyond && first >= QUANTILES[QUANTILES.length - 1] * all)
      return (days - from.since) / (to.since - from.since);
    return all > first ? (now - first) / (all - first) : 0;
  }
}

/** A whole life as a stage: landmarks at quantiles of the ages at which deals closed, and at the last one. */
export function stageOfLives({ day, won, lost, open }: LifeTable): Stage {
  const count = Float64Array.from(won, (w, i) => w + lost[i]);
  const below = cumulated(count);
  const ends = rowsWhere(count, (n) => n > 0);
  const quantile = (q: number): number => day[ends.find((i) => below[i] >= q * last(below) - 1e-9) as number];
  const knots = ends.length > 0 ? [0, ...QUANTILES.map(quantile), quantile(1)] : [0];
  const landmarks = Array.from(new Set(knots), (since): Landmark => {
    const from = rowAt(day, since - 1) + 1;
    const later = (column: ArrayLike<number>): Float64Array => new Float64Array(column).subarray(from);
    const lives = {
      day: later(day).map((each) => each - since),
      won: later(won),
      lost: later(lost),
      open: later(open),
    };
    // who closed on that day was not open after it
    if (lives.day[0] === 0) lives.won[0] = lives.lost[0] = 0;
    return { since, lives };
  });
  const column = (of: ArrayLike<number>): number[] => ends.map((i) => of[i]);
  return {
    landmarks,
    ends: { day: column(day), count: column(count) },
    beyond: ends.length > 0 ? quantile(1) : Infinity,
  };
}

function rowsWhere(column: ArrayLike<number>, holds: (value: number) => boolean): number[] {
  return Array.from({ length: column.length }, (_, i) => i).filter((i) => holds(column[i]));
}
