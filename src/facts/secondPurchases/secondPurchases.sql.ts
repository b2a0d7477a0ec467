import { RANKED_SQL } from '../historySql';
import type { FactSql } from '../sql';
import { secondPurchases } from './secondPurchases';

/** The same table as the loop of `secondPurchases`, as GoogleSQL. */
export const secondPurchasesSql: FactSql = {
  fact: secondPurchases,
  sql: `${RANKED_SQL}, followed AS (
      SELECT *, MIN(IF(purchase AND closed > firstDay, closed, NULL)) OVER (PARTITION BY customer) AS secondDay FROM ranked
    )
    SELECT {{axes}}
      DATE_DIFF(COALESCE(secondDay, @as_of), firstDay, DAY) AS days,
      COUNTIF(secondDay IS NOT NULL) AS again,
      COUNTIF(secondDay IS NULL) AS alone
    FROM followed WHERE isFirst {{where}} {{group}}`,
};
