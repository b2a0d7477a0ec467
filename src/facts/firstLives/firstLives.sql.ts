import type { FactSql } from '../sql';
import { firstLives } from './firstLives';

/** The same table as the loop of `firstLives`, as GoogleSQL. */
export const firstLivesSql: FactSql = {
  fact: firstLives,
  sql: `, bought AS (
      SELECT *, outcome = 'won' AND customer IS NOT NULL AND COALESCE(amount, 0) >= 0 AS purchase FROM seen
    ), lives AS (
      SELECT *,
        purchase AND ROW_NUMBER() OVER (PARTITION BY customer, purchase ORDER BY closed, id, COALESCE(amount, 0)) = 1 AS isFirst,
        MIN(IF(purchase, closed, NULL)) OVER (PARTITION BY customer) AS firstDay
      FROM bought
    )
    SELECT {{axes}}
      DATE_DIFF(IF(outcome = 'open', @as_of, closed), created, DAY) AS days,
      COUNTIF(outcome = 'won') AS won,
      COUNTIF(outcome = 'lost') AS lost,
      COUNTIF(outcome = 'open') AS open
    FROM lives
    WHERE customer IS NOT NULL AND created IS NOT NULL AND (outcome = 'open' OR closed >= created)
      AND (isFirst OR (firstDay IS NULL AND outcome <> 'won') OR (outcome = 'lost' AND closed <= firstDay)) {{where}} {{group}}`,
};
