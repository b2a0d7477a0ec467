import { NO_DAY } from '../../calendar/day';
import { OPEN } from '../../tables/outcome';
import { COUNT, fact, MONEY } from '../fact';
import { leftOutIf } from '../../tables/leftOut';

/** Deals open on the as-of day, by expected close date; those without one stand in `(none)`. */
export const pipeline = fact<never, 'open' | 'openValue' | 'overdue' | 'overdueValue'>({
  name: 'pipeline',
  table: 'deals',
  clock: 'expected',
  reads: 'cut',
  own: [],
  measures: {
    open: COUNT,
    openValue: MONEY,
    overdue: COUNT,
    overdueValue: MONEY,
  },
  sheet({ asOf, state, group, groups, weight, number, day, rowNumber }) {
    const amount = number('amount');
    const expected = day('expected close');
    const open = new Float64Array(groups);
    const openValue = new Float64Array(groups);
    const overdue = new Float64Array(groups);
    const overdueValue = new Float64Array(groups);
    const missing: number[] = [];
    addOpen(asOf, state, group, weight, amount, expected, open, openValue, overdue, overdueValue, missing);
    return {
      axis: {},
      measure: { open, openValue, overdue, overdueValue },
      leftOut: leftOutIf('Deals: open without an amount (counted as a deal, not in money)', missing.map(rowNumber)),
    };
  },
});

/** Adds up open deals, and those overdue; lists those without an amount. */
function addOpen(
  asOf: number,
  state: Uint8Array,
  group: Int32Array,
  weight: Float64Array,
  amount: Float64Array,
  expected: Int32Array,
  open: Float64Array,
  openValue: Float64Array,
  overdue: Float64Array,
  overdueValue: Float64Array,
  missing: number[],
): void {
  for (let i = 0; i < group.length; i++) {
    const g = group[i];
    if (g < 0 || state[i] !== OPEN) continue;
    const value = amount[i] === amount[i] ? amount[i] * weight[i] : 0;
    if (amount[i] !== amount[i]) missing.push(i);
    open[g] += weight[i];
    openValue[g] += value;
    if (expected[i] !== NO_DAY && expected[i] < asOf) {
      overdue[g] += weight[i];
      overdueValue[g] += value;
    }
  }
}
