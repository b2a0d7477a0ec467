import type { FactSql } from '../sql';
import { STAGE_SQL } from '../stagesSql';
import { stageReach } from './stageReach';

/** The same table as the loop of `stageReach`, as GoogleSQL. */
export const stageReachSql: FactSql = { fact: stageReach, sql: STAGE_SQL };
