import type { FactSql } from '../sql';
import { STAGE_SQL } from '../stagesSql';
import { stageSpells } from './stageSpells';

/** The same table as the loop of `stageSpells`, as GoogleSQL. */
export const stageSpellsSql: FactSql = { fact: stageSpells, sql: STAGE_SQL };
