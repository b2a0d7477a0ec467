import type { Side } from './chain';
import { comparable, MIX, rateDriver, TOTAL, valueOf } from './chain';
import { seeded } from '../random/seeded';
import type { Two } from './noise';
import { ninetyPercent, redrawMix, redrawTotals } from './noise';
import type { Own } from './own';
import type { Happened, Pair, Recipe } from './recipes';
import { effectOf } from './shapley';
import { sumOf } from '../sum';

/** What one driver moved: in all, by slice, and how far chance alone would have moved it (90 of 100 times). */
export interface Moved {
  readonly name: string;
  readonly effect: number;
  readonly slices: readonly number[];
  /** The effect less what chance does: a driver whose interval holds 0 is within noise. */
  readonly low: number;
  readonly high: number;
  /** The driver's own level in either period; null for a mix. */
  readonly before: number | null;
  readonly after: number | null;
}

/** A bridge from one period to another: before + Σ effects = after, exactly but for rounding in the last digit. */
export interface Bridge {
  readonly before: number;
  readonly after: number;
  readonly drivers: readonly Moved[];
}

interface Values {
  readonly values: readonly number[];
  readonly beside?: readonly number[];
}

const REDRAWS = 500;
const ratios = ({ over, under }: Pair): number[] => over.map((x, g) => (under[g] > 0 ? x / under[g] : NaN));

const firstsOf = ({ form }: Recipe): (number | undefined)[] => [form.above[0], form.below?.[0]];
function sharesOf(base: readonly number[]): number[] {
  const all = sumOf(base);
  return base.map((x) => (all > 0 ? x / all : 0));
}

/** A side whose factors are all one number, and what stands beside them all another. */
const unit = ({ share, rate, beside }: Side, factor: number, other: number): Side => ({
  total: factor,
  share: share.map(() => factor),
  rate: rate.map((each) => each.map(() => factor)),
  beside: beside.map((each) => each.map(() => other)),
});

/** A period in the factors of a recipe. */
function sideOf(recipe: Recipe, period: Happened): Side {
  const base = recipe.base(period);
  const all = sumOf(base);
  const firsts = firstsOf(recipe);
  const pairs = recipe.rates.map((rate) => rate.of(period));
  return {
    total: recipe.total ? all : 1,
    share: sharesOf(base),
    rate: pairs.map(ratios),
    beside: pairs.map((pair, r) => besideOf(pair, firsts.includes(r), recipe, all)),
  };
}

/** What ended, or was spent, where nothing was begun to set it against. */
const besideOf = ({ over, under }: Pair, isFirst: boolean, { total }: Recipe, all: number): number[] =>
  over.map((x, g) => (isFirst && !(under[g] > 0) && x !== 0 ? x / (total ? 1 : all) : 0));

/** The names of the drivers, by their place. */
export const namesOf = ({ total, mix, rates }: Recipe): string[] => [
  total ?? '',
  mix,
  ...rates.map(({ name }) => name),
];

/** The level of every driver in one period, by its place: opened deals, rates; null for a mix and for what nothing tells. */
export function levelsOf(recipe: Recipe, period: Happened): (number | null)[] {
  const rates = recipe.rates.map(({ of, level = (x) => x }) => {
    const { over, under } = of(period);
    return sumOf(under) > 0 && sumOf(over) > 0 ? level(sumOf(over) / sumOf(under)) : sumOf(under) > 0 ? 0 : null;
  });
  return [sumOf(recipe.base(period)), null, ...rates];
}

/** The same of a number told by slices of its own: the share of the second, then the rate of each. */
export function ownLevels(recipe: Recipe, sliced: Happened): (number | null)[] {
  const base = recipe.base(sliced);
  const rates = ratios(recipe.rates[0].of(sliced));
  return [null, sumOf(base) > 0 ? base[1] / sumOf(base) : null, ...rates.map((x) => (x === x ? x : null))];
}

/**
 * The bridge of a number between two periods, cut into slices (the same ones, in the same order).
 * @param own the slices that a number of one rate has by itself: each slice's rate is a driver then
 * @param seed for the redraws: the same data give the same intervals
 * @returns null where a ratio has nothing below the line in a period, or on the way between them
 */
export function driversOf(
  recipe: Recipe,
  whole: Happened,
  wholeAfter: Happened,
  own: Own | null = null,
  seed = 1,
  redraws = REDRAWS,
): Bridge | null {
  const [before, after] = [whole, wholeAfter].map((period) => own?.of(period) ?? period);
  const raw: [Side, Side] = [sideOf(recipe, before), sideOf(recipe, after)];
  const sides = comparable(...raw);
  const isSliced = before.opened.length > 1;
  const active = [
    ...(recipe.total ? [TOTAL] : []),
    ...(isSliced ? [MIX] : []),
    ...recipe.rates.map((_, r) => rateDriver(r)),
  ];
  const u = seeded(seed);
  const firsts = firstsOf(recipe);
  const [one, two] = [recipe.base(before), recipe.base(after)];
  /** A driver's values when only chance moves it, and what stands beside them: before, after. */
  const redraw = (driver: number): (() => Two<Values>) => {
    if (driver === TOTAL)
      return () => {
        const totals = redrawTotals(u, [sumOf(one), sumOf(two)]);
        return [{ values: [totals[0]] }, { values: [totals[1]] }];
      };
    if (driver === MIX)
      return () => {
        const bases = redrawMix(u, [one, two]);
        return [{ values: sharesOf(bases[0]) }, { values: sharesOf(bases[1]) }];
      };
    const r = driver - 2;
    const pairs = recipe.rates[r].redraw(before, after);
    const isFirst = firsts.includes(r);
    const [all, later] = [sumOf(one), sumOf(two)];
    return () => {
      const drawn = pairs(u);
      return [
        { values: ratios(drawn[0]), beside: isFirst ? besideOf(drawn[0], true, recipe, all) : undefined },
        { values: ratios(drawn[1]), beside: isFirst ? besideOf(drawn[1], true, recipe, later) : undefined },
      ];
    };
  };
  /** What chance alone does to the number through one driver, slice by slice: along the same lines as what it did do. */
  const chances = (driver: number): number[][] => {
    const [none, ones, besides] = [unit(sides[0], 0, 0), unit(sides[0], 1, 0), unit(sides[0], 0, 1)];
    const slope = effectOf(driver, recipe.form, sides, active, [none, ones]);
    const step = effectOf(driver, recipe.form, sides, active, [none, besides]);
    const slopes = driver === TOTAL ? [sumOf(slope)] : slope;
    const draw = redraw(driver);
    return Array.from({ length: redraws }, () => {
      const [low, high] = draw();
      return slopes.map((each, g) => {
        const [x, y] = [low.values[g], high.values[g]];
        // a rate that nothing tells in one period takes its value from the other
        const moved = x === x && y === y ? each * (y - x) : 0;
        return low.beside && high.beside ? moved + step[g] * (high.beside[g] - low.beside[g]) : moved;
      });
    });
  };
  const [levels, later] = [before, after].map((each) => (own ? ownLevels : levelsOf)(recipe, each));
  const names = own ? ['', own.mix, ...own.names] : namesOf(recipe);
  const drivers = active.flatMap((driver): Moved[] => {
    const slices = effectOf(driver, recipe.form, sides, active);
    const drawn = chances(driver);
    const told = (place: number, effect: number, by: readonly number[], chance: readonly number[]): Moved => {
      const [low, high] = ninetyPercent(chance);
      return {
        name: names[place],
        effect,
        slices: by,
        low: effect - high,
        high: effect - low,
        before: levels[place],
        after: later[place],
      };
    };
    if (own && driver !== MIX)
      return slices.map((effect, g) =>
        told(
          rateDriver(g),
          effect,
          [],
          drawn.map((each) => each[g]),
        ),
      );
    return [
      told(
        driver,
        sumOf(slices),
        own ? [] : slices,
        drawn.map((each) => sumOf(each)),
      ),
    ];
  });
  const ends = raw.map((side, i) => valueOf(recipe.form, comparable(side, raw[1 - i])[0]));
  const isFinite = [...ends, ...drivers.map(({ effect }) => effect)].every(Number.isFinite);
  return isFinite ? { before: ends[0], after: ends[1], drivers } : null;
}

/**
 * Effects rounded to a unit (hundredths) so that they add up to the rounded change: what rounding leaves goes to the largest.
 * Halves fall the same way whatever the last digit of the sums behind them.
 */
export function toCents(
  before: number,
  after: number,
  effects: readonly number[],
  perOne = 100,
): { ends: [number, number]; effects: number[] } {
  const cents = (x: number): number => Math.round(x * perOne - 1e-6);
  const [first, last] = [cents(before), cents(after)];
  const rounded = effects.map(cents);
  const left = last - first - sumOf(rounded);
  if (left !== 0 && rounded.length > 0) {
    const size = rounded.map(Math.abs);
    rounded[size.indexOf(Math.max(...size))] += left;
  }
  const plain = (x: number): number => x / perOne + 0;
  return { ends: [plain(first), plain(last)], effects: rounded.map(plain) };
}
