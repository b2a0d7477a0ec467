import { RANKED_SQL } from '../historySql';
import type { FactSql } from '../sql';
import { dealsSinceFirst } from './dealsSinceFirst';

/** The same table as the loop of `dealsSinceFirst`, as GoogleSQL. */
export const dealsSinceFirstSql: FactSql = {
  fact: dealsSinceFirst,
  sql: `${RANKED_SQL}, gaps AS (
      SELECT DATE_DIFF(day, LAG(day) OVER (PARTITION BY customer ORDER BY day), DAY) AS gap
      FROM (SELECT DISTINCT customer, closed AS day FROM ranked WHERE purchase)
    ), settled AS (
      SELECT DATE_ADD((SELECT MIN(firstDay) FROM ranked), INTERVAL COALESCE(
        (SELECT DISTINCT PERCENTILE_DISC(gap, 0.95) OVER () FROM gaps WHERE gap IS NOT NULL), 0) DAY) AS settledDay
    )
    SELECT {{axes}}
      CASE
        WHEN isFirst OR firstDay IS NULL OR (outcome = 'lost' AND closed <= firstDay) THEN 0
        WHEN closed = firstDay THEN 1
        WHEN DATE_TRUNC(closed, MONTH) = DATE_TRUNC(firstDay, MONTH) THEN 2
        ELSE 3
      END AS since,
      COUNTIF(outcome = 'won') AS won,
      COUNTIF(outcome = 'lost') AS lost,
      COALESCE(SUM(IF(outcome = 'won' AND created <= closed, DATE_DIFF(closed, created, DAY), NULL)), 0) AS wonDays,
      COUNTIF(outcome = 'won' AND created <= closed) AS wonTimed,
      COUNTIF(isFirst AND closed < settledDay) AS perhapsOld
    FROM ranked CROSS JOIN settled
    WHERE customer IS NOT NULL AND (outcome = 'lost' OR purchase) {{where}} {{group}}`,
};
