import { customers } from '../../facts/customers/customers';
import { purchases } from '../../facts/purchases/purchases';
import { wilson } from '../../models/shares/wilson';
import type { Cell } from '../../facts/fact';
import { secondPurchases } from '../../facts/secondPurchases/secondPurchases';
import { wonWithin } from '../../models/survival/wonWithin';
import type { Request } from '../metric';
import { metric, Refusal } from '../metric';

type Bought = { purchases: Request<typeof purchases>; customers: Request<typeof customers> };
type Followed = { next: Request<typeof secondPurchases> };

/** Who came back within some days of the first purchase; those who are not yet followed so long are censored. */
function withinDays(next: Cell<'days', 'again' | 'alone'>, basis: string, within: number) {
  if (basis === 'ever')
    return new Refusal(
      '"within" follows customers from their first purchase, which "basis = ever" does not. Leave one out',
      {},
    );
  const along = (of: (i: number) => number): number[] => Array.from({ length: next.n }, (_, i) => of(i));
  const [day, won, open] = [
    along((i) => next.axis('days', i)),
    along((i) => next.at('again', i)),
    along((i) => next.at('alone', i)),
  ];
  const evidence = {
    Customers: next.sum('again') + next.sum('alone'),
    'Repeat customers': won.reduce((sum, n, i) => sum + (day[i] <= within ? n : 0), 0),
  };
  if (evidence.Customers === 0) return new Refusal('no new customer was won', evidence);
  const told = wonWithin({ day, won, lost: day.map(() => 0), open }, within);
  if (typeof told === 'string')
    return new Refusal(`no customer was first won ${within} days ago, and some have not come back yet`, evidence);
  return { 'Repeat rate': told.share, ...evidence, 'Low 95%': told.interval[0], 'High 95%': told.interval[1] };
}

export const REPEATRATE = metric({
  name: 'REPEATRATE',
  question: 'What share of our customers buys again?',
  brief:
    'Customers who bought at least twice in the period, of all who bought in it; basis = ever counts who had bought before at any time, basis = cohort follows the customers first won in the period, within = 90 days how many of them bought again by then.',
  better: 'up',
  formula: 'Repeat rate = customers with two deals or more in the period ÷ customers who bought in it',
  level: 'settled',
  needs: { deals: ['customer', 'close'] },
  example: '"this year"',
  options: {
    basis: { choice: ['period', 'ever', 'cohort'] },
    within: { number: null, unit: 'days', least: 1, most: 3650 },
  },
  columns: {
    'Repeat rate': 'share',
    Customers: 'count',
    'Repeat customers': 'count',
    'Low 95%': 'share',
    'High 95%': 'share',
  },
  headline: 'Repeat rate',
  order: 'Customers',
  counted: ({ basis, within }) => (basis === 'cohort' || within !== null ? 'first purchases' : 'purchases'),
  facts: ({ within }): Bought | Followed =>
    within === null
      ? { purchases: { fact: purchases }, customers: { fact: customers } }
      : { next: { fact: secondPurchases } },
  group(cells, _whole, { basis, within }) {
    if ('next' in cells) return withinDays(cells.next, basis, within ?? 0);
    const { purchases, customers } = cells;
    const all = basis === 'cohort' ? customers.sum('customers') : purchases.sum('customers');
    const again =
      basis === 'cohort'
        ? customers.sum('repeaters')
        : purchases.sum(basis === 'ever' ? 'returningByDeal' : 'repeatCustomers');
    const evidence = { Customers: all, 'Repeat customers': again };
    if (all === 0) return new Refusal('no known customer bought', evidence);
    const [low, high] = wilson(again, all) as readonly [number, number];
    return { 'Repeat rate': again / all, ...evidence, 'Low 95%': low, 'High 95%': high };
  },
});
