import type { FoundProblem } from '../metrics/metric';
import { clockDays, statesAsOf } from '../question/clocks';
import { codedColumn } from '../question/columns';
import { goalsOf } from '../question/goals';
import type { Cut } from '../question/cut';
import { applyCondition } from '../question/filter';
import type { Question } from '../question/question';
import { LOST, WON } from '../tables/outcome';
import { findProblems } from '../tables/problems/find';
import type { Table } from '../tables/table';

/**
 * Every problem of the tables of a question, among the rows that hold its conditions; a table that cannot be asked a
 * condition has none. The period cuts nothing: rows without a date would be in none.
 */
export function problemsOf(question: Question, { where, asOf }: Cut): FoundProblem[] {
  const { book, settings } = question;
  goalsOf(question); // notes the goals that cannot be read
  const deals = book.get('deals');
  const state = deals && statesAsOf(deals, asOf).state;
  const kept = new Map<Table, Uint8Array | null>();
  const keptOf = (table: Table): Uint8Array | null => {
    let keep = kept.get(table);
    if (keep !== undefined) return keep;
    keep = new Uint8Array(table.n).fill(1);
    for (const condition of where) {
      const column = codedColumn(table, condition.field, book);
      const isDeals = table === deals;
      if (!column && !(isDeals && condition.field === 'outcome')) {
        keep = null;
        break;
      }
      applyCondition(table, condition, column, isDeals ? (state as Uint8Array) : null, asOf, settings.fiscal, keep);
    }
    kept.set(table, keep);
    return keep;
  };
  const look = {
    book,
    asOf,
    stages: settings.stages,
    deals: deals && state ? { table: deals, asOf, state, expected: clockDays(deals, 'expected', asOf) } : null,
  };
  return findProblems(look)
    .map((problem): FoundProblem => {
      const keep = where.length > 0 ? keptOf(problem.table) : undefined;
      const lines = keep === null ? [] : keep ? problem.lines.filter((i) => keep[i] === 1) : problem.lines;
      const count = (end: number): number => lines.filter((i) => state?.[i] === end).length;
      return {
        ...problem,
        lines,
        closed: problem.table === deals ? { won: count(WON), lost: count(LOST) } : null,
      };
    })
    .filter(({ lines }) => lines.length > 0);
}
