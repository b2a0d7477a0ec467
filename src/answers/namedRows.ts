import type { Day } from '../calendar/day';
import { NO_DAY } from '../calendar/day';
import type { Answer, NamedRow } from '../metrics/metric';
import { statesAsOf } from '../question/clocks';
import { STATE_NAMES, UNSEEN } from '../tables/outcome';
import type { Book } from '../tables/book';

/** The rows of a listing by number, id and amount; a deal of several lines is one row. */
export function namedRows({ columns, rows }: Answer): NamedRow[] {
  const at = (heading: string): number => columns.findIndex((column) => column.heading === heading);
  const [row, id, amount] = [at('Row'), at('Deal id'), at('Amount')];
  const found = new Map<number, NamedRow>();
  for (const cells of rows) {
    const number = Number(cells[row]);
    const known = found.get(number)?.amount ?? null;
    const value = amount >= 0 && typeof cells[amount] === 'number' ? Number(cells[amount]) : null;
    found.set(number, {
      row: number,
      id: id >= 0 ? String(cells[id] ?? '') : '',
      amount: known === null ? value : known + (value ?? 0),
    });
  }
  return Array.from(found.values()).sort((a, b) => a.row - b.row);
}

/** Every deal with how it stands on a day. */
export function everyDeal(book: Book, asOf: Day): (NamedRow & { readonly stands: string })[] {
  const table = book.get('deals');
  if (!table) return [];
  const { state } = statesAsOf(table, asOf);
  const created = table.day('created');
  const amount = table.number('amount');
  const id = table.text('deal id');
  return Array.from({ length: table.n }, (_, i) => ({
    row: table.rowNumber[i],
    id: id[i] ?? '',
    amount: amount[i] === amount[i] ? amount[i] : null,
    stands:
      state[i] !== UNSEEN
        ? STATE_NAMES[state[i]]
        : created[i] !== NO_DAY && created[i] > asOf
          ? 'created after the as-of day'
          : 'won or lost without a close date',
  }));
}
