import type { FactSql } from '../sql';
import { together } from './together';

/** The same table as the loop of `together`, as GoogleSQL. */
export const togetherSql: FactSql = {
  fact: together,
  sql: `, bought AS (
      SELECT {{axes}} customer, closed FROM seen
      WHERE outcome = 'won' AND customer IS NOT NULL AND COALESCE(amount, 0) >= 0 {{where}}
    ), items AS (
      SELECT {{names}} customer, MIN(closed) AS firstDay, DENSE_RANK() OVER (ORDER BY {{names}} customer IS NULL) - 1 AS place
      FROM bought GROUP BY {{names}} customer
    )
    SELECT {{names}} other, GREATEST(0, DATE_DIFF(otherDay, firstDay, DAY)) AS later, COUNT(*) AS customers
    FROM items JOIN (SELECT customer AS buyer, place AS other, firstDay AS otherDay FROM items) ON buyer = customer {{group}}`,
};
