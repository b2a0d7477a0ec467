import { NO_SETTINGS } from '../../src/question/settings';
import type { AnyFact, Fact } from '../../src/facts/fact';
import { factOfRows } from '../../src/facts/decode';
import { factOfTable } from '../../src/facts/sheet';
import { compileSql } from '../../src/facts/sql';
import type { FactSql, Statement } from '../../src/facts/sql';
import type { TableName } from '../../src/tables/fields';
import { TABLES } from '../../src/tables/fields';
import type { Table } from '../../src/tables/table';
import type { Judge } from './judge';
import type { Asked } from './randomCuts';
import { bookOf, warehouseOf } from './randomTables';
import type { Twins } from './randomTables';

/** Runs a fact's loop; the one of the sources, or one with a fault in it. */
export type Loop = typeof factOfTable;

/** The tables that a fact's statement reads. */
export function tablesOf(factSql: FactSql): TableName[] {
  const { sql } = compileSql(factSql, { period: null, by: [], where: [], asOf: 0 });
  return TABLES.map(({ name }) => name).filter((name) => new RegExp(`\\b(FROM|JOIN) ${name}\\b`).test(sql));
}

/** A question to a fact as GoogleSQL, for a warehouse with the columns of these tables. */
export function statementOf(factSql: FactSql, tables: Twins, { cut, clock, startMonth }: Asked): Statement {
  const columns = Object.fromEntries(
    Object.values(tables).map(({ name, warehouse }) => [name, Object.keys(warehouse.columns)]),
  );
  return compileSql(factSql, cut, clock, { fiscal: { startMonth }, columns });
}

/** What the judge makes of a statement. */
export async function bySql(
  judge: Judge,
  fact: AnyFact,
  { sql, params }: Statement,
  tables: Twins,
  { cut }: Asked,
): Promise<Fact> {
  const { columns, rows } = await judge.run(sql, warehouseOf(tables), params);
  return factOfRows(fact, cut, columns, rows);
}

/** What the fact's loop makes of the same tables. */
export function byLoop(
  fact: AnyFact,
  tables: Twins,
  { cut, clock, startMonth }: Asked,
  loop: Loop = factOfTable,
): Fact {
  const book = bookOf(tables);
  return loop(fact, book.get(fact.table) as Table, cut, book, { ...NO_SETTINGS, fiscal: { startMonth } }, clock);
}

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** The first difference of two facts in words; null when they are the same table, measures within 1e-9. */
export function difference(one: Fact, two: Fact): string | null {
  const text = (value: unknown): string => JSON.stringify(value);
  if (text(one.groups) !== text(two.groups)) return `groups ${text(one.groups)} and ${text(two.groups)}`;
  if (text(Array.from(one.start)) !== text(Array.from(two.start)))
    return `points per group ${text(Array.from(one.start))} and ${text(Array.from(two.start))}`;
  for (const kind of ['axis', 'measure'] as const) {
    const names = Object.keys(one[kind]).sort();
    if (text(names) !== text(Object.keys(two[kind]).sort())) return `other names of ${kind}`;
    for (const name of names) {
      const [a, b] = [one[kind][name], two[kind][name]];
      for (let i = 0; i < a.length; i++)
        if (!isNear(a[i], b[i])) return `${name} at point ${i} of ${a.length}: ${a[i]} and ${b[i]}`;
      if (a.length !== b.length) return `${name} has ${a.length} and ${b.length} points`;
    }
  }
  return null;
}
