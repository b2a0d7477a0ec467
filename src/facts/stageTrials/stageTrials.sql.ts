import type { FactSql } from '../sql';
import { stageTrials } from './stageTrials';

/** The same table as the loop of `stageTrials`, as GoogleSQL. */
export const stageTrialsSql: FactSql = {
  fact: stageTrials,
  sql: `, trials AS (
      SELECT *, COALESCE(left_on <= @as_of, FALSE) AS goneOn,
        MOD(COALESCE((SELECT SUM(code * (place + 1)) FROM UNNEST(TO_CODE_POINTS(deal_id)) AS code WITH OFFSET AS place), 0), 64) AS part
      FROM seen WHERE entered <= @as_of
    )
    SELECT {{axes}} part,
      COUNTIF(goneOn) AS passed,
      COUNTIF(NOT goneOn) AS lost,
      SUM(IF(goneOn, DATE_DIFF(left_on, entered, DAY), 0)) AS days,
      COALESCE(SUM(IF(won_on BETWEEN DATE_SUB(@as_of, INTERVAL 364 DAY) AND @as_of, amount, NULL)), 0) AS wonYear
    FROM trials WHERE (IF(goneOn, left_on, lost_on) BETWEEN entered AND @as_of) {{where}} {{group}}`,
};
