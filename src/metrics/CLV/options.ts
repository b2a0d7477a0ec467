import type { Options } from '../metric';

/** What CLV takes, whatever it is grouped by. */
export const CLV_OPTIONS = {
  basis: { choice: ['ladder', 'historic'] },
  horizon: { number: 36, unit: 'months', least: 1, most: 120 },
  discount: { number: 0.1, unit: 'share', least: 0, most: 1 },
  margin: { number: 1, unit: 'share', least: 0.0001, most: 1 },
} as const;
/** With the monthly churn of the Settings tab. */
export type ClvOptions = Options<typeof CLV_OPTIONS> & { readonly churn?: number | null };

export const CLV_NEEDS = { deals: ['customer', 'close', 'amount'] } as const;
