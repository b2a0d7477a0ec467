import type { FactSql } from '../sql';
import { lifeTable } from './lifeTable';

/** The same table as the loop of `lifeTable`, as GoogleSQL. */
export const lifeTableSql: FactSql = {
  fact: lifeTable,
  sql: `SELECT {{axes}}
      DATE_DIFF(IF(outcome = 'open', @as_of, closed), created, DAY) AS days,
      COUNTIF(outcome = 'won') AS won,
      COUNTIF(outcome = 'lost') AS lost,
      COUNTIF(outcome = 'open') AS open
    FROM seen
    WHERE created IS NOT NULL AND (outcome = 'open' OR closed >= created) {{where}} {{group}}`,
};
