import type { CohortCurve } from './cohortCurve';

/** Discounted margin along the cohort curve over `months`, month 0 at full worth. Null where the curve ends earlier. */
export function cohortValue({ perCustomer }: CohortCurve, months: number, margin: number, rate: number): number | null {
  if (perCustomer.length < months) return null;
  let value = 0;
  for (let i = 0; i < months; i++) value += (perCustomer[i] - (perCustomer[i - 1] ?? 0)) / Math.pow(1 + rate, i);
  return value * margin;
}

/**
 * Revenue per customer and month x margin, paid at each month's start by the customers still there, over `months`,
 * discounted by `rate` a month. For months without end and rate 0 this is ARPA x margin / churn, which a churn of 0 leaves undefined.
 * Null for a churn outside 0..1, and for a churn of 0 without end.
 */
export function churnValue(arpa: number, margin: number, churn: number, months: number, rate: number): number | null {
  const keep = (1 - churn) / (1 + rate);
  const value = arpa * margin * (keep === 1 ? months : (1 - Math.pow(keep, months)) / (1 - keep));
  return churn >= 0 && churn <= 1 && Number.isFinite(value) ? value : null;
}
