/**
 * The mean amount of the won deals that have one, refunds left out; null where none has.
 * @param deals a cell of `closings` or `openings`
 */
export function dealSizeOf(deals: { sum(measure: 'wonValue' | 'refundValue' | 'priced'): number }): number | null {
  const priced = deals.sum('priced');
  return priced > 0 ? (deals.sum('wonValue') - deals.sum('refundValue')) / priced : null;
}
