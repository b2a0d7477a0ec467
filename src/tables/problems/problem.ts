import type { Day } from '../../calendar/day';
import type { TableName } from '../fields';
import type { Book } from '../book';
import type { Table } from '../table';

/** Every kind of problem that is looked for. */
export type ProblemKind =
  | 'same id'
  | 'near duplicate'
  | 'closed without a date'
  | 'closed before created'
  | 'without a created date'
  | 'later than the as-of day'
  | 'without an amount'
  | 'negative amount'
  | 'zero amount'
  | 'without a customer'
  | 'overdue'
  | 'open too long'
  | 'unknown stage'
  | 'stage out of order'
  | 'reopened'
  | 'without a currency'
  | 'not a number'
  | 'not a date'
  | 'not a yes or no'
  | 'error'
  | 'spelling'
  | 'spend without a date'
  | 'spend without an amount'
  | 'spend without a source'
  | 'source without spend'
  | 'mergeable'
  | 'left out by Settings'
  | 'heading again'
  | 'subtotal'
  | 'incomplete'
  | 'does not fit';

/** One kind of problem in one table: its lines, and what answers make of them. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly table: Table;
  /** What is wrong, as a part of a sentence: `won without a customer`. */
  readonly what: string;
  /** All its lines of the table, ascending. */
  readonly lines: readonly number[];
  /** What it does to which metric, as a sentence without a full stop. */
  readonly effect: string;
  /** The ends that the deals may be supposed to have come to. */
  readonly ends?: readonly ('won' | 'lost')[];
}

/** The deals as a detector sees them: their states and expected dates on the as-of day. */
export interface Deals {
  readonly table: Table;
  readonly asOf: Day;
  readonly state: Uint8Array;
  readonly expected: Int32Array;
}

/** What a detector looks at. */
export interface Look {
  readonly book: Book;
  readonly deals: Deals | null;
  readonly asOf: Day;
  /** The order of stages in Settings; empty where none is given. */
  readonly stages: readonly string[];
}
export type Detector = (look: Look) => readonly Problem[];

/** The lines of a table for which something holds. */
export function linesWhere({ n }: { readonly n: number }, test: (line: number) => boolean): number[] {
  const lines: number[] = [];
  for (let i = 0; i < n; i++) if (test(i)) lines.push(i);
  return lines;
}

/** A detector of deals alone; nothing where no deals were passed. */
export const inDeals =
  (detect: (deals: Deals, look: Look) => readonly Problem[]): Detector =>
  (look) =>
    look.deals ? detect(look.deals, look) : [];

/** A detector of one other table; nothing where it was not passed. */
export const inTable =
  (name: TableName, detect: (table: Table, look: Look) => readonly Problem[]): Detector =>
  (look) => {
    const table = look.book.get(name);
    return table ? detect(table, look) : [];
  };
