/**
 * The loop of `stages.ts` as GoogleSQL. A warehouse holds spells and reaches as tables of lines: the deal's columns with
 * `stage`, `entered`, `left_on`, `lost_on` and `won_on` of each.
 */
export const STAGE_SQL = `, spans AS (
      SELECT *, CASE WHEN left_on <= @as_of THEN left_on WHEN lost_on <= @as_of THEN lost_on ELSE @as_of END AS until
      FROM seen WHERE entered <= @as_of
    )
    SELECT {{axes}} DATE_DIFF(until, entered, DAY) AS days,
      COUNTIF(left_on <= @as_of) AS passed,
      COUNTIF(NOT COALESCE(left_on <= @as_of, FALSE) AND lost_on <= @as_of) AS lost,
      COUNTIF(NOT COALESCE(left_on <= @as_of, FALSE) AND NOT COALESCE(lost_on <= @as_of, FALSE)) AS open,
      COUNTIF(left_on <= @as_of AND won_on <= @as_of) AS ofWon
    FROM spans WHERE until >= entered {{where}} {{group}}`;
