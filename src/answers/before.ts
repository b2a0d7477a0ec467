import type { Fiscal } from '../calendar/grain';
import type { Period } from '../calendar/period';
import { comparedPeriod } from '../calendar/period';
import type { Cut } from '../question/cut';
import type { Table } from '../tables/table';
import { extentOf } from './extent';
import { timeIn } from '../question/cut';

export type Versus = 'lastYear' | 'previous';

/** No day at all, for what has nothing before it. */
const NEVER: Period = { from: 0, to: -1, label: 'none', grain: null };

/**
 * The cut of an earlier period, for a metric that shows one beside its own. It is empty without a period, where time is a
 * group, and where the first row of the table is of a day when more than a tenth of it was over: what is half seen would
 * look like growth.
 */
export function cutBefore(cut: Cut, versus: Versus, table: Table | undefined, fiscal: Fiscal): Cut {
  const before = cut.period && comparedPeriod(cut.period, versus, cut.asOf, fiscal);
  const isTime = timeIn(cut.by) >= 0;
  if (!before || !table || isTime) return { ...cut, period: NEVER };
  const begins = (['created', 'closed'] as const).map((clock) => extentOf(table, clock, cut.asOf)?.from ?? Infinity);
  const isSeen = Math.min(...begins) <= before.from + (before.to - before.from) / 10;
  return { ...cut, period: isSeen ? before : NEVER };
}
