import type { Day } from '../calendar/day';
import { Sentence } from '../tables/cell';
import type { Book } from '../tables/book';
import type { Table } from '../tables/table';
import { clockDays, statesAsOf } from './clocks';
import { codedColumn } from './columns';
import type { RawCondition } from './condition';
import { isOpen, splitConditions } from './condition';
import { fieldOf, tablesIn } from './fields';
import { applyCondition } from './filter';
import type { Settings } from './settings';

/** The conditions of a cell that leaves rows out; null where it is none. */
export function conditionsIn(text: string): RawCondition[] | null {
  const conditions = splitConditions(text);
  return !conditions || conditions.some((raw) => isOpen(raw) && raw.values.length === 0) ? null : conditions;
}

/**
 * Takes the rows out of the tables that the Settings leave out; each table that has the fields of a condition lists what
 * it lost, whatever answers are asked. What Owners tells of an owner is such a field of the tables with owners; its own rows
 * stay.
 * @param asOf what periods such as `last year` are seen from, asked for where a condition is
 * @throws Sentence that names the cell, where a condition cannot be read or no table passed has its field
 */
export function leaveOut(book: Book, settings: Settings, asOf: () => Day): void {
  for (const { text, row } of settings.leaveOut) {
    const refuse = (what: string): Sentence =>
      new Sentence(`Settings, row ${row}: Leave out ${what}, and holds "${text.slice(0, 60)}"`);
    const conditions = conditionsIn(text);
    if (!conditions) throw refuse('needs a condition such as pipeline = Sandbox');
    const fields = conditions.map(({ name }) => fieldOf(name, book));
    const knows = (table: Table, field: string | null): boolean =>
      field !== null && (table.has(field) || isOutcome(table, field) || codedColumn(table, field, book) !== null);
    const tables = tablesIn(book).filter(
      (table) => table.name !== 'owners' && fields.every((field) => knows(table, field)),
    );
    if (tables.length === 0) {
      if (book.get('deals'))
        throw refuse('needs fields of one table passed (the team of an owner may stand in OWNERS: pass it too)');
      continue;
    }
    for (const table of tables) {
      const held = new Uint8Array(table.n).fill(1);
      conditions.forEach(({ op, values }, k) => {
        const field = fields[k] as string;
        const day = asOf();
        const states = isOutcome(table, field) ? statesAsOf(table, day).state : null;
        const column = codedColumn(table, field, book, table.has(field) ? null : daysOf(table, day));
        try {
          applyCondition(table, { field, op, values }, column, states, day, settings.fiscal, held);
        } catch (error) {
          throw error instanceof Sentence ? refuse(`cannot be applied: ${error.message}`) : error;
        }
      });
      book.leaveOut(table, held, `left out by Settings (${text})`);
    }
  }
}

const isOutcome = ({ name }: Table, field: string): boolean => name === 'deals' && field === 'outcome';

/** The day of each line that says in which team its owner was: as answers about closed deals, spend and stages have it. */
const daysOf = (table: Table, asOf: Day): Int32Array =>
  clockDays(
    table,
    table.name === 'deals'
      ? 'closed'
      : table.name === 'spend'
        ? 'spent'
        : table.name === 'stages'
          ? 'entered'
          : 'created',
    asOf,
  );
