import { REFUND_SQL } from '../historySql';
import type { FactSql } from '../sql';
import { openings } from './openings';

/** The same table as the loop of `openings`, as GoogleSQL. */
export const openingsSql: FactSql = {
  fact: openings,
  sql: `SELECT {{axes}}
      COUNTIF(NOT ${REFUND_SQL}) AS created,
      COALESCE(SUM(amount), 0) AS createdValue,
      COUNTIF(outcome = 'won' AND NOT ${REFUND_SQL}) AS won,
      COUNTIF(outcome = 'won' AND amount >= 0) AS priced,
      COALESCE(SUM(IF(${REFUND_SQL}, amount, NULL)), 0) AS refundValue,
      COUNTIF(outcome = 'lost') AS lost,
      COUNTIF(outcome = 'open') AS open,
      COALESCE(SUM(IF(outcome = 'won', amount, NULL)), 0) AS wonValue
    FROM seen WHERE created IS NOT NULL {{where}} {{group}}`,
};
