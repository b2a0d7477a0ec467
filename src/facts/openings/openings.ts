import { NO_DAY } from '../../calendar/day';
import { LOST, WON } from '../../tables/outcome';
import { fact } from '../fact';

type Measure = 'created' | 'createdValue' | 'won' | 'lost' | 'open' | 'wonValue';

/** Deals by the date they were created, and what has become of them by the as-of day. */
export const openings = fact<never, Measure>({
  name: 'openings',
  table: 'deals',
  clock: 'created',
  reads: 'cut',
  own: [],
  measures: {
    created: { unit: 'count', adds: 'always' },
    createdValue: { unit: 'money', adds: 'always' },
    won: { unit: 'count', adds: 'always' },
    lost: { unit: 'count', adds: 'always' },
    open: { unit: 'count', adds: 'always' },
    wonValue: { unit: 'money', adds: 'always' },
  },
  sheet({ n, state, group, groups, weight, number, day }) {
    const born = day('created');
    const amount = number('amount');
    const created = new Float64Array(groups);
    const createdValue = new Float64Array(groups);
    const won = new Float64Array(groups);
    const lost = new Float64Array(groups);
    const open = new Float64Array(groups);
    const wonValue = new Float64Array(groups);
    for (let i = 0; i < n; i++) {
      const g = group[i];
      if (g < 0 || born[i] === NO_DAY) continue;
      const share = weight[i];
      const value = amount[i] * share;
      created[g] += share;
      if (value === value) createdValue[g] += value;
      if (state[i] === LOST) lost[g] += share;
      else if (state[i] === WON) {
        won[g] += share;
        if (value === value) wonValue[g] += value;
      } else open[g] += share;
    }
    return { axis: {}, measure: { created, createdValue, won, lost, open, wonValue }, leftOut: [] };
  },
});
