import { SIZE_SQL } from '../sizes';
import type { FactSql } from '../sql';
import { openStays } from './openStays';

const STATED = `amount * probability / IF((SELECT MAX(probability) FROM seen WHERE entered <= @as_of AND NOT COALESCE(left_on <= @as_of, FALSE) AND NOT COALESCE(lost_on <= @as_of, FALSE)) > 1, 100, 1)`;

/** The same table as the loop of `openStays`, as GoogleSQL. */
export const openStaysSql: FactSql = {
  fact: openStays,
  sql: `SELECT {{axes}} DATE_DIFF(@as_of, entered, DAY) AS stayed, DATE_DIFF(@as_of, created, DAY) AS days, ${SIZE_SQL} AS size,
      COUNT(*) AS open,
      SUM(amount) AS value,
      SUM(amount * amount) AS squares,
      COALESCE(SUM(IF(probability >= 0, ${STATED}, NULL)), 0) AS stated,
      SUM(IF(probability >= 0, amount, 0)) AS statedOf
    FROM seen
    WHERE amount > 0 AND entered <= @as_of AND created <= @as_of
      AND NOT COALESCE(left_on <= @as_of, FALSE) AND NOT COALESCE(lost_on <= @as_of, FALSE) {{where}} {{group}}`,
};
