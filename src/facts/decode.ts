import type { Cut } from '../question/cut';
import type { Fact, FactDef } from './fact';
import { withoutEmpty } from './sheet';

/**
 * The fact that a statement of `compileSql` answered.
 * @param columns names of the answer's columns, in any order; @param rows its rows, in any order, labels as text and all
 * else as numbers
 */
export function factOfRows<A extends string, M extends string>(
  def: FactDef<A, M>,
  cut: Cut,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
): Fact<A, M> {
  const at = (name: string): number => {
    const column = columns.indexOf(name);
    if (column < 0) throw new Error(`the answer has no column ${name}`);
    return column;
  };
  const labelAt = cut.by.map((_, i) => at('g' + i));
  const axisAt = def.own.map(at);
  const sorted = rows.slice().sort((a, b) => {
    for (const i of labelAt) if (a[i] !== b[i]) return String(a[i]) < String(b[i]) ? -1 : 1;
    for (const i of axisAt) if (a[i] !== b[i]) return Number(a[i]) - Number(b[i]);
    return 0;
  });
  const groups: string[][] = cut.by.length === 0 ? [[]] : [];
  const start = [0];
  sorted.forEach((row, i) => {
    if (i > 0 ? labelAt.some((k) => row[k] !== sorted[i - 1][k]) : cut.by.length > 0) {
      if (i > 0) start.push(i);
      groups.push(labelAt.map((k) => String(row[k])));
    }
  });
  if (groups.length > 0) start.push(sorted.length);
  const axis = {} as Record<A, ArrayLike<number>>;
  def.own.forEach((name, k) => (axis[name] = sorted.map((row) => Number(row[axisAt[k]]))));
  const measure = {} as Record<M, Float64Array>;
  for (const name of Object.keys(def.measures) as M[]) {
    const column = at(name);
    measure[name] = Float64Array.from(sorted, (row) => Number(row[column]));
  }
  const fact = { groups, start: Int32Array.from(start), axis, measure, leftOut: [] };
  return cut.by.length === 0 ? fact : withoutEmpty(fact);
}
