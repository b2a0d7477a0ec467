import type { Day } from '../calendar/day';
import type { Values } from './cell';
import { Sentence } from './cell';
import type { Change } from './changes';
import { dealsOn, isBeginning, readChanges } from './changes';
import type { Dictionary } from './dictionary';
import type { TableName } from './fields';
import { tableDef } from './fields';
import type { Mapping } from './recognise';
import type { Shared } from './shared';
import type { SharedField } from './shares';
import { shareView } from './shares';
import { stageViews } from './spells';
import { Table } from './table';

/** The tables of one call, each at most once. */
export class Book {
  private readonly byName = new Map<TableName, Table>();

  constructor(readonly common: Shared) {}

  /** Adds a recognised range; a second one of the same kind is a sentence. */
  add(values: Values, mapping: Mapping): Table {
    const name = mapping.def.name;
    if (this.byName.has(name)) {
      const title = mapping.def.title;
      throw new Sentence(`Two of the ranges read as ${title}. Pass one ${title} table, with all its rows`);
    }
    const table = new Table(values, mapping, this.common);
    this.byName.set(name, table);
    return table;
  }

  /** Takes the lines of a table out that a byte of 1 names, and lists them under a reason. */
  leaveOut(table: Table, lines: Uint8Array, reason: string): void {
    const out: number[] = [];
    lines.forEach((held, i) => {
      if (held === 1) out.push(i);
    });
    if (out.length > 0) this.byName.set(table.name, table.less(out, reason));
  }

  /** A table that was passed, or one made from those: the spells and reaches of the stages of deals. */
  get(name: TableName): Table | undefined {
    const known = this.byName.get(name) ?? this.derived.get(name);
    const deals = this.byName.get('deals');
    if (known || !deals || (name !== 'spells' && name !== 'reaches')) return known;
    const made = stageViews(deals, this.byName.get('stages'));
    for (const each of ['spells', 'reaches'] as const) {
      const mapping = { ...deals.mapping, def: tableDef(each) };
      this.derived.set(each, new Table(deals.values, mapping, this.common, made[each]));
    }
    return this.derived.get(name);
  }

  /** A table of deals with a line for each owner or product of a row that has several; itself where none has. */
  shared(table: Table, fields: readonly SharedField[]): Table {
    if (fields.length === 0) return table;
    return table.keep('shared ' + fields.join(), () => {
      const view = shareView(this, table, fields);
      return view ? new Table(table.values, table.mapping, this.common, view) : table;
    });
  }

  private readonly derived = new Map<TableName, Table>();
  private readonly past = new Map<Day, Book>();

  /** What Changes tells, by day; nothing without that table. */
  history(): readonly Change[] {
    const table = this.byName.get('changes');
    this.changes ??= table ? readChanges(table) : [];
    return this.changes;
  }

  private changes: readonly Change[] | null = null;

  /**
   * The tables with the deals as they were at the end of a day, as far as Changes tells of later ones. Our own log begins
   * with all deals; before its first day nothing is known but that day.
   */
  on(asked: Day): Book {
    const changes = this.history();
    const day = changes.length > 0 && isBeginning(changes[0]) ? Math.max(asked, changes[0].day) : asked;
    const known = this.past.get(day);
    const deals = this.byName.get('deals');
    const values = known || !deals ? null : dealsOn(deals, changes, day);
    if (known || !deals || !values) return known ?? this;
    const book = new Book(this.common);
    this.byName.forEach((table, name) => book.byName.set(name, table));
    book.byName.set('deals', deals.withValues(values));
    this.past.set(day, book);
    book.past.set(day, book);
    return book;
  }

  all(): readonly Table[] {
    return Array.from(this.byName.values());
  }

  /** The same tables with another one in the place of its kind. */
  replacing(table: Table): Book {
    const book = new Book(this.common);
    this.byName.forEach((each, name) => book.byName.set(name, name === table.name ? table : each));
    return book;
  }

  names(field: string): Dictionary {
    return this.common.names(field);
  }
}
