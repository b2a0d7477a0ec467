import { TABLES } from '../tables/fields';

/** The named range of each table that Set up makes: DEALS, SPEND, … */
export const RANGE_NAMES: readonly string[] = TABLES.map(({ name }) => name.toUpperCase());
