import type { Cell } from './cell';
import { fold } from './cell';
import { maySeveral, severalNames } from './several';
import type { Book } from './book';
import type { Table } from './table';
import type { View } from './view';

/** The fields of which one row may have several, and the tables that say so. */
const TOLD = { owner: 'splits', product: 'lines' } as const;
export type SharedField = keyof typeof TOLD;
export const SHARED_FIELDS = Object.keys(TOLD) as readonly SharedField[];

/** The parts of every line of a table: those of line i are start[i] … start[i + 1] − 1. */
interface Parts {
  readonly start: Int32Array;
  readonly code: Int32Array;
  readonly share: Float64Array;
  /** The units a part says of itself; NaN where it has only its share of the row's. */
  readonly units: Float64Array | null;
}

/** Parts of one row as they are collected: the same name twice is one part. */
type Row = Map<number, { share: number; units: number }>;

function add(row: Row, code: number, share: number, units: number): void {
  const part = row.get(code);
  if (!part) row.set(code, { share, units });
  else {
    part.share += share;
    part.units += units;
  }
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/**
 * The share of each line of a deal: by amount, where every line has one and they come to something; else by quantity; else
 * equal. What goes against the deal, such as a discount among its lines, has no share of its own and lessens the others.
 */
function sharesOfLines(amounts: readonly number[], quantities: readonly number[]): readonly number[] {
  for (const values of [amounts, quantities]) {
    const sum = total(values);
    if (!(Math.abs(sum) > 0)) continue;
    const positive = values.map((value) => Math.max(0, value * Math.sign(sum)));
    const all = total(positive);
    return positive.map((value) => value / all);
  }
  return amounts.map(() => 1 / amounts.length);
}

/** What Lines or Splits say of each deal, by deal id. */
function told(book: Book, field: SharedField): ReadonlyMap<string, Row> {
  const table = book.get(TOLD[field]);
  if (!table || !table.has(field)) return new Map();
  return table.keep('told', () => {
    const ids = table.text('deal id');
    const { codes } = table.coded(field);
    const first = table.number(field === 'owner' ? 'share' : 'amount');
    const quantity = field === 'owner' ? null : table.number('quantity');
    const deals = book.get('deals');
    const known = new Set(deals?.text('deal id'));
    const chosenOut = deals?.chosenOutIds();
    const lines = new Map<string, number[]>();
    const strangers: number[] = [];
    ids.forEach((id, i) => {
      if (!known.has(id) || id === '') {
        if (!chosenOut?.has(id)) strangers.push(i);
      } else if (lines.has(id)) (lines.get(id) as number[]).push(i);
      else lines.set(id, [i]);
    });
    table.report('of a deal that is not in Deals', strangers, `Left out of what goes by ${field}`);
    const rows = new Map<string, Row>();
    lines.forEach((list, id) => {
      const units = list.map((i) => (quantity ? quantity[i] : NaN));
      const shares = sharesOfLines(
        list.map((i) => first[i]),
        units,
      );
      const row: Row = new Map();
      list.forEach((i, k) => add(row, codes[i], shares[k], units[k]));
      rows.set(id, row);
    });
    return rows;
  });
}

/** The names of a column's cells that hold several, by cell. */
function inCells(book: Book, table: Table, field: SharedField): ReadonlyMap<Cell, Row> {
  if (table.view) return inCells(book, table.view.base, field);
  return table.keep('several ' + field, () => {
    const rows = new Map<Cell, Row>();
    const cells = table.has(field) ? table.distinct(field) : [];
    if (!cells.some(maySeveral)) return rows;
    const others: string[] = [];
    for (const name of [TOLD[field], 'owners'] as const) {
      const other = book.get(name);
      if (other && other.has(field)) for (const cell of other.distinct(field)) others.push(String(cell));
    }
    const names = book.names(field);
    const uneven = new Set<Cell>();
    severalNames(cells, others).forEach(({ parts, isUneven }, cell) => {
      if (isUneven) uneven.add(cell);
      const row: Row = new Map();
      for (const { name, share } of parts) {
        const code = names.add(name);
        names.count(code, name, 1);
        add(row, code, share, NaN);
      }
      rows.set(cell, row);
    });
    if (uneven.size > 0) {
      const lines: number[] = [];
      table.cells(field).forEach((cell, i) => {
        if (uneven.has(cell)) lines.push(i);
      });
      table.report(
        `shares of ${field} that do not add up to 100 % (counted in proportion)`,
        lines,
        'Counted, each with a part of the whole',
      );
    }
    return rows;
  });
}

/** Notes what Lines, Splits and cells with several names say that does not fit the deals. */
export function reportShares(book: Book, deals: Table): void {
  for (const field of SHARED_FIELDS) {
    told(book, field);
    inCells(book, deals, field);
  }
}

/** Whether some cell of a column holds several names and reads as this text, case and blanks aside. */
export function isSeveral(book: Book, table: Table, field: SharedField, text: string): boolean {
  const folded = table.keep('several texts ' + field, () => {
    const texts = new Set<string>();
    inCells(book, table, field).forEach((_, cell) => texts.add(fold(String(cell))));
    return texts;
  });
  return folded.has(fold(text));
}

/** The parts of each line by one field; null where no line has several. */
function partsOf(book: Book, table: Table, field: SharedField): Parts | null {
  return table.keep('parts ' + field, () => {
    const rows = told(book, field);
    const cells = inCells(book, table, field);
    if (rows.size === 0 && cells.size === 0) return null;
    const { codes } = table.coded(field);
    const texts = table.cells(field);
    const ids = table.text('deal id');
    const start = new Int32Array(table.n + 1);
    const code: number[] = [];
    const share: number[] = [];
    const units: number[] = [];
    for (let i = 0; i < table.n; i++) {
      const row = rows.get(ids[i]) ?? cells.get(texts[i]);
      if (row)
        row.forEach((part, of) => {
          code.push(of);
          share.push(part.share);
          units.push(part.units);
        });
      else {
        code.push(codes[i]);
        share.push(1);
        units.push(NaN);
      }
      start[i + 1] = code.length;
    }
    const hasUnits = rows.size > 0 && field === 'product' && (book.get('lines')?.has('quantity') ?? false);
    return {
      start,
      code: Int32Array.from(code),
      share: Float64Array.from(share),
      units: hasUnits ? Float64Array.from(units) : null,
    };
  });
}

/**
 * A table of deals, or of their stays in stages, with a line for each owner or product of a row that has several; null
 * where no row has. Lines and Splits come before what the cell says. Shares of a row add up to 1 (see `severalNames` and
 * `sharesOfLines`), those of two fields multiply.
 */
export function shareView(book: Book, table: Table, fields: readonly SharedField[]): View | null {
  const all = fields.map((field) => partsOf(book, table, field));
  if (all.every((parts) => parts === null)) return null;
  const line: number[] = [];
  const weight: number[] = [];
  const places: number[][] = fields.map(() => []);
  const one = [0];
  const span = (parts: Parts | null, i: number): number[] =>
    parts ? Array.from({ length: parts.start[i + 1] - parts.start[i] }, (_, k) => parts.start[i] + k) : one;
  for (let i = 0; i < table.n; i++)
    for (const a of span(all[0], i))
      for (const b of all.length > 1 ? span(all[1], i) : one) {
        line.push(i);
        weight.push((all[0]?.share[a] ?? 1) * (all[1]?.share[b] ?? 1));
        places[0].push(a);
        if (all.length > 1) places[1].push(b);
      }
  const coded: Record<string, View['coded'][string]> = {};
  fields.forEach((field, f) => {
    const parts = all[f];
    if (parts) coded[field] = { codes: Int32Array.from(places[f], (at) => parts.code[at]), names: book.names(field) };
  });
  const lines = Int32Array.from(line);
  return {
    base: table,
    line: lines,
    coded,
    days: {},
    weight: Float64Array.from(weight),
    units() {
      const whole = unitsOf(book, table);
      const [one, two] = all;
      return Float64Array.from(lines, (i, l) => {
        const [a, b] = [places[0][l], places.length > 1 ? places[1][l] : 0];
        const [mine, other] = [one?.units?.[a] ?? NaN, two?.units?.[b] ?? NaN];
        if (mine === mine) return mine * (two?.share[b] ?? 1);
        return other === other ? other * (one?.share[a] ?? 1) : whole[i] * weight[l];
      });
    },
  };
}

/** How many units each line of deals stands for: its own quantity, or those of its Lines; NaN where none is told. */
export function unitsOf(book: Book, table: Table): Float64Array {
  return table.keep('units', () => {
    const { view } = table;
    if (view?.units) return view.units();
    if (view) {
      const units = unitsOf(book, view.base);
      return Float64Array.from(view.line, (i) => units[i]);
    }
    const own = table.number('quantity');
    const rows = told(book, 'product');
    if (rows.size === 0) return own;
    return Float64Array.from(table.text('deal id'), (id, i) => {
      const row = rows.get(id);
      return row ? total(Array.from(row.values(), ({ units }) => units)) : own[i];
    });
  });
}
