import { RANKED_SQL } from '../historySql';
import type { FactSql } from '../sql';
import { firstYear } from './firstYear';

const months = (to: string): string =>
  `DATE_DIFF(${to}, firstDay, MONTH) - IF(EXTRACT(DAY FROM ${to}) < EXTRACT(DAY FROM firstDay), 1, 0)`;

/** The same table as the loop of `firstYear`, as GoogleSQL. */
export const firstYearSql: FactSql = {
  fact: firstYear,
  sql: `${RANKED_SQL}, lives AS (
      SELECT customer, month, COALESCE(SUM(money), 0) AS brought
      FROM (
        SELECT customer, month, 0 AS money
        FROM ranked, UNNEST(GENERATE_ARRAY(0, 11)) AS month
        WHERE isFirst AND month < ${months('DATE_ADD(@as_of, INTERVAL 1 DAY)')}
        UNION ALL
        SELECT customer, GREATEST(0, ${months('closed')}), amount
        FROM ranked WHERE outcome = 'won' AND customer IS NOT NULL AND firstDay IS NOT NULL
      )
      GROUP BY customer, month
    )
    SELECT {{axes}} month, COUNT(*) AS customers, SUM(brought) AS value
    FROM ranked JOIN lives USING (customer)
    WHERE isFirst AND month < 12 AND month < ${months('DATE_ADD(@as_of, INTERVAL 1 DAY)')} {{where}} {{group}}`,
};
