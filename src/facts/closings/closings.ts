import { LOST, WON } from '../../tables/outcome';
import { COUNT, fact, MONEY } from '../fact';
import { isRefund, refundNote } from '../history';
import { leftOutIf } from '../../tables/leftOut';

type Measure = 'won' | 'lost' | 'wonValue' | 'lostValue' | 'closedSquares' | 'refunds' | 'refundValue' | 'priced';

/**
 * Deals that closed, by close date: won and lost, by count and value. A negative amount is a refund: it nets `wonValue`
 * and is no won deal; a lost deal of one has no value. `closedSquares` (Σ share × amount² of won and lost) gives the effective number behind a share by value;
 * `priced` are the won deals with an amount.
 */
export const closings = fact<never, Measure>({
  name: 'closings',
  table: 'deals',
  clock: 'closed',
  reads: 'cut',
  own: [],
  measures: {
    won: COUNT,
    lost: COUNT,
    wonValue: MONEY,
    lostValue: MONEY,
    closedSquares: MONEY,
    refunds: COUNT,
    refundValue: MONEY,
    priced: COUNT,
  },
  sheet({ n, state, group, groups, weight, number, rowNumber }) {
    const amount = number('amount');
    const won = new Float64Array(groups);
    const lost = new Float64Array(groups);
    const wonValue = new Float64Array(groups);
    const lostValue = new Float64Array(groups);
    const closedSquares = new Float64Array(groups);
    const refunds = new Float64Array(groups);
    const refundValue = new Float64Array(groups);
    const priced = new Float64Array(groups);
    const missing: number[] = [];
    const refunded: number[] = [];
    for (let i = 0; i < n; i++) {
      const g = group[i];
      if (g < 0) continue;
      const share = weight[i];
      const value = amount[i] * share;
      if (state[i] === LOST) {
        lost[g] += share;
        if (value > 0) {
          lostValue[g] += value;
          closedSquares[g] += value * amount[i];
        }
      } else if (state[i] === WON) {
        if (isRefund(state, amount, i)) {
          refunds[g] += share;
          refundValue[g] += value;
          wonValue[g] += value;
          refunded.push(rowNumber(i));
          continue;
        }
        won[g] += share;
        if (value === value) {
          wonValue[g] += value;
          priced[g] += share;
          closedSquares[g] += value * amount[i];
        } else missing.push(rowNumber(i));
      }
    }
    return {
      axis: {},
      measure: { won, lost, wonValue, lostValue, closedSquares, refunds, refundValue, priced },
      leftOut: [
        ...leftOutIf('Deals: won without an amount (counted as a deal, not in money)', missing),
        ...refundNote(refunded),
      ],
    };
  },
});
