import { flagOf, LOST, OPEN, outcomeOfText, WON } from './outcome';
import type { Table } from './table';

/** The fields that tell how a deal ended. */
export const OUTCOME_FIELDS = ['status', 'stage', 'is won', 'is closed'];

/** What a table says of each deal: OPEN, WON or LOST, by its status, its stage and its flags; a plain list of sales is won. */
export function outcomesOf(table: Table): Uint8Array {
  const state = new Uint8Array(table.n);
  if (!OUTCOME_FIELDS.some((field) => table.has(field))) return state.fill(WON);
  // the status goes before the stage, where it says more than open
  for (const field of ['stage', 'status']) {
    if (!table.has(field)) continue;
    const { codes, names } = table.coded(field);
    const ends = names.names().map((name) => outcomeOfText(name) ?? OPEN);
    markEnds(codes, Uint8Array.from(ends), state);
  }
  const won = table.cells('is won');
  const closed = table.cells('is closed');
  for (let i = 0; i < won.length; i++) {
    if (flagOf(won[i]) === true) state[i] = WON;
    else if (closed.length > 0 && flagOf(closed[i]) === true) state[i] = LOST;
  }
  return state;
}

/** Gives each line the end that its code stands for, if it is one. */
function markEnds(codes: Int32Array, ends: Uint8Array, state: Uint8Array): void {
  for (let i = 0; i < codes.length; i++) if (codes[i] >= 0 && ends[codes[i]] !== OPEN) state[i] = ends[codes[i]];
}
