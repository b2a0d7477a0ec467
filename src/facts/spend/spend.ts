import { leftOut } from '../../tables/table';
import { fact } from '../fact';

/** What was spent, by the date of the spend row. A month's spend stands on the day its row names. */
export const spend = fact<never, 'spend'>({
  name: 'spend',
  table: 'spend',
  clock: 'spent',
  reads: 'cut',
  own: [],
  measures: { spend: { unit: 'money', adds: 'always' } },
  sheet({ n, group, groups, number, rowNumber }) {
    const amount = number('amount');
    const spent = new Float64Array(groups);
    const missing: number[] = [];
    for (let i = 0; i < n; i++) {
      const g = group[i];
      if (g < 0) continue;
      if (amount[i] === amount[i]) spent[g] += amount[i];
      else missing.push(rowNumber(i));
    }
    return {
      axis: {},
      measure: { spend: spent },
      leftOut: missing.length > 0 ? [leftOut('Spend: without an amount', missing)] : [],
    };
  },
});
