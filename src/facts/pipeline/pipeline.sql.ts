import type { FactSql } from '../sql';
import { pipeline } from './pipeline';

/** The same table as the loop of `pipeline`, as GoogleSQL. */
export const pipelineSql: FactSql = {
  fact: pipeline,
  sql: `SELECT {{axes}}
      COUNT(*) AS open,
      COALESCE(SUM(amount), 0) AS openValue,
      COUNTIF(expected < @as_of) AS overdue,
      COALESCE(SUM(IF(expected < @as_of, amount, NULL)), 0) AS overdueValue
    FROM seen WHERE outcome = 'open' {{where}} {{group}}`,
};
