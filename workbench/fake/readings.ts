/** Facts that nobody could confirm yet; an add-on must be right under each reading. */
export interface Readings {
  /** What an omitted argument in the middle arrives as. */
  omitted: '' | null | undefined;
  /** Whether a range of one cell arrives as its value or as `[[value]]`. */
  oneCell: 'value' | 'grid';
  /** What an empty cell that is passed alone arrives as. */
  emptyCell: '' | null;
  /** What an empty cell inside a range arrives as. */
  emptyInRange: '' | null;
  /** Whether text set into a cell of format `@` still becomes a formula after `=`, and loses a leading apostrophe. */
  textFormat: 'formula' | 'text';
  /** Whether a function may see TODAY(), or is refused as for NOW(). */
  today: 'seen' | 'refused';
  /** Whether what a function should not return (nothing, NaN, an object, rows of different lengths) is shown somehow, or is an error. */
  oddResults: 'shown' | 'refused';
  /** Whether properties, caches and locks need a scope of their own. */
  stores: 'free' | 'scoped';
  /** Whether custom functions may read properties and caches. */
  functionStores: 'open' | 'closed';
  /** What a script reads of a custom function that its own writes set going. */
  pending: 'computed' | 'loading';
  /** Whether cells that only carry a format count as used, for getLastRow and getDataRange. */
  dataRange: 'contents' | 'formats';
  /** Whether the runtime knows locales and time zones by name. */
  intl: 'full' | 'none';
}

/** Every reading of every fact, the assumed one first. */
export const READINGS: { readonly [K in keyof Readings]: readonly Readings[K][] } = {
  omitted: ['', null, undefined],
  oneCell: ['value', 'grid'],
  emptyCell: ['', null],
  emptyInRange: ['', null],
  textFormat: ['formula', 'text'],
  today: ['seen', 'refused'],
  oddResults: ['shown', 'refused'],
  stores: ['free', 'scoped'],
  functionStores: ['open', 'closed'],
  pending: ['computed', 'loading'],
  dataRange: ['contents', 'formats'],
  intl: ['full', 'none'],
};

type Fact = keyof Readings;
const FACTS = Object.keys(READINGS) as Fact[];
const of = (choice: readonly number[]): Readings =>
  Object.fromEntries(FACTS.map((fact, i) => [fact, READINGS[fact][choice[i]]])) as unknown as Readings;

export const DEFAULT_READINGS: Readings = of(FACTS.map(() => 0));

/**
 * Combinations in which any `together` of some facts, all unless told, occur in every combination of their readings: 1 is each
 * reading once, 2 each pair, as many as there are facts is every combination. The assumed readings come first.
 */
export function combinations(together: number, among: readonly Fact[] = FACTS): Readings[] {
  const counts = FACTS.map((fact) => (among.includes(fact) ? READINGS[fact].length : 1));
  const groups = subsets(among.length, together).map((group) => group.map((i) => FACTS.indexOf(among[i])));
  const left = new Set<string>();
  const key = (group: readonly number[], choice: readonly number[]): string =>
    group.map((i) => `${i}=${choice[i]}`).join(' ');
  for (const group of groups)
    for (const part of product(group.map((i) => counts[i]))) {
      const choice: number[] = [];
      group.forEach((i, k) => (choice[i] = part[k]));
      left.add(key(group, choice));
    }
  const made: number[][] = [];
  const take = (choice: number[]): void => {
    made.push(choice);
    for (const group of groups) left.delete(key(group, choice));
  };
  take(counts.map(() => 0));
  while (left.size > 0) {
    // begins with what is missing, then takes for every further fact what covers most
    const choice: (number | undefined)[] = counts.map(() => undefined);
    for (const part of [...left][0].split(' ')) {
      const [i, value] = part.split('=').map(Number);
      choice[i] = value;
    }
    counts.forEach((count, i) => {
      if (choice[i] !== undefined) return;
      const worth = Array.from({ length: count }, (_, value) => {
        const tried = choice.slice();
        tried[i] = value;
        return groups.filter(
          (group) =>
            group.includes(i) && group.every((k) => tried[k] !== undefined) && left.has(key(group, tried as number[])),
        ).length;
      });
      // of equals the one that has come up least
      const best = Math.max(...worth);
      const seen = (value: number): number => made.filter((one) => one[i] === value).length;
      const equal = worth.flatMap((each, value) => (each === best ? [value] : []));
      choice[i] = equal.sort((a, b) => seen(a) - seen(b))[0];
    });
    take(choice as number[]);
  }
  return made.map(of);
}

function subsets(size: number, wanted: number, from = 0): number[][] {
  if (wanted === 0) return [[]];
  const found: number[][] = [];
  for (let i = from; i <= size - wanted; i++)
    for (const rest of subsets(size, wanted - 1, i + 1)) found.push([i, ...rest]);
  return found;
}

const product = (counts: readonly number[]): number[][] =>
  counts.reduce<number[][]>(
    (done, count) => done.flatMap((one) => Array.from({ length: count }, (_, value) => [...one, value])),
    [[]],
  );
