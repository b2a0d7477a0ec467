import type { Fact } from '../facts/fact';
import type { Cut } from '../question/cut';
import type { TimeLabels } from './gaps';
import { timeIn } from '../question/cut';

/** A row to be: its labels, and which group of each fact is meant; nothing where a fact has no such group. */
export interface Gathered {
  readonly labels: readonly string[];
  readonly at: Record<string, number>;
}

const keyOf = (labels: readonly string[]): string => (labels.length === 1 ? labels[0] : labels.join('\u0000'));

/**
 * Brings the groups of several facts under the same labels.
 * @param isTimeless whether a fact stands as it is on the as-of day, and so is found by fields alone, the same in every period
 * @param also labels that have a row even if no fact has them
 * @param timeOf the rows that time demands beside those found
 */
export function gather(
  facts: Readonly<Record<string, Fact>>,
  isTimeless: (name: string) => boolean,
  by: Cut['by'],
  also: readonly (readonly string[])[],
  timeOf: (found: readonly (readonly string[])[]) => TimeLabels,
): { readonly groups: readonly Gathered[]; readonly time: TimeLabels } {
  const found = new Map<string, Gathered>();
  const rowOf = (labels: readonly string[]): Gathered => {
    const key = keyOf(labels);
    let row = found.get(key);
    if (!row) found.set(key, (row = { labels, at: {} }));
    return row;
  };
  const names = Object.keys(facts);
  const standing = names.filter(isTimeless);
  for (const name of names) {
    if (standing.includes(name)) continue;
    facts[name].groups.forEach((labels, g) => (rowOf(labels).at[name] = g));
  }
  also.forEach(rowOf);
  const grain = timeIn(by);
  const inTime = (labels: readonly string[]): string[] => (grain === 0 ? ['', ...labels] : [...labels, '']);
  const known = Array.from(found.values(), (row) => row.labels);
  for (const name of standing)
    for (const labels of facts[name].groups) if (labels.length > 0) known.push(inTime(labels));
  const time = timeOf(known);
  time.missing.forEach(rowOf);
  for (const name of standing) {
    const places = new Map(facts[name].groups.map((labels, g): [string, number] => [keyOf(labels), g]));
    found.forEach(({ labels, at }) => {
      const g = places.get(keyOf(labels.filter((_, k) => 'field' in by[k])));
      if (g !== undefined) at[name] = g;
    });
  }
  return { groups: Array.from(found.values()), time };
}
