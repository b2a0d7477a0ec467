/** What a word adds to an answer. */
export interface Words {
  readonly versus: 'lastYear' | 'previous' | 'goal' | null;
  readonly total: boolean;
  readonly plain: boolean;
  readonly details: boolean;
  readonly rows: boolean;
  readonly sortByMetric: boolean;
}

export const NO_WORDS: Words = {
  versus: null,
  total: false,
  plain: false,
  details: false,
  rows: false,
  sortByMetric: false,
};

const PHRASES: Readonly<Record<string, Partial<Words>>> = {
  'vs last year': { versus: 'lastYear' },
  'vs previous': { versus: 'previous' },
  'vs goal': { versus: 'goal' },
  'vs goals': { versus: 'goal' },
  'with total': { total: true },
  plain: { plain: true },
  details: { details: true },
  rows: { rows: true },
  'sort by metric': { sortByMetric: true },
};

export const WORDS = Object.keys(PHRASES).filter((phrase) => phrase !== 'vs goals');

/** What a plain text means as a word; null when it is none. `with` before it makes it no heading (`with details`). */
export function readWord(text: string): Partial<Words> | null {
  const phrase = text
    .toLowerCase()
    .replace(/^versus |^vs\. /, 'vs ')
    .replace(/^with (?!total)/, '');
  return Object.prototype.hasOwnProperty.call(PHRASES, phrase) ? PHRASES[phrase] : null;
}

/** `in EUR` is a choice in the form of a word: `in`, which not every answer takes. */
export function readChoice(text: string): readonly [name: string, value: string] | null {
  const found = /^in ([a-z]{3})$/i.exec(text);
  return found && ['in', found[1].toUpperCase()];
}

/** Condition words that are choices of the function, not fields. */
export const RESERVED = [
  'basis',
  'measure',
  'outcome',
  'within',
  'margin',
  'lag',
  'top',
  'compare',
  'horizon',
  'discount',
  'confidence',
  'capacity',
  'seed',
  'shared',
] as const;
export type Reserved = (typeof RESERVED)[number];

/** The reserved word a text is, or null. */
export function reservedWord(text: string): Reserved | null {
  const word = text.trim().toLowerCase();
  return RESERVED.find((reserved) => reserved === word) ?? null;
}
