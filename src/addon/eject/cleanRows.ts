import { firstPurchases, isPurchase, refundsOfNew } from '../../facts/history';
import type { Question } from '../../question/question';
import { rowsOf } from '../../question/rows';
import { LOST, WON } from '../../tables/outcome';

/** Fields that a line is told by. */
export const FIELDS = ['owner', 'source', 'product'] as const;

/** One line of a closed deal: a deal, or its part of one owner and product. */
export interface CleanDeal {
  readonly id: string;
  readonly close: number;
  readonly outcome: 'Won' | 'Lost' | 'Refund';
  /** In the reporting currency, the share taken; null where none is told. */
  readonly amount: number | null;
  /** The part of the deal that the line is: 1, or less. */
  readonly share: number;
  /** Owner, source, product; `(none)` for none. */
  readonly of: readonly string[];
  /** The side of its customer; '' for a deal not won or of no known customer. */
  readonly customer: 'New' | 'Returning' | '';
  /** The part of a new customer that the line brings. */
  readonly newCustomer: number;
}

/** One row of spend. */
export interface CleanSpend {
  readonly day: number;
  readonly amount: number;
  readonly of: readonly string[];
}

/** The deals closed up to the as-of day as the functions count them, by close day: cleaned, split, in one currency. */
export function cleanDeals({ book, asOf, settings }: Question): CleanDeal[] {
  const deals = book.get('deals');
  if (!deals) return [];
  const by = FIELDS.map((field) => ({ field }));
  const rows = rowsOf(deals, { period: null, by, where: [], asOf }, 'closed', book, settings);
  const customer = rows.codes('customer');
  const amount = rows.number('amount');
  const close = rows.day('close');
  const first = firstPurchases(rows, customer);
  const isOfNew = refundsOfNew(rows, customer);
  const found: CleanDeal[] = [];
  for (let i = 0; i < rows.n; i++) {
    const state = rows.state[i];
    if (rows.group[i] < 0 || (state !== WON && state !== LOST)) continue;
    const isWon = state === WON;
    const start = isWon && customer[i] >= 0 ? first[customer[i]] : -1;
    const isFirst = start >= 0 && rows.dealOf(start) === rows.dealOf(i);
    const isNew = isFirst || (isWon && amount[i] < 0 && isOfNew(i));
    found.push({
      id: rows.textAt('deal id', i),
      close: close[i],
      outcome: !isWon ? 'Lost' : amount[i] < 0 ? 'Refund' : 'Won',
      amount: amount[i] === amount[i] ? amount[i] * rows.weight[i] : null,
      share: rows.weight[i],
      of: rows.labels[rows.group[i]],
      customer: !isWon || customer[i] < 0 ? '' : isNew ? 'New' : 'Returning',
      newCustomer: isFirst && isPurchase(rows, customer, amount, i) ? rows.weight[i] : 0,
    });
  }
  return found.sort((a, b) => a.close - b.close || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** The spend up to the as-of day, in the reporting currency. */
export function cleanSpend({ book, asOf, settings }: Question): CleanSpend[] {
  const spend = book.get('spend');
  if (!spend) return [];
  const by = FIELDS.map((field) => ({ field }));
  const rows = rowsOf(spend, { period: null, by, where: [], asOf }, 'spent', book, settings);
  const amount = rows.number('amount');
  const day = rows.day('date');
  const found: CleanSpend[] = [];
  for (let i = 0; i < rows.n; i++)
    if (rows.group[i] >= 0 && amount[i] === amount[i])
      found.push({ day: day[i], amount: amount[i], of: rows.labels[rows.group[i]] });
  return found.sort((a, b) => a.day - b.day);
}
