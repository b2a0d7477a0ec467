import { RANKED_SQL } from '../historySql';
import type { FactSql } from '../sql';
import { purchases } from './purchases';

/** The same table as the loop of `purchases`, as GoogleSQL. */
export const purchasesSql: FactSql = {
  fact: purchases,
  sql: `${RANKED_SQL}, sided AS (
      SELECT *,
        isFirst OR COALESCE(amount < 0 AND closed >= firstDay AND (secondDay IS NULL OR secondDay > closed), FALSE) AS isNew
      FROM (SELECT *, MIN(IF(purchase AND NOT isFirst, closed, NULL)) OVER (PARTITION BY customer) AS secondDay FROM ranked)
    ), grouped AS (
      SELECT {{axes}}
        customer, isFirst, isNew, purchase, COALESCE(amount, 0) AS value,
        customer IS NOT NULL AND NOT isNew AND closed = firstDay AS isDay,
        customer IS NOT NULL AND NOT isNew AND DATE_TRUNC(closed, MONTH) = DATE_TRUNC(firstDay, MONTH) AS isMonth,
        COUNTIF(purchase) OVER (PARTITION BY {{over}} customer) AS times
      FROM sided WHERE outcome = 'won' {{where}}
    )
    SELECT {{names}}
      COUNTIF(purchase) AS deals,
      COALESCE(SUM(IF(customer IS NOT NULL, value, NULL)), 0) AS value,
      COUNTIF(purchase AND isFirst) AS newDeals,
      COALESCE(SUM(IF(isNew, value, NULL)), 0) AS newValue,
      COUNTIF(purchase AND isDay) AS sameDayDeals,
      COALESCE(SUM(IF(isDay, value, NULL)), 0) AS sameDayValue,
      COUNTIF(purchase AND isMonth) AS sameMonthDeals,
      COALESCE(SUM(IF(isMonth, value, NULL)), 0) AS sameMonthValue,
      COUNTIF(customer IS NULL AND value >= 0) AS unknownDeals,
      COALESCE(SUM(IF(customer IS NULL, value, NULL)), 0) AS unknownValue,
      COUNTIF(purchase AND isFirst) AS newCustomers,
      COUNT(DISTINCT IF(purchase, customer, NULL)) AS customers,
      COUNT(DISTINCT IF(purchase AND times >= 2, customer, NULL)) AS repeatCustomers,
      COUNT(DISTINCT IF(purchase AND NOT isFirst, customer, NULL)) AS returningByDeal,
      COUNT(DISTINCT IF(purchase AND NOT isFirst AND NOT isDay, customer, NULL)) AS returningByDay,
      COUNT(DISTINCT IF(purchase AND NOT isFirst AND NOT isMonth, customer, NULL)) AS returningByMonth
    FROM grouped {{group}}`,
};
