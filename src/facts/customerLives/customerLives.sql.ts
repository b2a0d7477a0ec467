import { RANKED_SQL } from '../historySql';
import { sizeSql } from '../sizes';
import type { FactSql } from '../sql';
import { customerLives } from './customerLives';

/** The same table as the loop of `customerLives`, as GoogleSQL. */
export const customerLivesSql: FactSql = {
  fact: customerLives,
  sql: `${RANKED_SQL}, lives AS (
      SELECT customer,
        COUNT(DISTINCT IF(purchase, closed, NULL)) - 1 AS again,
        DATE_DIFF(MAX(IF(purchase, closed, NULL)), MIN(firstDay), DAY) AS span,
        COALESCE(SUM(IF(closed <= firstDay, amount, NULL)), 0) AS ofFirst,
        COALESCE(SUM(IF(closed > firstDay, amount, NULL)), 0) AS ofLater
      FROM ranked WHERE outcome = 'won' AND customer IS NOT NULL AND firstDay IS NOT NULL GROUP BY customer
    )
    SELECT {{axes}}
      DATE_DIFF(@as_of, firstDay, DAY) AS age,
      again AS repeats,
      span AS recency,
      CASE WHEN again > 0 AND ofLater > 0 THEN ${sizeSql('ofLater / again')} ELSE 0 END AS size,
      COUNT(*) AS customers,
      SUM(ofFirst) AS firstValue,
      SUM(ofFirst * ofFirst) AS firstSquares,
      SUM(ofLater) AS repeatValue
    FROM ranked JOIN lives USING (customer) WHERE isFirst {{where}} {{group}}`,
};
