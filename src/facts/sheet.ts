import type { Cut } from '../question/cut';
import type { Clock, Rows } from '../question/rows';
import { rowsOf } from '../question/rows';
import type { Settings } from '../question/settings';
import type { Book } from '../tables/book';
import type { Table } from '../tables/table';
import type { Fact, FactDef } from './fact';
import { oneEach } from './fact';

/**
 * Runs a fact's loop over a table under a cut; `clock` overrides the fact's own, `rows` are those of the cut where they are
 * known. Groups without a point are dropped.
 */
export function factOfTable<A extends string, M extends string>(
  def: FactDef<A, M>,
  table: Table,
  cut: Cut,
  book: Book,
  settings: Settings,
  clock: Clock = def.clock,
  rows: Rows = rowsOf(table, cut, clock, book, settings),
): Fact<A, M> {
  const { axis, start, measure, leftOut } = def.sheet(rows);
  const begins = start ?? oneEach(rows.groups);
  const fact = { groups: rows.labels, start: begins, axis, measure, leftOut: [...rows.leftOut, ...leftOut] };
  return cut.by.length === 0 ? fact : withoutEmpty(fact);
}

/** Drops groups in which no measure holds anything, so that both engines list the same groups. */
export function withoutEmpty<A extends string, M extends string>(fact: Fact<A, M>): Fact<A, M> {
  const names = Object.keys(fact.measure) as M[];
  const isUsed = (g: number): boolean => {
    for (let i = fact.start[g]; i < fact.start[g + 1]; i++)
      for (const name of names) if (fact.measure[name][i] !== 0) return true;
    return false;
  };
  const used = fact.groups.map((_, g) => g).filter(isUsed);
  if (used.length === fact.groups.length) return fact;
  const points: number[] = [];
  const start = [0];
  for (const g of used) {
    for (let i = fact.start[g]; i < fact.start[g + 1]; i++) points.push(i);
    start.push(points.length);
  }
  const axis = {} as Record<A, ArrayLike<number>>;
  for (const name of Object.keys(fact.axis) as A[]) axis[name] = points.map((i) => fact.axis[name][i]);
  const measure = {} as Record<M, Float64Array>;
  for (const name of names) measure[name] = Float64Array.from(points, (i) => fact.measure[name][i]);
  return {
    groups: used.map((g) => fact.groups[g]),
    start: Int32Array.from(start),
    axis,
    measure,
    leftOut: fact.leftOut,
  };
}
