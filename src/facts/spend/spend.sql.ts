import type { FactSql } from '../sql';
import { MEDIA } from './media';
import { spend } from './spend';

/** The same table as the loop of `spend`, as GoogleSQL. */
export const spendSql: FactSql = {
  fact: spend,
  sql: `SELECT {{axes}}
      COALESCE(SUM(amount), 0) AS spend,
      COALESCE(SUM(IF(REGEXP_CONTAINS(kind, r'${MEDIA}'), amount, 0)), 0) AS media,
      COUNTIF(kind IS NOT NULL) AS kinds
    FROM seen WHERE spent IS NOT NULL {{where}} {{group}}`,
};
