import { fold, Sentence, shownCell } from '../tables/cell';
import type { Book } from '../tables/book';
import type { Table } from '../tables/table';
import { SHARED_FIELDS } from '../tables/shares';
import type { SharedField } from '../tables/shares';
import { typed } from './ambiguous';
import type { Condition } from './cut';
import { splitConditions } from './condition';
import { conditionText } from './cut';
import { fieldOf, tablesIn } from './fields';
import { nearest } from './nearest';

const SHOWN = 8;
const LONGEST = 60;
/** Beyond so many names none is looked for that comes near. */
const MOST = 5000;
/** What deals move through: that none stands there today is an answer. */
const MOVES = /^(stage|status)$/;

const isShared = (field: string): field is SharedField => (SHARED_FIELDS as readonly string[]).includes(field);

/** A table as it is when a cell with several names became a line for each, and as it was passed. */
const forms = (table: Table, field: string, book: Book): Table[] =>
  isShared(field) ? [table, book.shared(table, [field])] : [table];

/** Whether some row of the tables passed has a name, now or in what Changes tells of it. */
function isHeld(value: string | number, field: string, tables: readonly Table[], book: Book): boolean {
  const text = String(value);
  if (fold(text) === fold('(none)')) return true;
  for (const table of tables)
    for (const form of forms(table, field, book)) if (form.coded(field).names.find(text) >= 0) return true;
  const changes = book.get('changes');
  return ['old', 'new'].some((side) => changes?.text(side).some((cell) => fold(cell) === fold(text)));
}

/** The parts of `DACH, Nordics` or `DACH or region = Nordics`; none where nothing joins any. */
const partsOf = (value: string): string[] =>
  value
    .split(/ ?[,/|] ?| or (?:[^=]{1,40}= ?)?/i)
    .map((part) => part.replace(/^["']|["']$/g, '').trim())
    .filter(Boolean);

/**
 * Refuses a typed condition with a name that no row of the tables passed has: a misspelt name would be nought in silence,
 * and everything behind `<>`. A name that comes from a cell is taken as it is, for it may stand in a list of all there are.
 * @throws Sentence with the name that may be meant, or the names there are
 */
export function refuseUnheld(book: Book, conditions: readonly Condition[]): void {
  for (const condition of conditions) {
    const { field, op, values } = condition;
    const tables = tablesIn(book).filter((table) => table.has(field));
    if (!/^(=|<>|in|not in)$/.test(op) || tables.some((table) => table.kindOf(field) !== 'text')) continue;
    const stranger = values.find((value) => !isHeld(value, field, tables, book));
    if (stranger === undefined || tables.length === 0) continue;
    const text = String(stranger);
    const names = tables[0]
      .coded(field)
      .names.names()
      .filter((name) => name.length <= LONGEST)
      .sort();
    const isNegated = op === '<>' || op === 'not in';
    const what = `no row of ${tables.map(({ title }) => title).join(' or ')} has ${shownCell(field)} "${shownCell(text, LONGEST)}"`;
    const propose = (...meant: Condition[]): void => {
      const told = typed(meant.map(conditionText).join(' and '));
      if (told.length < 200) throw new Sentence(`${what}. Did you mean ${told}? =NAME(DEALS;${told})`);
    };
    const joined = splitConditions(conditionText(condition).replace(/ ?(?:,|;|&&?) ?/g, ' and ')) ?? [];
    if (joined.length > 1 && joined.every(({ name }) => fieldOf(name, book) !== null))
      propose(...joined.map(({ name, ...rest }) => ({ ...rest, field: name })));
    const parts = partsOf(text);
    if (parts.length > 1 && parts.some((part) => isHeld(part, field, tables, book)))
      propose({ field, op: isNegated ? 'not in' : 'in', values: parts });
    const near = names.length > MOST ? null : nearest(text, names);
    if (near !== null) propose({ field, op, values: values.map((value) => (value === stranger ? near : value)) });
    if (isNegated || MOVES.test(field) || names.length === 0) continue;
    const more = names.length - SHOWN;
    const list = names.slice(0, SHOWN).map((name) => shownCell(name));
    throw new Sentence(
      `${what}. Its names are ${list.join(', ')}${more > 0 ? ` and ${more} more` : ''}. A name that has no rows yet goes into a cell: =NAME(DEALS;${typed(`${field} =`)};A2)`,
    );
  }
}
