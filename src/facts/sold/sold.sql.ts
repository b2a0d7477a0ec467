import type { FactSql } from '../sql';
import { sold } from './sold';

const UNITS = 'IF(amount < 0, -ABS(quantity), quantity)';

/** The same table as the loop of `sold`, as GoogleSQL. */
export const soldSql: FactSql = {
  fact: sold,
  sql: `SELECT {{axes}}
      COALESCE(SUM(amount), 0) AS sales,
      COALESCE(SUM(amount * amount), 0) AS squares,
      COALESCE(SUM(${UNITS}), 0) AS units,
      COUNTIF(quantity IS NOT NULL) AS told,
      COALESCE(SUM(IF(quantity <> 0, amount, NULL)), 0) AS pricedSales,
      COALESCE(SUM(IF(amount IS NOT NULL, ${UNITS}, NULL)), 0) AS pricedUnits
    FROM seen WHERE outcome = 'won' {{where}} {{group}}`,
};
