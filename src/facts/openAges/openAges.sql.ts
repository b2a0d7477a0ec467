import { SIZE_SQL } from '../sizes';
import type { FactSql } from '../sql';
import { openAges } from './openAges';

const STATED = 'amount * probability / IF((SELECT MAX(probability) FROM seen) > 1, 100, 1)';

/** The same table as the loop of `openAges`, as GoogleSQL. */
export const openAgesSql: FactSql = {
  fact: openAges,
  sql: `SELECT {{axes}} DATE_DIFF(@as_of, created, DAY) AS days, ${SIZE_SQL} AS size,
      COUNT(*) AS open,
      SUM(amount) AS value,
      SUM(amount * amount) AS squares,
      COALESCE(SUM(IF(probability >= 0, ${STATED}, NULL)), 0) AS stated,
      SUM(IF(probability >= 0, amount, 0)) AS statedOf
    FROM seen WHERE outcome = 'open' AND amount > 0 AND created IS NOT NULL {{where}} {{group}}`,
};
