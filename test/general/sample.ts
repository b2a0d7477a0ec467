import { sampleTables } from '../../samples/generate';
import { settings } from '../support/built';
import type { Grid, Tables } from './tables';

/** A company large enough for every answer to have a number: the sample's, as of its last day; empty cells are ''. */
export function sample(deals = 700): Tables {
  const tables = Object.entries(sampleTables({ deals })).map(([name, rows]) => [
    name.toLowerCase(),
    rows.map((row) => row.map((cell) => cell ?? '')),
  ]);
  return { ...(Object.fromEntries(tables) as Tables), settings: settings('2026-10-31') as Grid };
}
