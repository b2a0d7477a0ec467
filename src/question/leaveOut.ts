import { NO_DAY } from '../calendar/day';
import { Sentence } from '../tables/cell';
import type { Book } from '../tables/book';
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
 * it lost, whatever answers are asked.
 * @throws Sentence that names the cell, where a condition cannot be read or no table passed has its field
 */
export function leaveOut(book: Book, settings: Settings): void {
  for (const { text, row } of settings.leaveOut) {
    const refuse = (what: string): Sentence =>
      new Sentence(`Settings, row ${row}: Leave out ${what}, and holds "${text.slice(0, 60)}"`);
    const conditions = conditionsIn(text);
    if (!conditions) throw refuse('needs a condition such as pipeline = Sandbox');
    const fields = conditions.map(({ name }) => fieldOf(name, book));
    const tables = tablesIn(book).filter((table) => fields.every((field) => field !== null && table.has(field)));
    if (tables.length === 0) {
      if (book.get('deals')) throw refuse('needs fields of one table passed');
      continue;
    }
    for (const table of tables) {
      const held = new Uint8Array(table.n).fill(1);
      conditions.forEach(({ op, values }, k) => {
        const field = fields[k] as string;
        const column = codedColumn(table, field, book);
        applyCondition(table, { field, op, values }, column, null, NO_DAY, settings.fiscal, held);
      });
      book.leaveOut(table, held, `left out by Settings (${text})`);
    }
  }
}
