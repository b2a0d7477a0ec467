import type { Answer } from '../metrics/metric';

/** How the refusal ends that `withoutAmounts` gives. */
export const LACKS_AMOUNTS = /counted has an amount$/;

/**
 * Money of deals none of which has an amount is no answer where it stands alone, in a cell or as a headline: 0 would be a
 * wrong one. In a table the deals are counted beside it.
 */
export function withoutAmounts(answer: Answer): Answer {
  const { columns, whole, leftOut } = answer;
  const evidence = columns.filter(({ role }) => role !== 'group');
  const counted = whole[evidence.findIndex(({ unit }) => unit === 'count')];
  const lacking = leftOut.find(({ reason }) => /: (?:won|open) without an amount/.test(reason));
  return whole[0] === 0 &&
    evidence[0].unit === 'money' &&
    lacking &&
    typeof counted === 'number' &&
    counted > 0 &&
    lacking.rows >= counted
    ? { ...answer, whole: [null, ...whole.slice(1)], refusal: `none of the ${counted} deals counted has an amount` }
    : answer;
}
