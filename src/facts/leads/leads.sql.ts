import type { FactSql } from '../sql';
import { leads } from './leads';

/** The same table as the loop of `leads`, as GoogleSQL. */
export const leadsSql: FactSql = {
  fact: leads,
  sql: `SELECT {{axes}} COUNT(*) AS leads, COUNTIF(converted <= @as_of) AS converted
    FROM seen WHERE created IS NOT NULL {{where}} {{group}}`,
};
