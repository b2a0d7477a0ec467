import { flagOf, LOST, OPEN, outcomeOfText, WON } from './outcome';
import type { Table } from './table';

/** The fields that tell how a deal ended. */
export const OUTCOME_FIELDS = ['status', 'stage', 'is won', 'is closed'];

/** What a table says of each deal: OPEN, WON or LOST, by its status, its stage and its flags; a plain list of sales is won. */
export function outcomesOf(table: Table): Uint8Array {
  const state = new Uint8Array(table.n);
  if (!OUTCOME_FIELDS.some((field) => table.has(field))) return state.fill(WON);
  const won = table.cells('is won');
  const closed = table.cells('is closed');
  const status = statesOf(table, 'status');
  const stage = statesOf(table, 'stage');
  for (let i = 0; i < table.n; i++) {
    const said = status[i] >= 0 && (status[i] !== OPEN || stage[i] < 0) ? status[i] : stage[i];
    if (won.length > 0 && flagOf(won[i]) === true) state[i] = WON;
    else if (closed.length > 0 && flagOf(closed[i]) === true)
      state[i] = won.length > 0 || said === LOST ? LOST : Math.max(said, OPEN);
    else state[i] = Math.max(said, OPEN);
  }
  return state;
}

function statesOf(table: Table, field: string): Int8Array {
  const states = new Int8Array(table.n).fill(-1);
  if (!table.has(field)) return states;
  const { codes, names } = table.coded(field);
  const byCode: number[] = [];
  for (let i = 0; i < table.n; i++) {
    const code = codes[i];
    if (code >= 0) states[i] = byCode[code] ??= outcomeOfText(names.names()[code]) ?? OPEN;
  }
  return states;
}
