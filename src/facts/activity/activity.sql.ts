import { RANKED_SQL } from '../historySql';
import type { FactSql } from '../sql';
import { activity } from './activity';

/** The same table as the loop of `activity`, as GoogleSQL. */
export const activitySql: FactSql = {
  fact: activity,
  sql: `${RANKED_SQL}, months AS (
      SELECT customer, month, firstMonth,
        COALESCE(DATE_DIFF(month, LAG(month) OVER (PARTITION BY customer ORDER BY month), MONTH), 0) AS gap, 1 AS bought, 0 AS money
      FROM (SELECT DISTINCT customer, DATE_TRUNC(closed, MONTH) AS month, DATE_TRUNC(firstDay, MONTH) AS firstMonth FROM ranked WHERE purchase)
      UNION ALL
      SELECT customer, DATE_TRUNC(closed, MONTH), DATE_TRUNC(firstDay, MONTH), 0, 0, amount
      FROM ranked WHERE outcome = 'won' AND customer IS NOT NULL AND firstDay IS NOT NULL AND amount IS NOT NULL
    )
    SELECT {{axes}}
      DATE_DIFF(firstMonth, DATE '1900-01-01', MONTH) AS cohort,
      GREATEST(0, DATE_DIFF(month, firstMonth, MONTH)) AS age,
      gap,
      SUM(bought) AS customers,
      SUM(money) AS value,
      SUM(IF(bought = 1 AND month = firstMonth, DATE_DIFF(DATE_ADD(@as_of, INTERVAL 1 DAY), firstMonth, MONTH), 0)) AS months
    FROM ranked JOIN months USING (customer) WHERE isFirst {{where}} {{group}}`,
};
