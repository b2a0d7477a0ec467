import { REFUND_SQL } from '../historySql';
import type { FactSql } from '../sql';
import { lifeTable } from './lifeTable';

const sums = ['won', 'lost', 'open']
  .map(
    (outcome) => `COUNTIF(outcome = '${outcome}') AS ${outcome},
      SUM(IF(outcome = '${outcome}' AND amount > 0, amount, 0)) AS ${outcome}Value,
      SUM(IF(outcome = '${outcome}' AND amount > 0, amount * amount, 0)) AS ${outcome}Squares`,
  )
  .join(',\n      ');

/** The same table as the loop of `lifeTable`, as GoogleSQL. */
export const lifeTableSql: FactSql = {
  fact: lifeTable,
  sql: `SELECT {{axes}}
      DATE_DIFF(IF(outcome = 'open', @as_of, closed), created, DAY) AS days,
      ${sums}
    FROM seen
    WHERE created IS NOT NULL AND (outcome = 'open' OR closed >= created)
      AND NOT ${REFUND_SQL} {{where}} {{group}}`,
};
