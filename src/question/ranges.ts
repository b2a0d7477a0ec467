import type { Cell, Values } from '../tables/cell';
import { columnLetters, headingKey, isBlank, Sentence, shownCell } from '../tables/cell';
import type { Mapping } from '../tables/recognise';
import { headingRowBelow, knownHeadings, looksLikeData, recognise } from '../tables/recognise';
import type { Book } from '../tables/book';
import { nearest } from './nearest';

/** A range argument with its trailing blank rows and columns taken off; null when nothing is in it. */
export function trimmed(values: Values): Values | null {
  let height = values.length;
  while (height > 0 && values[height - 1].every(isBlank)) height--;
  if (height === 0) return null;
  let width = 0;
  let widest = 0;
  // a heading above every column is the usual case, and needs no look at the rows
  for (let r = 0; r < height && width < values[0].length; r++) {
    const row = values[r];
    if (row.length > widest) widest = row.length;
    for (let c = row.length - 1; c >= width; c--) if (!isBlank(row[c])) width = c + 1;
  }
  const rows = height === values.length ? values : values.slice(0, height);
  return widest > width ? rows.map((row) => row.slice(0, width)) : rows;
}

/** Adds a range to the book as the table that its headings say; a sentence says why when it is none. */
export function addTable(values: Values, book: Book, mapping: Mapping | null = recognise(values)): void {
  if (mapping) {
    book.add(values, mapping);
    return;
  }
  const last = columnLetters(values[0].length - 1);
  const below = headingRowBelow(values) + 1;
  throw new Sentence(
    below > 0
      ? `The headings of this range are in its row ${below}, not in its first row. Start the range there, for example Deals!A${below}:${last}`
      : looksLikeData(values[0])
        ? `This range has no headings. If it comes from FILTER, put them back: VSTACK(Deals!A1:${last}1; FILTER(…)), or use a condition: =SALES(DEALS;"region = DACH")`
        : unknownHeadings(values[0]),
  );
}

function unknownHeadings(row: readonly Cell[]): string {
  const headings = row.filter((cell) => !isBlank(cell)).map((cell) => shownCell(cell, 30));
  const known = knownHeadings();
  const hints = headings
    .map((heading) => [heading, nearest(heading, known)] as const)
    .filter(([heading, word]) => word !== null && headingKey(word) !== headingKey(heading))
    .slice(0, 2)
    .map(([heading, word]) => `"${heading}" may be meant as ${word}`);
  const hint = hints.length > 0 ? ` (${hints.join('; ')})` : '';
  return `The headings ${headings.slice(0, 6).join(', ')}${headings.length > 6 ? ', …' : ''} do not read as a table of deals${hint}. Deals need a date (Created or Close date) or a Status, and an Amount; =FIELDS(DEALS) shows how headings are understood`;
}
