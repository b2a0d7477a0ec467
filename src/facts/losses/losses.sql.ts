import type { FactSql } from '../sql';
import { losses } from './losses';

/** The same table as the loop of `losses`, as GoogleSQL. */
export const lossesSql: FactSql = {
  fact: losses,
  sql: `SELECT {{axes}} COUNT(*) AS lost, COALESCE(SUM(IF(amount > 0, amount, NULL)), 0) AS lostValue
    FROM seen WHERE outcome = 'lost' {{where}} {{group}}`,
};
