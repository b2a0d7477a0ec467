import { dealsSinceFirst } from '../facts/dealsSinceFirst/dealsSinceFirst';
import { madeFact } from '../facts/fact';
import { withoutEmpty } from '../facts/sheet';
import { customers } from '../facts/customers/customers';
import { spend } from '../facts/spend/spend';
import { LAG, matchedOf, matchedSpend } from './matchedSpend';
import type { Lag } from './matchedSpend';
import type { Cells, Request } from './metric';

/** The choices of what a new customer cost: all spend or paid media, of the same days or matched with the days of its wins. */
export const COST_OPTIONS = { basis: { choice: ['blended', 'paid'] }, lag: LAG } as const;
export type CostChoice = { readonly basis: 'blended' | 'paid'; readonly lag: Lag | null };

type Plain = { customers: Request<typeof customers>; spend: Request<typeof spend> };
type Lagged = Plain & { matched: Request<ReturnType<typeof matchedSpend>> };
export type CostFacts = Plain | Lagged;

/** The facts that the cost of a new customer is told from. */
export function costFacts({ basis, lag }: CostChoice): CostFacts {
  const plain = { customers: { fact: customers }, spend: { fact: spend } };
  return lag === null
    ? plain
    : { ...plain, matched: { fact: matchedSpend(lag, basis === 'paid' ? 'media' : 'spend') } };
}

/** What a new customer of a group cost, or why that is not to be told, with what it stands on. */
export interface Cost {
  readonly each: number | string;
  readonly spent: number;
  readonly customers: number;
  /** With a lag: the spend whose wins came in the period, and what of the period's spend stands on no such day. */
  readonly matched: number | null;
  readonly notYetMatured: number | null;
  readonly beforeFirstRow: number | null;
}

/** The cost of a new customer from a group's cells. */
export function costOf(cells: Cells<CostFacts>, whole: Cells<CostFacts>, { basis }: CostChoice): Cost {
  const isPaid = basis === 'paid';
  const matched = 'matched' in cells ? cells.matched : null;
  const count = cells.customers.sum('customers');
  const spent = cells.spend.sum(isPaid ? 'media' : 'spend');
  const found = matched ? matchedOf(matched) : spent;
  const all = whole.spend;
  const isUnkind = isPaid && all.sum('spend') !== 0 && all.sum('kinds') === 0;
  const each = isUnkind
    ? 'no row of Spend says what kind it is. Give Spend a column Kind, such as media or salaries'
    : count === 0
      ? 'no new customer was won'
      : typeof found === 'string'
        ? found
        : found > 0
          ? found / count
          : 'nothing was spent';
  return {
    each,
    spent,
    customers: count,
    matched: matched?.sum('matched') ?? null,
    notYetMatured: matched?.sum('notYetMatured') ?? null,
    beforeFirstRow: matched?.sum('beforeFirstRow') ?? null,
  };
}

/**
 * New customers won so soon after the first purchase of the table that they may have bought before it: within the gap that
 * 95 % of repeat purchases keep. They are counted as new all the same.
 */
export const perhapsOld = madeFact<'since', 'perhapsOld'>({
  name: 'perhapsOld',
  table: 'deals',
  clock: 'closed',
  reads: 'history',
  own: ['since'],
  measures: { perhapsOld: dealsSinceFirst.measures.perhapsOld },
  make(ask, cut) {
    const { groups, start, axis, measure } = ask.fact(dealsSinceFirst, cut);
    const fact = { groups, start, axis, measure: { perhapsOld: measure.perhapsOld }, leftOut: [] };
    return cut.by.length === 0 ? fact : withoutEmpty(fact);
  },
});
