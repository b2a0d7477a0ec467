import type { FactSql } from '../sql';
import { dealAmounts } from './dealAmounts';

/** The same table as the loop of `dealAmounts`, as GoogleSQL. */
export const dealAmountsSql: FactSql = {
  fact: dealAmounts,
  sql: `SELECT {{axes}} amount, COUNT(*) AS won FROM seen WHERE outcome = 'won' AND amount >= 0 {{where}} {{group}}`,
};
