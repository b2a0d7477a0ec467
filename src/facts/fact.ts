import type { Unit } from './unit';
import type { Cut } from '../question/cut';
import type { Question } from '../question/question';
import type { Clock, Rows } from '../question/rows';
import type { TableName } from '../tables/fields';
import type { LeftOut } from '../tables/table';

/** What one measure of a fact is, and whether its groups may be summed (distinct counts may not). */
export interface MeasureDef {
  readonly unit: Unit;
  readonly adds: 'always' | 'asked';
}

/** Numbers of deals, and amounts of money, whose groups may be summed. */
export const COUNT: MeasureDef = { unit: 'count', adds: 'always' };
export const MONEY: MeasureDef = { unit: 'money', adds: 'always' };
/** Numbers that are asked of the whole, never summed. */
export const ASKED: MeasureDef = { unit: 'count', adds: 'asked' };

/** What a loop gives back: measures per group, or per point of its own axes with `start` saying where each group begins. */
export interface SheetResult<A extends string, M extends string> {
  readonly axis: Record<A, ArrayLike<number>>;
  /** Group g owns points start[g] … start[g + 1] − 1; absent when there is one point per group. */
  readonly start?: Int32Array;
  readonly measure: Record<M, Float64Array>;
  readonly leftOut: readonly LeftOut[];
}

/**
 * A small table of grouped measures, defined twice: a loop over columns and one GoogleSQL statement, which a test holds
 * together: the statement stands beside the loop in `<name>.sql.ts` and is no part of what a formula loads.
 */
export interface FactDef<A extends string, M extends string> {
  readonly name: string;
  readonly table: TableName;
  /** The date that `period` and grains mean here. */
  readonly clock: Clock;
  /** 'history': looks at all rows up to the as-of day before `where` and `period` cut anything. */
  readonly reads: 'cut' | 'history';
  readonly own: readonly A[];
  readonly measures: Readonly<Record<M, MeasureDef>>;
  sheet(rows: Rows): SheetResult<A, M>;
  /** Tells the fact from others instead of from rows; see `madeFact`. */
  readonly make?: (ask: FactAsk, cut: Cut) => Fact<A, M>;
}

/** What a made fact may ask: facts under any cut, and what was asked of the whole. */
export interface FactAsk {
  readonly question: Question;
  fact<A extends string, M extends string>(def: FactDef<A, M>, change?: Partial<Cut>, clock?: Clock): Fact<A, M>;
}

/** The one shape of all facts, from either engine: points of (group, own axes, measures), groups ascending by label. */
export interface Fact<A extends string = string, M extends string = string> {
  readonly groups: readonly (readonly string[])[];
  readonly start: Int32Array;
  readonly axis: Record<A, ArrayLike<number>>;
  readonly measure: Record<M, Float64Array>;
  readonly leftOut: readonly LeftOut[];
}

/** One group's slice of a fact; a group that the fact lacks has no points and sums to 0. */
export interface Cell<A extends string, M extends string> {
  readonly n: number;
  sum(measure: M): number;
  at(measure: M, i: number): number;
  axis(axis: A, i: number): number;
  /** All of an axis or a measure. */
  column(of: A | M): ArrayLike<number>;
}

// any: the registries hold facts of every shape
export type AnyFact = FactDef<any, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

/** Declares a fact; the types of its axes and measures are kept for the metrics that ask for it. */
export const fact = <A extends string = never, M extends string = string>(def: FactDef<A, M>): FactDef<A, M> => def;

/** Declares a fact that a model tells from other facts, so that whatever answers those answers it. */
export const madeFact = <A extends string = never, M extends string = string>(
  def: Omit<FactDef<A, M>, 'sheet' | 'make'> & { make(ask: FactAsk, cut: Cut): Fact<A, M> },
): FactDef<A, M> => ({
  ...def,
  sheet() {
    throw new Error(`${def.name} reads no rows`);
  },
});

/** Where groups begin that have one point each. */
export const oneEach = (groups: number): Int32Array => Int32Array.from({ length: groups + 1 }, (_, g) => g);

/** A fact of the whole alone: one group with these values; none where it is asked by groups. */
export function ofWhole<M extends string>(by: Cut['by'], values: Readonly<Record<M, number>>): Fact<never, M> {
  const isWhole = by.length === 0;
  const measure = {} as Record<M, Float64Array>;
  for (const name of Object.keys(values) as M[]) measure[name] = Float64Array.from(isWhole ? [values[name]] : []);
  return {
    groups: isWhole ? [[]] : [],
    start: oneEach(isWhole ? 1 : 0),
    axis: {},
    measure,
    leftOut: [],
  };
}

/** A fact that holds nothing: as the whole one group of noughts, else no group. */
export function emptyFact<A extends string, M extends string>(def: FactDef<A, M>, axes: number): Fact<A, M> {
  const measure = {} as Record<M, Float64Array>;
  const isPoint = axes === 0 && def.own.length === 0;
  for (const name of Object.keys(def.measures) as M[]) measure[name] = new Float64Array(isPoint ? 1 : 0);
  const axis = {} as Record<A, ArrayLike<number>>;
  for (const name of def.own) axis[name] = [];
  return {
    groups: axes === 0 ? [[]] : [],
    start: Int32Array.from(axes === 0 ? [0, isPoint ? 1 : 0] : [0]),
    axis,
    measure,
    leftOut: [],
  };
}

/** Slices by fact and group: the same one again, so that what was learned of it is known again. */
const cells = new WeakMap<object, Map<number, unknown>>();

/** The slice of group `g`, or the empty slice for −1. */
export function cellOf<A extends string, M extends string>(of: Fact<A, M>, g: number): Cell<A, M> {
  const known = cells.get(of) ?? new Map<number, unknown>();
  cells.set(of, known);
  if (!known.has(g)) known.set(g, sliceOf(of, g));
  return known.get(g) as Cell<A, M>;
}

function sliceOf<A extends string, M extends string>(of: Fact<A, M>, g: number): Cell<A, M> {
  const from = g < 0 ? 0 : of.start[g];
  const to = g < 0 ? 0 : of.start[g + 1];
  return {
    n: to - from,
    sum(measure) {
      const values = of.measure[measure];
      let total = 0;
      for (let i = from; i < to; i++) total += values[i];
      return total;
    },
    at: (measure, i) => of.measure[measure][from + i],
    axis: (axis, i) => of.axis[axis][from + i],
    column(name) {
      const values: ArrayLike<number> = of.axis[name as A] ?? of.measure[name as M];
      return 'subarray' in values ? (values as Float64Array).subarray(from, to) : Array.from(values).slice(from, to);
    },
  };
}
