/** Cohorts by month of the first purchase, oldest first. */
export interface Cohorts {
  readonly customers: ArrayLike<number>;
  /** Per cohort: revenue in its month 0, 1, 2, ... of age, as far as the whole month has been seen. */
  readonly revenue: readonly ArrayLike<number>[];
}

export interface CohortCurve {
  /** Cumulative revenue per newly won customer by age in months, from age 0. */
  readonly perCustomer: readonly number[];
  /** Cohorts seen at each age. */
  readonly cohorts: readonly number[];
}

/**
 * Revenue per customer by age. The triangle of cohorts is completed by the chain-ladder: the growth from one age to the next
 * is that of all cohorts seen at both (Mack, ASTIN Bulletin 23, 1993, eq. 2). Where a cumulative sum is not above zero
 * (refunds), the age adds what it added per customer instead. Ends with the last age that `least` cohorts have reached. Null without any.
 */
export function cohortCurve({ customers, revenue }: Cohorts, least = 3): CohortCurve | null {
  const cohorts: number[] = [];
  for (const row of revenue) for (let age = 0; age < row.length; age++) cohorts[age] = (cohorts[age] || 0) + 1;
  const ages = cohorts.filter((n) => n >= least).length;
  let all = 0;
  for (let c = 0; c < revenue.length; c++) if (revenue[c].length) all += customers[c];
  if (!ages || !(all > 0)) return null;
  const total = new Float64Array(revenue.length);
  const perCustomer: number[] = [];
  for (let age = 0; age < ages; age++) {
    let before = 0;
    let added = 0;
    let people = 0;
    revenue.forEach((row, c) => {
      if (age >= row.length) return;
      before += total[c];
      added += row[age];
      people += customers[c];
    });
    let sum = 0;
    revenue.forEach((row, c) => {
      if (!row.length) return;
      if (age < row.length) total[c] += row[age];
      else if (before > 0 && before + added > 0) total[c] += (total[c] * added) / before;
      else if (people > 0) total[c] += (customers[c] * added) / people;
      sum += total[c];
    });
    perCustomer.push(sum / all);
  }
  return { perCustomer, cohorts: cohorts.slice(0, ages) };
}
