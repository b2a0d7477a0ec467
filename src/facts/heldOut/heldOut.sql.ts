import { RANKED_SQL } from '../historySql';
import type { FactSql } from '../sql';
import { heldOut } from './heldOut';

/** The same table as the loop of `heldOut`, as GoogleSQL. */
export const heldOutSql: FactSql = {
  fact: heldOut,
  sql: `${RANKED_SQL}, thirds AS (
      SELECT DIV(DATE_DIFF(@as_of, MIN(firstDay), DAY), 3) AS third FROM ranked
    ), dated AS (
      SELECT *, DATE_SUB(@as_of, INTERVAL third DAY) AS cutDay FROM ranked CROSS JOIN thirds
    ), lives AS (
      SELECT customer,
        ANY_VALUE(third) AS lastThird,
        DATE_DIFF(ANY_VALUE(cutDay), MIN(firstDay), DAY) AS lived,
        COUNT(DISTINCT IF(closed <= cutDay, closed, NULL)) - 1 AS again,
        DATE_DIFF(MAX(IF(closed <= cutDay, closed, NULL)), MIN(firstDay), DAY) AS span,
        COUNT(DISTINCT IF(closed > cutDay, closed, NULL)) AS after
      FROM dated WHERE purchase AND firstDay <= cutDay GROUP BY customer
    )
    SELECT {{axes}}
      lived AS age,
      again AS repeats,
      span AS recency,
      COUNT(*) AS customers,
      SUM(after) AS later,
      SUM(lastThird) AS laterDays
    FROM ranked JOIN lives USING (customer) WHERE isFirst {{where}} {{group}}`,
};
