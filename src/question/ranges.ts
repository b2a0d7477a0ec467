import type { Cell, Values } from '../tables/cell';
import { columnLetters, isBlank, isErrorText, Sentence } from '../tables/cell';
import { headingRowBelow, knownHeadings, looksLikeData, recognise } from '../tables/recognise';
import type { Book } from '../tables/table';
import { nearest } from './nearest';

/** A range argument with its trailing blank rows and columns taken off; null when nothing is in it. */
export function trimmed(values: Values): Values | null {
  let height = values.length;
  while (height > 0 && values[height - 1].every(isBlank)) height--;
  if (height === 0) return null;
  let width = 0;
  for (let r = 0; r < height; r++)
    for (let c = values[r].length - 1; c >= width; c--) if (!isBlank(values[r][c])) width = c + 1;
  return values.slice(0, height).map((row) => (row.length === width ? row : row.slice(0, width)));
}

/** Adds a range to the book as the table that its headings say; a sentence says why when it is none. */
export function addTable(values: Values, book: Book): void {
  const error = values[0].findIndex(isErrorText);
  if (values.length === 1 && values[0].length === 1 && error === 0) {
    throw new Sentence(
      `The range passed is ${String(values[0][0])}: a name in the formula is misspelt, or what it points to was deleted`,
    );
  }
  const mapping = recognise(values);
  if (mapping) {
    book.add(values, mapping);
    return;
  }
  const below = headingRowBelow(values);
  if (below > 0) {
    throw new Sentence(
      `The headings of this range are in its row ${below + 1}, not in its first row. Start the range there, for example Deals!A${below + 1}:${columnLetters(values[0].length - 1)}`,
    );
  }
  const last = columnLetters(values[0].length - 1);
  if (looksLikeData(values[0])) {
    throw new Sentence(
      `This range has no headings. If it comes from FILTER, put them back: VSTACK(Deals!A1:${last}1; FILTER(…)), or use a condition: =SALES(DEALS;"region = DACH")`,
    );
  }
  throw new Sentence(unknownHeadings(values[0]));
}

function unknownHeadings(row: readonly Cell[]): string {
  const headings = row.filter((cell) => !isBlank(cell)).map((cell) => String(cell).slice(0, 30));
  const known = knownHeadings();
  const hints = headings
    .map((heading) => [heading, nearest(heading, known)] as const)
    .filter((pair) => pair[1] !== null)
    .slice(0, 2)
    .map(([heading, word]) => `"${heading}" may be meant as ${word}`);
  const hint = hints.length > 0 ? ` (${hints.join('; ')})` : '';
  return `The headings ${headings.slice(0, 6).join(', ')}${headings.length > 6 ? ', …' : ''} do not read as a table of deals${hint}. Deals need a date (Created or Close date) or a Status, and an Amount; =FIELDS(DEALS) shows how headings are understood`;
}
