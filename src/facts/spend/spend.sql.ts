import type { FactSql } from '../sql';
import { spend } from './spend';

/** The same table as the loop of `spend`, as GoogleSQL. */
export const spendSql: FactSql = {
  fact: spend,
  sql: `SELECT {{axes}} COALESCE(SUM(amount), 0) AS spend FROM seen WHERE spent IS NOT NULL {{where}} {{group}}`,
};
