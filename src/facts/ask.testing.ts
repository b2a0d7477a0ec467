import { readIsoDay } from '../calendar/day';
import { UTC } from '../calendar/zone';
import type { Cut } from '../question/cut';
import type { Clock } from '../question/rows';
import { NO_SETTINGS } from '../question/settings';
import type { Values } from '../tables/cell';
import { tableDef } from '../tables/fields';
import { mapHeadings } from '../tables/recognise';
import { Book } from '../tables/book';
import { shared } from '../tables/table';
import type { Table } from '../tables/table';
import type { Fact, FactDef } from './fact';
import { factOfTable } from './sheet';

/** A question to a fact, in words: days as ISO text. */
export interface Question extends Partial<Omit<Cut, 'asOf' | 'period'>> {
  readonly asOf?: string;
  readonly from?: string;
  readonly to?: string;
  readonly clock?: Clock;
  readonly startMonth?: number;
}

/** Asks a fact about rows with headings that name fields; as of 2026-06-30 unless said. For tests. */
export function ask<A extends string, M extends string>(
  def: FactDef<A, M>,
  rows: Values,
  { asOf = '2026-06-30', from, to, clock, startMonth = 1, ...rest }: Question = {},
): Fact<A, M> {
  const book = new Book(shared(() => UTC));
  const mapping = mapHeadings(rows, tableDef(def.table));
  if (!mapping) throw new Error(`these headings are no ${def.table}`);
  const table: Table = book.add(rows, mapping);
  const period =
    from === undefined ? null : { from: readIsoDay(from), to: readIsoDay(to ?? from), label: 'asked', grain: null };
  const cut: Cut = { by: [], where: [], asOf: readIsoDay(asOf), ...rest, period };
  return factOfTable(def, table, cut, book, { ...NO_SETTINGS, fiscal: { startMonth } }, clock);
}

/** A fact's measures by group label (labels joined by ` / `), each with its values along the fact's own axis. */
export function measured<M extends string>(
  fact: Fact<string, M>,
  ...names: M[]
): Record<string, Partial<Record<M, number[]>>> {
  const found: Record<string, Partial<Record<M, number[]>>> = {};
  fact.groups.forEach((labels, g) => {
    const row: Partial<Record<M, number[]>> = {};
    for (const name of names) row[name] = Array.from(fact.measure[name].slice(fact.start[g], fact.start[g + 1]));
    found[labels.join(' / ')] = row;
  });
  return found;
}

/** One measure by group label, for facts without an own axis. */
export function each<M extends string>(fact: Fact<string, M>, name: M): Record<string, number> {
  return Object.fromEntries(
    fact.groups.map((labels, g): [string, number] => [labels.join(' / '), fact.measure[name][fact.start[g]]]),
  );
}

/** All measures of the whole that are not 0. */
export function whole<M extends string>(fact: Fact<string, M>): Partial<Record<M, number>> {
  const found: Partial<Record<M, number>> = {};
  for (const name of Object.keys(fact.measure) as M[])
    if (fact.measure[name][0] !== 0) found[name] = fact.measure[name][0];
  return found;
}
