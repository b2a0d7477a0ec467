import { MONTH, monthly } from '../../models/customer-value/discounting';
import type { Choice } from '../../models/customer-value/ladder';
import type { Learned, Lives } from '../../models/customer-value/learned';
import { described, learn, newlyWon } from '../../models/customer-value/learned';
import { churnValue, cohortValue } from '../../models/customer-value/simpleValue';
import { expectedTotal } from '../../models/customer-value/total';
import { Refusal } from '../metric';
import type { HistoryCells } from './history';
import { historyOf, learnedFrom } from './history';
import type { ClvOptions } from './options';
import { sumOf } from '../../models/sum';

/** Why each rung above was refused, in one line. */
export const refusedText = ({ refused }: Choice): string | null =>
  refused.length > 0 ? refused.map(({ reasons }) => reasons.join('; ')).join('; ') : null;

const EMPTY = {
  'Low 95%': null,
  'High 95%': null,
  'Value per purchase': null,
  'Purchases to come': null,
  'Expected of all': null,
  'At least': null,
  'At most': null,
};

/**
 * What a newly won customer of a group is worth, on the rung that all customers of the call carry. A group that does not
 * carry it by itself has its own first purchase, and after that what all customers tell.
 */
export function climbed(cells: HistoryCells, whole: HistoryCells, options: ClvOptions) {
  const { margin, horizon: months, discount, churn = null } = options;
  const { lives } = cells;
  const customers = lives.sum('customers');
  if (customers === 0) return new Refusal('no new customer was won', { Customers: 0, Months: months, Margin: margin });
  const all = learnedFrom(whole, options);
  const isWhole = lives === whole.lives;
  const { rung } = all.choice;
  const history = isWhole || rung === 'historic' ? null : historyOf(cells, churn);
  const own: Learned = history ? learn(history, months, rung) : all;
  const earned = (margin * (lives.sum('firstValue') + lives.sum('repeatValue'))) / customers;
  const evidence = {
    ...EMPTY,
    Customers: customers,
    'First purchase': lives.sum('firstValue') / customers,
    'Earned so far': earned,
    Months: months,
    Margin: margin,
    Refused: refusedText(own.choice),
  };
  const steps = monthly(months, discount);
  if (own.choice.rung !== rung) {
    const first = (of: Lives): number => sumOf(of.firstValue) / sumOf(of.n);
    if (rung === 'bgnbd' && history) return modelled(history.lives, all, evidence, margin, steps, all.lives);
    const value = all.curve && cohortValue(all.curve, Math.max(1, Math.round(months)), margin, steps.rate);
    if (value === null || !history || rung !== 'cohortCurve')
      return new Refusal(refusedText(own.choice) ?? 'too little is known', evidence);
    const CLV = value + margin * (first(history.lives) - first(all.lives));
    return {
      CLV,
      ...evidence,
      Method: `${BORROWED}the revenue of ${all.curve?.cohorts[0] ?? 0} monthly cohorts by age`,
    };
  }
  if (rung === 'bgnbd') return modelled(history?.lives ?? all.lives, own, evidence, margin, steps);
  if (rung === 'churn' && churn !== null) {
    const arpa = monthlyRevenue(history?.lives ?? all.lives);
    const value = churnValue(arpa, margin, churn, Math.max(1, Math.round(months)), steps.rate);
    if (value === null) return new Refusal('there is no revenue to go by', evidence);
    const method = `Revenue of ${arpa.toFixed(2)} a customer and month × margin, ${+(churn * 100).toFixed(2)} % lost a month`;
    return { CLV: value, ...evidence, Method: method };
  }
  if (rung === 'cohortCurve') {
    const value = own.curve && cohortValue(own.curve, Math.max(1, Math.round(months)), margin, steps.rate);
    if (value === null) return new Refusal('the cohorts are younger than the horizon', evidence);
    const cohorts = own.curve?.cohorts[0] ?? 0;
    return { CLV: value, ...evidence, Method: `The revenue of ${cohorts} monthly cohorts by age` };
  }
  return { CLV: earned, ...evidence, Method: 'Earned so far, with nothing about the future' };
}

const BORROWED = 'Its own first purchase, then as all customers: ';

/** Revenue per customer and month begun since the first purchase. */
function monthlyRevenue({ T, n, firstValue, repeatValue }: Lives): number {
  let revenue = 0;
  let months = 0;
  for (let i = 0; i < n.length; i++) {
    revenue += firstValue[i] + repeatValue[i];
    months += n[i] * (Math.floor(T[i] / MONTH) + 1);
  }
  return revenue / months;
}

function modelled<E extends typeof EMPTY>(
  lives: Lives,
  { purchases, spend }: Learned,
  evidence: E,
  margin: number,
  steps: ReturnType<typeof monthly>,
  /** Whose repeat purchases tell, where not its own. */
  all: Lives = lives,
) {
  if (!purchases || !spend) return new Refusal('the repeat purchases carry no amounts', evidence);
  const { value, low, high, perPurchase, toCome } = newlyWon(lives, purchases, spend, margin, steps, all);
  const total = expectedTotal(purchases, lives, steps.steps * steps.step);
  return {
    ...evidence,
    CLV: value,
    'Low 95%': low,
    'High 95%': high,
    'Value per purchase': perPurchase,
    'Purchases to come': toCome,
    'Expected of all': total.expected,
    'At least': total.low,
    'At most': total.high,
    Method: (all === lives ? '' : BORROWED) + described(purchases, spend),
  };
}
