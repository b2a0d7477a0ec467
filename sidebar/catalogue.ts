import type { Listed } from '../src/print/sidebar';

/** Put in by the build, from the definitions of the functions. */
declare const PRINTED_CATALOGUE: readonly Listed[];

export type { Listed } from '../src/print/sidebar';

/** Every function there is, in the order of the catalogue's page. */
export const CATALOGUE: readonly Listed[] = PRINTED_CATALOGUE;

/** The functions that all words of a search are found in: their name, question, sentence, group or tables. */
export function searched(words: string, of: (listed: Listed) => string): readonly Listed[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return CATALOGUE.filter((listed) => {
    const text = of(listed).toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
