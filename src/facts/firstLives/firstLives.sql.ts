import { RANKED_SQL } from '../historySql';
import type { FactSql } from '../sql';
import { firstLives } from './firstLives';

/** The same table as the loop of `firstLives`, as GoogleSQL; without a Leads table, so that the first touch is the creation. */
export const firstLivesSql: FactSql = {
  fact: firstLives,
  sql: `${RANKED_SQL}
    SELECT {{axes}}
      DATE_DIFF(IF(outcome = 'open', @as_of, closed), created, DAY) AS days,
      COUNTIF(outcome = 'won') AS won,
      COUNTIF(outcome = 'lost') AS lost,
      COUNTIF(outcome = 'open') AS open
    FROM ranked
    WHERE customer IS NOT NULL AND created IS NOT NULL AND (outcome = 'open' OR closed >= created)
      AND (isFirst OR (firstDay IS NULL AND outcome <> 'won') OR (outcome = 'lost' AND closed <= firstDay)) {{where}} {{group}}`,
};
