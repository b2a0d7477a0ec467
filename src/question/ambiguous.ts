import { Sentence, shownCell } from '../tables/cell';

/** A text as it stands between quotes in a formula. */
export function typed(text: string): string {
  return `"${text.replace(/"/g, '""')}"`;
}

/** One way to read a text, and how to write it so that it can be read in no other, if there is a way. */
export interface Reading {
  readonly as: string;
  readonly write?: string;
}

/** The reading of a text as the heading it also is. */
export const asHeading = (text: string): Required<Reading> => ({
  as: `the heading ${shownCell(text)}`,
  write: `[${text}]`,
});

/** The sentence for a text that fits two kinds of argument, the last of them the heading. */
export function ambiguous(text: string, readings: readonly Reading[]): Sentence {
  const ways = readings.map(({ as, write }) => `as ${as}${write === undefined ? '' : `, written ${typed(write)}`}`);
  const { write = text } = readings[readings.length - 1];
  return new Sentence(
    `"${shownCell(text)}" can be read ${ways.join(', and ')}. Write the one you mean: =NAME(DEALS;${typed(write)})`,
  );
}
