import type { FactSql } from '../sql';
import { LEAST_ENDS, QUANTILES, stageLandmarks } from './stageLandmarks';

const quantile = (share: number, i: number): string =>
  `PERCENTILE_DISC(IF(isOver, stayed, NULL), ${share}) OVER (PARTITION BY {{names}} 1) AS q${i}`;

/** The same table as the loop of `stageLandmarks`, as GoogleSQL. */
export const stageLandmarksSql: FactSql = {
  fact: stageLandmarks,
  sql: `, dated AS (
      SELECT *,
        CASE WHEN left_on <= @as_of THEN left_on WHEN lost_on <= @as_of THEN lost_on END AS over_on,
        CASE WHEN won_on <= @as_of THEN won_on WHEN deal_lost <= @as_of THEN deal_lost END AS closed_on,
        COALESCE(won_on <= @as_of, FALSE) AS isWon
      FROM seen WHERE entered <= @as_of AND NOT COALESCE(first_entered < entered, FALSE)
    ), stays AS (
      SELECT {{axes}} isWon, over_on IS NOT NULL AS isOver, closed_on IS NOT NULL AS isClosed,
        DATE_DIFF(COALESCE(over_on, @as_of), entered, DAY) AS stayed,
        DATE_DIFF(COALESCE(closed_on, @as_of), entered, DAY) AS later
      FROM dated
      WHERE COALESCE(over_on, @as_of) >= entered AND COALESCE(closed_on, @as_of) >= COALESCE(over_on, @as_of) {{where}}
    ), marked AS (
      SELECT *, ${QUANTILES.map(quantile).join(', ')},
        COUNTIF(isOver) OVER (PARTITION BY {{names}} 1) AS ended,
        MAX(IF(isOver, stayed, NULL)) OVER (PARTITION BY {{names}} 1) AS longest
      FROM stays
    )
    SELECT {{names}} since, later - since AS days,
      COUNTIF(isClosed AND isWon) AS won,
      COUNTIF(isClosed AND NOT isWon) AS lost,
      COUNTIF(NOT isClosed) AS open
    FROM marked CROSS JOIN UNNEST(ARRAY(
      SELECT DISTINCT knot FROM UNNEST([0, ${QUANTILES.map((_, i) => `q${i}`).join(', ')}, IF(ended >= ${LEAST_ENDS}, longest, NULL)]) AS knot WHERE knot IS NOT NULL
    )) AS since
    WHERE stayed > since OR (stayed = since AND NOT isOver) {{group}}`,
};
