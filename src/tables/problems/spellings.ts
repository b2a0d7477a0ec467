import { shownCell } from '../cell';
import type { Table } from '../table';
import { inDeals, inTable } from './problem';
import type { Problem } from './problem';

/** Names that stand in more than one spelling: those that are not in the one that is shown. */
function spellingsOf(table: Table, words: readonly string[]): Problem[] {
  const found: Problem[] = [];
  for (const word of words) {
    if (!table.has(word) || table.kindOf(word) !== 'text') continue;
    const { codes, names } = table.coded(word);
    const labels = names.names();
    const cells = table.cells(word);
    const others = new Set<string>();
    const lines: number[] = [];
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i];
      if (codes[i] < 0 || typeof cell !== 'string' || cell === labels[codes[i]]) continue;
      if (others.size < 3) others.add(cell);
      lines.push(i);
    }
    const shown = Array.from(others, (cell) => `"${shownCell(cell, 30)}"`).join(', ');
    found.push({
      kind: 'spelling',
      table,
      what: `another spelling in ${table.headings()[table.column(word)]} (${shown})`,
      lines,
      effect: 'Counted under the commonest spelling',
    });
  }
  return found;
}

const GROUPING = [
  'customer',
  'owner',
  'team',
  'product',
  'source',
  'campaign',
  'region',
  'stage',
  'pipeline',
  'status',
];

export const dealSpellings = inDeals(({ table }) => spellingsOf(table, GROUPING));
export const spendSpellings = inTable('spend', (table) => spellingsOf(table, ['source', 'kind', 'campaign']));
