import { SIZE_SQL } from '../sizes';
import type { FactSql } from '../sql';
import { closedSizes } from './closedSizes';

/** The same table as the loop of `closedSizes`, as GoogleSQL. */
export const closedSizesSql: FactSql = {
  fact: closedSizes,
  sql: `SELECT {{axes}} ${SIZE_SQL} AS size, COUNTIF(outcome = 'won') AS won, COUNTIF(outcome = 'lost') AS lost
    FROM seen WHERE outcome IN ('won', 'lost') AND amount > 0 {{where}} {{group}}`,
};
