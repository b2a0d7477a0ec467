import { LOST } from '../../tables/outcome';
import { COUNT, fact, MONEY } from '../fact';

/** Deals lost, by close date: how many, and what they would have brought; amounts below 0 would have brought nothing. */
export const losses = fact<never, 'lost' | 'lostValue'>({
  name: 'losses',
  table: 'deals',
  clock: 'closed',
  reads: 'cut',
  own: [],
  measures: { lost: COUNT, lostValue: MONEY },
  sheet({ n, state, group, groups, weight, number }) {
    const amount = number('amount');
    const lost = new Float64Array(groups);
    const lostValue = new Float64Array(groups);
    for (let i = 0; i < n; i++) {
      if (group[i] < 0 || state[i] !== LOST) continue;
      lost[group[i]] += weight[i];
      if (amount[i] > 0) lostValue[group[i]] += amount[i] * weight[i];
    }
    return { axis: {}, measure: { lost, lostValue }, leftOut: [] };
  },
});
