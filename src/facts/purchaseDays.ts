import type { Rows } from '../question/rows';
import { bucketsOf } from '../calendar/grain';
import { isPurchase, keptReading } from './history';

/** The days on which customers bought, each once: customer c owns `day[start[c]] … day[start[c + 1] − 1]`, ascending. */
export interface PurchaseDays {
  readonly start: Int32Array;
  readonly day: Int32Array;
}

/** All purchases up to the as-of day by customer code, those of one day merged; reads all history. */
export const purchaseDays = keptReading((rows: Rows, customer: Int32Array): PurchaseDays => {
  const { n } = rows;
  let customers = 0;
  for (let i = 0; i < n; i++) if (customer[i] >= customers) customers = customer[i] + 1;
  const amount = rows.number('amount');
  const close = rows.day('close');
  const begin = new Int32Array(customers + 1);
  const line = new Int32Array(n);
  let lines = 0;
  for (let i = 0; i < n; i++) {
    if (!isPurchase(rows, customer, amount, i)) continue;
    line[lines++] = i;
    begin[customer[i] + 1]++;
  }
  for (let c = 0; c < customers; c++) begin[c + 1] += begin[c];
  const end = begin.slice();
  const all = new Int32Array(lines);
  for (let l = 0; l < lines; l++) {
    const i = line[l];
    let at = end[customer[i]]++;
    // rows mostly stand in the order of time
    for (; at > begin[customer[i]] && all[at - 1] > close[i]; at--) all[at] = all[at - 1];
    all[at] = close[i];
  }
  const start = new Int32Array(customers + 1);
  let kept = 0;
  for (let c = 0; c < customers; c++) {
    start[c] = kept;
    for (let i = begin[c]; i < begin[c + 1]; i++) if (i === begin[c] || all[i] !== all[i - 1]) all[kept++] = all[i];
  }
  start[customers] = kept;
  return { start, day: all.subarray(0, kept) };
});

/** The calendar month of each line's close, as buckets; the same for every cut of a call. */
export const closeMonths = keptReading((rows: Rows) => bucketsOf(rows.day('close'), 'month', { startMonth: 1 }));

/**
 * The day from which a customer who buys for the first time is a new one: the first purchase of all, and the gap after it
 * that nineteen of twenty repeat purchases keep.
 */
export const settledDay = keptReading((rows: Rows, customer: Int32Array): number => {
  const { start, day } = purchaseDays(rows, customer);
  const gaps = new Int32Array(day.length);
  let count = 0;
  let begins = Infinity;
  for (let c = 0; c + 1 < start.length; c++)
    for (let i = start[c]; i < start[c + 1]; i++) {
      if (day[i] < begins) begins = day[i];
      if (i > start[c]) gaps[count++] = day[i] - day[i - 1];
    }
  const sorted = gaps.subarray(0, count).sort();
  let at = 0;
  while (at < count && (at + 1) / count < 0.95) at++;
  return begins + (count > 0 ? sorted[at] : 0);
});
