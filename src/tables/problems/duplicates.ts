import { NO_DAY } from '../../calendar/day';
import { inDeals } from './problem';

/** Rows whose deal id stands in a row above: an export pasted twice, or a deal for each of its owners. */
export const sameId = inDeals(({ table }) => {
  const lines: number[] = [];
  const seen = new Set<string>();
  table.text('deal id').forEach((id, i) => {
    if (id === '') return;
    if (seen.has(id)) lines.push(i);
    else seen.add(id);
  });
  const effect = 'Counted again in every metric';
  return [{ kind: 'same id', table, what: 'the deal id of a row above', lines, effect }];
});

/** Two deals of one customer with one amount (and product) that began so few days apart are taken for one entered twice. */
const DAYS_APART = 7;

/** Deals that look like a deal of another id above: same customer, product and amount, created within a week. */
export const nearDuplicates = inDeals(({ table }) => {
  const what = `the customer, product and amount of another deal created within ${DAYS_APART} days`;
  const lines: number[] = [];
  const customer = table.coded('customer').codes;
  const product = table.coded('product').codes;
  const amount = table.number('amount');
  const ids = table.text('deal id');
  const days = table.day(table.has('created') ? 'created' : 'close');
  const width = table.coded('customer').names.size + 1;
  const last = new Map<number, number>(); // the last line of the same customer and amount, and of each line the one before
  const before = new Int32Array(table.n);
  for (let i = 0; i < table.n; i++) {
    if (customer[i] < 0 || !(amount[i] !== 0) || amount[i] !== amount[i] || days[i] === NO_DAY) continue;
    const key = amount[i] * width + customer[i];
    const first = last.get(key) ?? -1;
    before[i] = first;
    last.set(key, i);
    for (let j = first; j >= 0; j = before[j]) {
      if (customer[j] !== customer[i] || amount[j] !== amount[i] || product[j] !== product[i]) continue;
      if (Math.abs(days[j] - days[i]) > DAYS_APART || (ids[i] !== '' && ids[j] === ids[i])) continue;
      lines.push(i);
      break;
    }
  }
  return [{ kind: 'near duplicate', table, what, lines, effect: 'Counted as a deal of its own in every metric' }];
});
