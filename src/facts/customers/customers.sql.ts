import type { FactSql } from '../sql';
import { customers } from './customers';

/** The same table as the loop of `customers`, as GoogleSQL. */
export const customersSql: FactSql = {
  fact: customers,
  sql: `, bought AS (
      SELECT *, outcome = 'won' AND customer IS NOT NULL AND COALESCE(amount, 0) >= 0 AS purchase FROM seen
    ), lives AS (
      SELECT *,
        purchase AND ROW_NUMBER() OVER (PARTITION BY customer, purchase ORDER BY closed, id, COALESCE(amount, 0)) = 1 AS isFirst,
        COUNTIF(purchase) OVER (PARTITION BY customer) AS lifeDeals,
        COALESCE(SUM(IF(outcome = 'won', amount, NULL)) OVER (PARTITION BY customer), 0) AS lifeRevenue
      FROM bought
    )
    SELECT {{axes}}
      COUNT(*) AS customers,
      COALESCE(SUM(lifeDeals), 0) AS deals,
      COALESCE(SUM(lifeRevenue), 0) AS revenue,
      COUNTIF(lifeDeals >= 2) AS repeaters
    FROM lives WHERE isFirst {{where}} {{group}}`,
};
