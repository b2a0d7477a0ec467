import { columnLetters, isBlank, isErrorText, shownCell } from '../cell';
import type { FieldKind } from '../fields';
import { flagOf } from '../outcome';
import type { Table } from '../table';
import type { Detector, Problem, ProblemKind } from './problem';

const NOT: Readonly<Partial<Record<FieldKind, readonly [kind: ProblemKind, words: string]>>> = {
  number: ['not a number', 'is not a number'],
  day: ['not a date', 'is not a date'],
  flag: ['not a yes or no', 'is neither yes nor no'],
};

/** Cells that hold something else than their column: an error, or text where a number, a date or a yes belongs. */
export const unread: Detector = ({ book }) => book.all().flatMap((table) => ofTable(table));

function ofTable(table: Table): Problem[] {
  if (table.name === 'settings') return [];
  const found: Problem[] = [];
  for (const { word, kind } of table.mapping.def.fields) {
    const column = table.column(word);
    if (column < 0) continue;
    const cells = table.cells(word);
    const heading = table.headings()[column] || columnLetters(column);
    const [name, words] = NOT[kind] ?? ['error', ''];
    const bad: readonly number[] =
      kind === 'flag' ? flags(table, word) : NOT[kind] ? table.unreadable(word) : errorsIn(table, word);
    const errors = bad.filter((i) => isErrorText(cells[i]));
    const others = bad.filter((i) => !isErrorText(cells[i]));
    const effect = `Read as an empty cell: left out of what needs ${word}`;
    if (errors.length > 0)
      found.push({
        kind: 'error',
        table,
        what: `an error such as ${shownCell(cells[errors[0]])} in ${heading}`,
        lines: errors,
        effect,
      });
    if (others.length > 0)
      found.push({
        kind: name,
        table,
        what: `"${shownCell(cells[others[0]])}" in ${heading} ${words}`,
        lines: others,
        effect,
      });
  }
  return found;
}

function flags(table: Table, field: string): number[] {
  const lines: number[] = [];
  table.cells(field).forEach((cell, i) => {
    if (!isBlank(cell) && flagOf(cell) === null) lines.push(i);
  });
  return lines;
}

function errorsIn(table: Table, field: string): number[] {
  const lines: number[] = [];
  const cells = table.cells(field);
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i];
    if (typeof cell !== 'string' || (cell[0] !== '#' && cell[0] !== 'L')) continue; // few cells are worth a closer look
    if (isErrorText(cell)) lines.push(i);
  }
  return lines;
}
