import type { Day } from '../calendar/day';
import { NO_DAY } from '../calendar/day';
import type { Book } from '../tables/book';
import type { Table } from '../tables/table';

/**
 * The day of the first touch of each deal: the first lead that the Leads table links to it, by deal id, else to its
 * customer, where that came before the deal was created; else the day it was created.
 */
export function firstTouch(deals: Table, book: Book): Int32Array {
  const created = deals.day('created');
  const leads = book.get('leads');
  const [byDeal, byCustomer] = ['deal id', 'customer'].map((field) => leads?.has(field) && deals.has(field));
  if (!leads || !(byDeal || byCustomer)) return created;
  return deals.keep('first touch', () => {
    const came = leads.day('created');
    const first = new Map<string | number, Day>();
    const note = (key: string | number, day: Day): void => {
      if (day !== NO_DAY && !(Number(first.get(key)) <= day)) first.set(key, day);
    };
    const ids = byDeal ? leads.text('deal id') : [];
    ids.forEach((id, i) => id !== '' && note(id, came[i]));
    const names = byCustomer ? leads.coded('customer').codes : [];
    names.forEach((name, i) => name >= 0 && note(name, came[i]));
    const deal = byDeal ? deals.text('deal id') : [];
    const customer = byCustomer ? deals.coded('customer').codes : [];
    return created.map((day, i) => {
      const touch = first.get(deal[i]) ?? first.get(customer[i]);
      return touch !== undefined && touch < day && day !== NO_DAY ? touch : day;
    });
  });
}
