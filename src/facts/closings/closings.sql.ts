import type { FactSql } from '../sql';
import { closings } from './closings';

/** The same table as the loop of `closings`, as GoogleSQL. */
export const closingsSql: FactSql = {
  fact: closings,
  sql: `SELECT {{axes}}
      COUNTIF(outcome = 'won' AND COALESCE(amount, 0) >= 0) AS won,
      COUNTIF(outcome = 'lost') AS lost,
      COALESCE(SUM(IF(outcome = 'won', amount, NULL)), 0) AS wonValue,
      COALESCE(SUM(IF(outcome = 'lost' AND amount > 0, amount, NULL)), 0) AS lostValue,
      COALESCE(SUM(IF(amount > 0, amount * amount, NULL)), 0) AS closedSquares,
      COUNTIF(outcome = 'won' AND amount < 0) AS refunds,
      COUNTIF(outcome = 'won' AND amount >= 0) AS priced,
      COALESCE(SUM(IF(outcome = 'won' AND amount < 0, amount, NULL)), 0) AS refundValue
    FROM seen WHERE outcome IN ('won', 'lost') {{where}} {{group}}`,
};
