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
  sheet({ state, group, groups, weight, number, rowNumber }) {
    const amount = number('amount');
    const sum = (): Float64Array => new Float64Array(groups);
    const measure: Record<Measure, Float64Array> = {
      won: sum(),
      lost: sum(),
      wonValue: sum(),
      lostValue: sum(),
      closedSquares: sum(),
      refunds: sum(),
      refundValue: sum(),
      priced: sum(),
    };
    const missing: number[] = [];
    const refunded: number[] = [];
    addUp(measure, state, group, weight, amount, missing, refunded);
    return {
      axis: {},
      measure,
      leftOut: [
        ...leftOutIf('Deals: won without an amount (counted as a deal, not in money)', missing.map(rowNumber)),
        ...refundNote(refunded.map(rowNumber)),
      ],
    };
  },
});

/** Adds up won, lost and refunded deals; lists the won without an amount, and the refunds. */
function addUp(
  { won, lost, wonValue, lostValue, closedSquares, refunds, refundValue, priced }: Record<Measure, Float64Array>,
  state: Uint8Array,
  group: Int32Array,
  weight: Float64Array,
  amount: Float64Array,
  missing: number[],
  refunded: number[],
): void {
  for (let i = 0; i < group.length; i++) {
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
        refunded.push(i);
        continue;
      }
      won[g] += share;
      if (value === value) {
        wonValue[g] += value;
        priced[g] += share;
        closedSquares[g] += value * amount[i];
      } else missing.push(i);
    }
  }
}
