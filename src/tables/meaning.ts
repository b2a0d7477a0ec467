import { CONCEPTS, FILLERS, READINGS } from './concepts';
import { fold } from './cell';

/** A heading as words with single blanks: `closeDate`, `close_date__c` and `Close Date` are one. */
export function wordsOf(heading: string): string {
  return fold(heading.replace(/__[cs]$/i, '').replace(/([a-z])(?=[A-Z])/g, '$1 '))
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}%#$€£¥]+/gu, ' ')
    .trim();
}

/** The concepts of each word, a character each; '' for words that mean nothing by themselves. */
let lexicon: Map<string, string[]> | null = null;
let longest = 0;
/** The same by what an ending leaves of a word: `estimados`, `estimada` and `estimado` are one. */
const stems = new Map<string, string[]>();
const stemOf = (word: string): string => (word.length < 7 || word.includes(' ') ? ' ' : word.slice(0, -2));

function words(): Map<string, string[]> {
  if (lexicon) return lexicon;
  const made = new Map<string, string[]>();
  const add = (concept: string, list: string): void =>
    list.split('|').forEach((word) => {
      longest = Math.max(longest, word.length);
      made.set(word, (made.get(word) ?? []).concat(concept));
      if (stemOf(word) !== ' ') stems.set(stemOf(word), (stems.get(stemOf(word)) ?? []).concat(concept));
    });
  Object.keys(CONCEPTS).forEach((name) => add(charOf(name), CONCEPTS[name]));
  add('', FILLERS);
  return (lexicon = made);
}

const charOf = (concept: string): string => String.fromCharCode(65 + Object.keys(CONCEPTS).indexOf(concept));

const MOST = 24;
const isLatin = (char: string): boolean => /[a-z0-9]/.test(char);

/**
 * What a heading may mean: sets of concepts, each a text of their characters in order. Every letter of it must belong to a
 * known word, so that `Close date modified` means nothing; words may be joined (`Verkaufsphase`, `contractvalue`, `成交日期`).
 * Of all ways to cut it into words those with the fewest are taken.
 */
export function meaningsOf(heading: string): readonly string[] {
  if (heading.length > 80) return [];
  const text = wordsOf(heading);
  const known = words();
  const ways: { cuts: number; means: Set<string> }[] = [{ cuts: 0, means: new Set(['']) }];
  for (let end = 1; end <= text.length; end++) {
    if (text[end - 1] === ' ') continue;
    for (let start = Math.max(0, end - longest); start < end; start++) {
      const before = ways[start > 0 && text[start - 1] === ' ' ? start - 1 : start];
      if (!before || text[start] === ' ') continue;
      const isWhole = (start === 0 || text[start - 1] === ' ') && (end === text.length || text[end] === ' ');
      const word = text.slice(start, end);
      const found = known.get(word) ?? (isWhole ? stems.get(stemOf(word)) : undefined);
      if (!found) continue;
      // a single letter is a word by itself, or joins two (`Entscheidungsdatum`)
      const joins = start > 3 && text[start - 1] !== ' ' && text[end] !== ' ' && word === 's';
      if (end - start === 1 && isLatin(word) && !isWhole && !joins) continue;
      const cuts = before.cuts + 1;
      if (ways[end] && ways[end].cuts < cuts) continue;
      if (!ways[end] || ways[end].cuts > cuts) ways[end] = { cuts, means: new Set() };
      const { means } = ways[end];
      before.means.forEach((mean) =>
        found.forEach((concept) => means.size < MOST && means.add(mean.includes(concept) ? mean : mean + concept)),
      );
    }
  }
  const whole = ways[text.length];
  return text === '' || !whole ? [] : Array.from(whole.means);
}

/** A reading of a field: the concepts it needs, and those it may have besides. */
interface Reading {
  readonly needs: string;
  readonly may: string;
}
const readings = new Map<string, readonly Reading[]>();

function readingsOf(table: string, word: string): readonly Reading[] {
  const known = readings.get(table + word);
  if (known) return known;
  const written = READINGS[`${table} ${word}`] ?? READINGS[word] ?? '';
  const made = written
    .split('|')
    .filter(Boolean)
    .map((reading) => {
      const parts = reading.split(' ');
      const chars = (isOptional: boolean): string =>
        parts
          .filter((part) => part.endsWith('?') === isOptional)
          .map((part) => charOf(part.replace('?', '')))
          .join('');
      return { needs: chars(false), may: chars(true) };
    });
  readings.set(table + word, made);
  return made;
}

/** How well a heading's meanings fit a field: 0 = best, -1 = not at all. */
export function fitOf(meanings: readonly string[], table: string, word: string): number {
  let best = -1;
  if (meanings.length === 0) return best;
  const id = charOf('id');
  readingsOf(table, word).forEach(({ needs, may }, place) => {
    for (const meaning of meanings) {
      const chars = meaning.split('');
      if (!needs.split('').every((char) => meaning.includes(char))) continue;
      if (!chars.every((char) => char === id || needs.includes(char) || may.includes(char))) continue;
      // `stage_id` stands for the stage where nothing better does
      const fit = 10 * place + chars.length - needs.length + (meaning.includes(id) && !needs.includes(id) ? 5 : 0);
      if (best < 0 || fit < best) best = fit;
    }
  });
  return best;
}
