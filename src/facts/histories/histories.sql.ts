import { SIZE_SQL } from '../sizes';
import type { FactSql } from '../sql';
import { histories, NO_SIZE } from './histories';

/** The same table as the loop of `histories`, as GoogleSQL. */
export const historiesSql: FactSql = {
  fact: histories,
  sql: `SELECT {{axes}} DATE_DIFF(@as_of, created, DAY) AS since,
      DATE_DIFF(IF(outcome = 'open', @as_of, closed), created, DAY) AS days,
      IF(amount > 0, ${SIZE_SQL.replace('LN(amount)', 'LN(IF(amount > 0, amount, 1))')}, ${NO_SIZE}) AS size,
      COUNTIF(outcome = 'won') AS won,
      COUNTIF(outcome = 'lost') AS lost,
      COUNTIF(outcome = 'open') AS open,
      COALESCE(SUM(IF(outcome = 'won', amount, NULL)), 0) AS wonValue,
      COALESCE(SUM(IF(outcome = 'open', amount, NULL)), 0) AS openValue
    FROM seen
    WHERE created IS NOT NULL AND (outcome = 'open' OR closed >= created)
      AND NOT (outcome = 'won' AND COALESCE(amount, 0) < 0) {{where}} {{group}}`,
};
