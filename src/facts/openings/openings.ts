import { NO_DAY } from '../../calendar/day';
import { LOST, WON } from '../../tables/outcome';
import { COUNT, fact, MONEY } from '../fact';
import { isRefund, refundNote } from '../history';

type Measure = 'created' | 'createdValue' | 'won' | 'lost' | 'open' | 'wonValue' | 'refundValue' | 'priced';

/**
 * Deals by the date they were created, and what has become of them by the as-of day. Refunds net the money and are no
 * deals; `priced` are the won deals with an amount.
 */
export const openings = fact<never, Measure>({
  name: 'openings',
  table: 'deals',
  clock: 'created',
  reads: 'cut',
  own: [],
  measures: {
    created: COUNT,
    createdValue: MONEY,
    won: COUNT,
    lost: COUNT,
    open: COUNT,
    wonValue: MONEY,
    refundValue: MONEY,
    priced: COUNT,
  },
  sheet({ n, state, group, groups, weight, number, day, rowNumber }) {
    const born = day('created');
    const amount = number('amount');
    const created = new Float64Array(groups);
    const createdValue = new Float64Array(groups);
    const won = new Float64Array(groups);
    const lost = new Float64Array(groups);
    const open = new Float64Array(groups);
    const wonValue = new Float64Array(groups);
    const refundValue = new Float64Array(groups);
    const priced = new Float64Array(groups);
    const refunded: number[] = [];
    for (let i = 0; i < n; i++) {
      const g = group[i];
      if (g < 0 || born[i] === NO_DAY) continue;
      const share = weight[i];
      const value = amount[i] * share;
      if (value === value) createdValue[g] += value;
      if (isRefund(state, amount, i)) {
        wonValue[g] += value;
        refundValue[g] += value;
        refunded.push(rowNumber(i));
        continue;
      }
      created[g] += share;
      if (state[i] === LOST) lost[g] += share;
      else if (state[i] === WON) {
        won[g] += share;
        if (value === value) {
          wonValue[g] += value;
          priced[g] += share;
        }
      } else open[g] += share;
    }
    return {
      axis: {},
      measure: { created, createdValue, won, lost, open, wonValue, refundValue, priced },
      leftOut: refundNote(refunded),
    };
  },
});
