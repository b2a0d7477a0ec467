/** A count as a sentence tells it: shares of shared deals to two decimals, never rounded up to what is missing. */
export const countText = (count: number): string => String(Math.floor(count * 100 + 1e-6) / 100);
