import { fold } from './cell';
import type { Book } from './book';

/** Two names of one field that seem to be one; never done by itself, accepted as a row of the Cleaning tab. */
export interface Merge {
  readonly field: string;
  /** The name that would go, and how many rows have it. */
  readonly written: string;
  readonly rows: number;
  /** The name it would become, and how many rows have that now: 0 where it is nowhere written so. */
  readonly means: string;
  readonly others: number;
  readonly why: 'spaces and marks' | 'legal form' | 'a letter' | 'spelling';
}

/** A name of a field as it is shown, and how many rows have it. */
export interface Named {
  readonly name: string;
  readonly rows: number;
}

const LEGAL =
  /[\s,]+(inc|incorporated|llc|llp|ltd|limited|plc|corp|corporation|co|company|gmbh( & co\.? kg)?|ag|kg|ug|se|sa|sas|sarl|srl|spa|s\.p\.a|s\.r\.l|s\.a|bv|b\.v|nv|n\.v|oy|ab|as|a\/s|aps|kk|k\.k|sl|s\.l|lda|ltda|sp\.? z o\.?\s?o|pty( ltd)?|pte( ltd)?)\.?$/;
/** Words that people misspell, whether or not the right spelling stands beside it. */
const WORDS =
  'technology software services marketing finance financial medical telecommunications employment entertainment manufacturing healthcare education retail insurance government professional enterprise consulting referral webinar newsletter conference campaign partner organic advertising competitor business subscription'.split(
    ' ',
  );
const LEAST_LETTERS = 6;
const MOST_NAMES = 5000;
/** Longer texts are no names. */
const LONGEST = 200;

/** A name without blanks and marks; `C++`, `C#` and `Basic+` keep theirs, which say something. */
const bare = (name: string): string => fold(name).replace(/[^\p{L}\p{N}+#*]+/gu, '');

/** The legal form at the end of a name, '' for none: `ltd` for Ltd. and Limited. */
const formOf = (name: string): string =>
  (LEGAL.exec(fold(name))?.[1] ?? '')
    .replace(/[. ]/g, '')
    .replace('limited', 'ltd')
    .replace('incorporated', 'inc')
    .replace('corporation', 'corp')
    .replace('company', 'co');

/** True for two names that differ in a word of one or two letters or a number: `Customer A`, `Plant2`, `CustomerB`. */
function areNumbered(one: string, two: string): boolean {
  const parts = (name: string): string[] =>
    name
      .replace(/(\p{Ll})(?=[\p{Lu}\p{N}])/gu, '$1 ')
      .replace(/\p{N}+/gu, ' $& ')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);
  const [a, b] = [parts(one), parts(two)];
  return a.length === b.length && a.some((part, i) => part !== b[i] && Math.min(part.length, b[i].length) < 3);
}

/** A text, and the text with each of its letters left out: two that share one are a letter apart, or nearly. */
function shortened(text: string): string[] {
  const all = [text];
  for (let i = 0; i < text.length; i++) all.push(text.slice(0, i) + text.slice(i + 1));
  return all;
}

/** How many letters the word has that a place in a text lies in: `Customer A` and `Customer B` are two. */
function wordAt(text: string, at: number): number {
  const [before] = /\p{L}*$/u.exec(text.slice(0, at)) as RegExpExecArray;
  const [behind] = /^\p{L}*/u.exec(text.slice(at)) as RegExpExecArray;
  return before.length + behind.length;
}

/** True for two texts a letter apart: one too many, another one, or two neighbours swapped. Digits and first letters count. */
export function isLetterApart(one: string, two: string): boolean {
  if (one === two || one[0] !== two[0] || Math.min(one.length, two.length) < LEAST_LETTERS) return false;
  let from = 0;
  while (one[from] === two[from]) from++;
  let to = 0;
  while (to < Math.min(one.length, two.length) - from && one[one.length - 1 - to] === two[two.length - 1 - to]) to++;
  const [a, b] = [one.slice(from, one.length - to), two.slice(from, two.length - to)];
  if (!/^\p{L}*$/u.test(a + b) || Math.min(wordAt(one, from), wordAt(two, from)) < LEAST_LETTERS - 1) return false;
  return (a.length < 2 && b.length < 2) || (a.length === 2 && a[0] === b[1] && a[1] === b[0]);
}

/** `GTXPro` as `GTX Pro` where both words stand in other names of the field; null otherwise. */
function parted(name: string, words: ReadonlySet<string>): string | null {
  for (let i = 2; i < name.length - 1; i++) {
    const [one, two] = [name.slice(0, i), name.slice(i)];
    if (/^\p{Lu}/u.test(two) && !name.includes(' ') && words.has(one) && words.has(two)) return `${one} ${two}`;
  }
  return null;
}

/** A name with the word that is a letter away from a common one mended; null where there is none. */
function mended(name: string): string | null {
  const words = name.split(' ');
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    const right = WORDS.find((each) => each !== word.toLowerCase() && isLetterApart(each, word.toLowerCase()));
    // a plural is no misspelling
    if (right === undefined || right + 's' === word.toLowerCase() || word.toLowerCase() + 's' === right) continue;
    words[i] = /^\p{Lu}/u.test(word) ? right[0].toUpperCase() + right.slice(1) : right;
    return words.join(' ');
  }
  return null;
}

/**
 * The merges to propose for the names of one field, beyond what is folded anyway (case, accents, width, blanks): names
 * that differ only in spaces and marks (`GTXPro`, `GTX Pro`), in a legal form (`Acme Inc`, `Acme`), in one letter of six
 * or more where one is much rarer, or from a common word by a letter (`technolgy`). The commoner name stays.
 * Linear in names times their length; beyond 5,000 names letters are not compared.
 */
export function proposeMerges(field: string, names: readonly Named[]): Merge[] {
  const found: Merge[] = [];
  const gone = new Set<string>();
  const ranked = names
    .filter(({ name }) => name.length <= LONGEST)
    .sort((a, b) => b.rows - a.rows || (a.name < b.name ? -1 : 1));
  const propose = (one: Named, means: string, others: number, why: Merge['why']): void => {
    if (gone.has(one.name) || gone.has(means) || one.name === means) return;
    gone.add(one.name);
    found.push({ field, written: one.name, rows: one.rows, means, others, why });
  };
  const pair = (
    keyOf: (name: string) => string,
    why: Merge['why'],
    areTwo: (one: string, two: string) => boolean = () => false,
  ): void => {
    const first = new Map<string, Named>();
    for (const each of ranked) {
      const key = keyOf(each.name);
      const known = first.get(key);
      if (key === '') continue;
      if (!known) first.set(key, each);
      else if (!areTwo(each.name, known.name)) propose(each, known.name, known.rows, why);
    }
  };
  pair(bare, 'spaces and marks');
  pair(
    (name) => bare(fold(name).replace(LEGAL, '')),
    'legal form',
    (one, two) => formOf(one) !== formOf(two) && formOf(one) !== '' && formOf(two) !== '',
  );
  if (ranked.length <= MOST_NAMES) {
    const near = new Map<string, Named[]>();
    for (const each of ranked) {
      const name = fold(each.name);
      if (name.length < LEAST_LETTERS || name.length > 60) continue;
      for (const key of shortened(name)) {
        const known = near.get(key);
        const better = known?.find(
          (other) =>
            other.rows >= 3 * each.rows && isLetterApart(fold(other.name), name) && !areNumbered(other.name, each.name),
        );
        if (better) propose(each, better.name, better.rows, 'a letter');
        if (known) known.push(each);
        else near.set(key, [each]);
      }
    }
    const words = new Set(ranked.filter(({ name }) => name.includes(' ')).flatMap(({ name }) => name.split(' ')));
    const rowsOf = new Map(ranked.map(({ name, rows }) => [fold(name), rows]));
    for (const each of ranked) {
      const right = parted(each.name, words) ?? mended(each.name);
      if (right !== null) propose(each, right, rowsOf.get(fold(right)) ?? 0, 'spelling');
    }
  }
  return found;
}

/** Text that says something of its own in each row: nobody groups by it, and two that are alike are two. */
const isFreeText = (names: number, rows: number): boolean => names > 20 && names > rows / 2;

/** The merges to propose for every grouping field of the tables of a call, and for other headings with few names. */
export function mergesToPropose(book: Book): Merge[] {
  const rowsOf = new Map<string, Map<string, number>>();
  for (const table of book.all()) {
    if (/^(settings|cleaning|goals|changes|rates)$/.test(table.name)) continue;
    const words = table.mapping.def.fields.filter(({ kind, word }) => kind === 'text' && table.has(word));
    const taken = new Set(table.mapping.columns.values());
    const free = table.headings().filter((heading, i) => heading !== '' && !taken.has(i));
    for (const field of words.map(({ word }) => word).concat(free.map((heading) => `[${heading}]`))) {
      if (field.startsWith('[') && !table.cells(field).some((cell) => typeof cell === 'string' && /\p{L}/u.test(cell)))
        continue;
      const { codes, names } = table.coded(field);
      const times = new Map<number, number>();
      for (const code of codes) if (code >= 0) times.set(code, (times.get(code) ?? 0) + 1);
      if (field.startsWith('[') && isFreeText(times.size, table.n)) continue;
      const counts = rowsOf.get(field) ?? new Map<string, number>();
      rowsOf.set(field, counts);
      times.forEach((rows, code) => {
        const name = names.names()[code];
        counts.set(name, (counts.get(name) ?? 0) + rows);
      });
    }
  }
  const merges: Merge[] = [];
  rowsOf.forEach((counts, field) =>
    merges.push(
      ...proposeMerges(
        field,
        Array.from(counts, ([name, rows]) => ({ name, rows })),
      ),
    ),
  );
  return merges;
}
