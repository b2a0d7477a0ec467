import { REFUND_SQL } from '../historySql';
import type { FactSql } from '../sql';
import { cohortLives } from './cohortLives';

/** The same table as the loop of `cohortLives`, as GoogleSQL. */
export const cohortLivesSql: FactSql = {
  fact: cohortLives,
  sql: `SELECT {{axes}}
      DIV(DATE_DIFF(@as_of, created, DAY), 91) AS quarters,
      DATE_DIFF(IF(outcome = 'open', @as_of, closed), created, DAY) AS days,
      COUNTIF(outcome = 'won') AS won,
      COUNTIF(outcome = 'lost') AS lost,
      COUNTIF(outcome = 'open') AS open
    FROM seen
    WHERE created IS NOT NULL AND (outcome = 'open' OR closed >= created)
      AND NOT ${REFUND_SQL} {{where}} {{group}}`,
};
