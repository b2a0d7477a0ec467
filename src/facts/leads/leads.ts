import { NO_DAY } from '../../calendar/day';
import { COUNT, fact } from '../fact';

/** Leads by the date they came, and how many of them had become deals by the as-of day. */
export const leads = fact<never, 'leads' | 'converted'>({
  name: 'leads',
  table: 'leads',
  clock: 'created',
  reads: 'cut',
  own: [],
  measures: { leads: COUNT, converted: COUNT },
  sheet({ n, asOf, group, groups, day }) {
    const converted = day('converted');
    const all = new Float64Array(groups);
    const became = new Float64Array(groups);
    for (let i = 0; i < n; i++) {
      if (group[i] < 0) continue;
      all[group[i]]++;
      if (converted[i] !== NO_DAY && converted[i] <= asOf) became[group[i]]++;
    }
    return { axis: {}, measure: { leads: all, converted: became }, leftOut: [] };
  },
});
