/** What `isRefund` finds, of the rows of `seen`. */
export const REFUND_SQL = "(outcome = 'won' AND COALESCE(amount, 0) < 0)";

/**
 * What the facts about customers begin with in GoogleSQL, as `firstPurchases` finds it: `ranked` is `seen` with whether a
 * line is a `purchase`, whether it is the customer's first (`isFirst`), and the day of that one (`firstDay`).
 */
export const RANKED_SQL = `, bought AS (
      SELECT *, outcome = 'won' AND customer IS NOT NULL AND COALESCE(amount, 0) >= 0 AS purchase FROM seen
    ), ranked AS (
      SELECT *,
        purchase AND ROW_NUMBER() OVER (PARTITION BY customer, purchase ORDER BY closed, id, COALESCE(amount, 0)) = 1 AS isFirst,
        MIN(IF(purchase, closed, NULL)) OVER (PARTITION BY customer) AS firstDay
      FROM bought
    )`;
