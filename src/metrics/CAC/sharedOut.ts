import type { GroupOf } from '../metric';
import { TOO_EARLY } from '../../models/lag/matchSpend';

const MONEY = ['Spend', 'Matched spend', 'Not yet matured', 'Before first row', 'Early', 'Expected'] as const;
type Shares = Readonly<Partial<Record<(typeof MONEY)[number] | 'Opened' | 'New customers', number | null>>>;

/**
 * Rows of CAC with the spend that names no group shared out among those of its time that have a name, by the deals that
 * each opened; where none was opened it stays. What is shared out and what remains add up to what was spent.
 * @param headline the column that the cost of a new customer stands in
 */
export function sharedOut<R extends Shares>(
  rows: readonly R[],
  groups: readonly GroupOf[],
  headline: string,
  isLagged: boolean,
): R[] {
  const opened = new Map<string, number>();
  const pools = new Map<string, Record<string, number>>();
  rows.forEach((row, g) => {
    const { time, isNone } = groups[g];
    if (!isNone) return void opened.set(time, (opened.get(time) ?? 0) + (row.Opened ?? 0));
    const pool = pools.get(time) ?? {};
    for (const column of MONEY) pool[column] = (pool[column] ?? 0) + (row[column] ?? 0);
    pools.set(time, pool);
  });
  return rows.map((row, g) => {
    const { time, isNone } = groups[g];
    const pool = pools.get(time);
    const all = opened.get(time) ?? 0;
    if (row.Spend === undefined || !pool || !(all > 0)) return row;
    const part = isNone ? 0 : (row.Opened ?? 0) / all;
    const now: Record<string, number | null> = {};
    for (const column of MONEY)
      now[column] = row[column] === null ? null : (isNone ? 0 : (row[column] ?? 0)) + part * pool[column];
    const cost = now[isLagged ? 'Matched spend' : 'Spend'] ?? 0;
    const isEarly = isLagged && !((now.Early ?? 0) <= TOO_EARLY * (now.Expected ?? 0));
    const count = row['New customers'] ?? 0;
    const each = isNone || isEarly || !(cost > 0 && count > 0) ? null : cost / count;
    return { ...row, ...now, 'Of it shared': part * pool.Spend, [headline]: each };
  });
}
