import type { Day } from '../../calendar/day';
import type { Fiscal, Grain } from '../../calendar/grain';
import { bucketEnd, bucketOf, bucketStart } from '../../calendar/grain';
import type { activity } from '../../facts/activity/activity';
import { FIRST_MONTH } from '../../facts/activity/activity';
import type { Cell, FactDef } from '../../facts/fact';

export type Activity = typeof activity extends FactDef<infer A, infer M> ? Cell<A, M> : never;

/** One cohort: how many came, and for each age since then how many bought and for how much, as far as it is wholly seen. */
export interface Cohort {
  readonly bucket: number;
  readonly customers: number;
  readonly active: readonly number[];
  readonly value: readonly number[];
}

/** The cohorts of a group by month, quarter or year, from the first to the last, those between without a customer too. */
export function cohortsOf(cell: Activity, grain: Grain, fiscal: Fiscal, asOf: Day): Cohort[] {
  const bucketOfMonth = (month: number): number =>
    bucketOf(bucketStart(month + FIRST_MONTH, 'month', fiscal), grain, fiscal);
  const found = new Map<number, { customers: number; active: number[]; value: number[] }>();
  for (let i = 0; i < cell.n; i++) {
    const cohort = cell.axis('cohort', i);
    const age = cell.axis('age', i);
    const bucket = bucketOfMonth(cohort);
    const now = bucketOfMonth(cohort + age);
    const at = found.get(bucket) ?? { customers: 0, active: [], value: [] };
    found.set(bucket, at);
    const customers = cell.at('customers', i);
    if (age === 0) at.customers += customers;
    // who bought earlier in the same bucket is counted there
    const isFresh = age === 0 || bucketOfMonth(cohort + age - cell.axis('gap', i)) < now;
    at.active[now - bucket] = (at.active[now - bucket] ?? 0) + (isFresh ? customers : 0);
    at.value[now - bucket] = (at.value[now - bucket] ?? 0) + cell.at('value', i);
  }
  const buckets = Array.from(found.keys());
  const cohorts: Cohort[] = [];
  for (let bucket = Math.min(...buckets); bucket <= Math.max(...buckets); bucket++) {
    const { customers, active, value } = found.get(bucket) ?? { customers: 0, active: [], value: [] };
    let seen = 0;
    while (bucketEnd(bucket + seen, grain, fiscal) <= asOf) seen++;
    const known = (list: readonly number[]): number[] => Array.from({ length: seen }, (_, age) => list[age] ?? 0);
    cohorts.push({ bucket, customers, active: known(active), value: known(value) });
  }
  return cohorts;
}

/**
 * The share of cohorts that is left at each age, all of them taken together: of customers, or of the revenue of age 0. Only
 * cohorts seen at an age count there, above and below. Null where nothing stands below.
 */
export function retained(cohorts: readonly Cohort[], ages: number, of: 'customers' | 'revenue'): (number | null)[] {
  return Array.from({ length: ages }, (_, age) => {
    let [part, whole] = [0, 0];
    for (const { customers, active, value } of cohorts) {
      if (age >= active.length) continue;
      part += of === 'customers' ? active[age] : value[age];
      whole += of === 'customers' ? customers : value[0];
    }
    return whole > 0 ? part / whole : null;
  });
}
