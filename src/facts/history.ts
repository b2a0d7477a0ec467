import { WON } from '../tables/outcome';
import type { LeftOut } from '../tables/table';
import type { Rows } from '../question/rows';
import { leftOutIf } from '../tables/leftOut';

/** What tells two deals apart that closed on one day, have no id and the same amount. */
const MARKS = ['deal name', 'source', 'owner', 'product'] as const;

/** Tells whether line a comes before line b: by close day, then deal id, amount and marks, never by row. */
function byTime(rows: Rows): (a: number, b: number) => boolean {
  const close = rows.day('close');
  const amount = rows.number('amount');
  return (a, b) => {
    if (close[a] !== close[b]) return close[a] < close[b];
    // ties are rare: the ids of two lines are read, not the whole column
    const [one, two] = [rows.textAt('deal id', a), rows.textAt('deal id', b)];
    if (one !== two) return one < two;
    const more = (amount[a] || 0) - (amount[b] || 0);
    if (more !== 0) return more < 0;
    for (const mark of MARKS) {
      const [of, other] = [rows.textAt(mark, a), rows.textAt(mark, b)];
      if (of !== other) return of < other;
    }
    return false;
  };
}

/** A refund: won with an amount below 0. It is taken off the money and is no deal. */
export const isRefund = (state: Uint8Array, amount: Float64Array, i: number): boolean =>
  state[i] === WON && amount[i] < 0;

/** What is said of refunds, by their table rows. */
export const refundNote = (rows: readonly number[]): LeftOut[] =>
  leftOutIf('Deals: refunds (taken off the money, not counted as deals)', rows);

/** A purchase: a won deal of a known customer that is no refund. */
export function isPurchase(rows: Rows, customer: Int32Array, amount: Float64Array, i: number): boolean {
  return rows.state[i] === WON && customer[i] >= 0 && !isRefund(rows.state, amount, i);
}

/**
 * A reading of all history that several facts of one call need: the last one is kept, known by the columns that it read.
 */
export function keptReading<T>(read: (rows: Rows, customer: Int32Array) => T): (rows: Rows, customer: Int32Array) => T {
  let last: { readonly columns: readonly unknown[]; readonly answer: T } | null = null;
  return (rows, customer) => {
    const columns = [rows.state, customer, rows.number('amount'), rows.day('close')];
    if (!last?.columns.every((column, c) => column === columns[c])) last = { columns, answer: read(rows, customer) };
    return last.answer;
  };
}

/** The line of each customer's first purchase ever, by customer code; −1 for customers without one. Reads all history. */
export const firstPurchases = keptReading((rows: Rows, customer: Int32Array): Int32Array => {
  const isEarlier = byTime(rows);
  const amount = rows.number('amount');
  const { n } = rows;
  let most = -1;
  for (let i = 0; i < n; i++) if (customer[i] > most) most = customer[i];
  const first = new Int32Array(most + 1).fill(-1);
  for (let i = 0; i < rows.n; i++) {
    if (!isPurchase(rows, customer, amount, i)) continue;
    const known = first[customer[i]];
    if (known < 0 || isEarlier(i, known)) first[customer[i]] = i;
  }
  return first;
});

/** The day of each customer's second purchase ever, by customer code; beyond all days without one. */
function secondDays(rows: Rows, customer: Int32Array, first: Int32Array): Int32Array {
  const amount = rows.number('amount');
  const close = rows.day('close');
  const second = new Int32Array(first.length).fill(2147483647);
  for (let i = 0; i < rows.n; i++) {
    const c = customer[i];
    if (isPurchase(rows, customer, amount, i) && rows.dealOf(first[c]) !== rows.dealOf(i) && close[i] < second[c])
      second[c] = close[i];
  }
  return second;
}

/** Tells of a refund whether it is taken off new sales: from its customer's first purchase on until the second. */
export function refundsOfNew(rows: Rows, customer: Int32Array): (refund: number) => boolean {
  const first = firstPurchases(rows, customer);
  const close = rows.day('close');
  let second: Int32Array | null = null;
  return (i) => {
    const start = customer[i] < 0 ? -1 : first[customer[i]];
    if (start < 0 || close[i] < close[start]) return false;
    second ??= secondDays(rows, customer, first);
    return second[customer[i]] > close[i];
  };
}

/** Where customers stand: customer c has the entries start[c] … start[c + 1] − 1, each a group and the share that is in it. */
export interface Standing {
  readonly start: Int32Array;
  readonly customer: Int32Array;
  readonly group: Int32Array;
  readonly share: Float64Array;
}

/**
 * The groups in the cut that each customer's first purchase stands in: one with share 1, or several where that deal has
 * several owners or products; none where the cut leaves it out. What counts customers by their first purchase counts
 * these shares.
 */
export function standingOf(rows: Rows, first: Int32Array): Standing {
  if (stood?.rows === rows && stood.first === first) return stood.standing;
  const { n, group, weight, dealOf } = rows;
  const start = new Int32Array(first.length + 1);
  const [who, where]: [number[], number[]] = [[], []];
  const share: number[] = [];
  for (let c = 0; c < first.length; c++) {
    const line = first[c];
    if (line >= 0) {
      // the lines of one deal stand together
      const deal = dealOf(line);
      let i = line;
      while (i > 0 && dealOf(i - 1) === deal) i--;
      for (; i < n && dealOf(i) === deal; i++) {
        if (group[i] < 0) continue;
        who.push(c);
        where.push(group[i]);
        share.push(weight[i]);
      }
    }
    start[c + 1] = who.length;
  }
  const standing = {
    start,
    customer: new Int32Array(who),
    group: new Int32Array(where),
    share: new Float64Array(share),
  };
  stood = { rows, first, standing };
  return standing;
}
/** The last answer, which several facts of one call ask for. */
let stood: { readonly rows: Rows; readonly first: Int32Array; readonly standing: Standing } | null = null;

/** What is said of the won deals in the cut that name no customer. */
export function withoutCustomer(rows: Rows, customer: Int32Array): LeftOut[] {
  const lines: number[] = [];
  for (let i = 0; i < rows.n; i++)
    if (rows.group[i] >= 0 && rows.state[i] === WON && customer[i] < 0) lines.push(rows.rowNumber(i));
  return leftOutIf('Deals: won without a customer', lines);
}
