import { MEDIA } from '../spend/media';
import type { FactSql } from '../sql';
import { spendDays } from './spendDays';

/** The same table as the loop of `spendDays`, as GoogleSQL. */
export const spendDaysSql: FactSql = {
  fact: spendDays,
  sql: `SELECT {{axes}}
      GREATEST(0, UNIX_DATE(spent)) AS day,
      COALESCE(SUM(amount), 0) AS spend,
      COALESCE(SUM(IF(REGEXP_CONTAINS(kind, r'${MEDIA}'), amount, 0)), 0) AS media
    FROM seen WHERE spent IS NOT NULL {{where}} {{group}}`,
};
