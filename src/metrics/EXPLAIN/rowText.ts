import type { NamedRow } from '../metric';

const MOST_IDS = 200;
const MOST_RUNS = 400;

/** Row numbers as `2–5, 8, 11`. */
export function rowText(rows: readonly number[]): string {
  const sorted = Array.from(new Set(rows)).sort((a, b) => a - b);
  const runs: string[] = [];
  for (let i = 0; i < sorted.length;) {
    let k = i;
    while (k + 1 < sorted.length && sorted[k + 1] === sorted[k] + 1) k++;
    runs.push(k === i ? String(sorted[i]) : k === i + 1 ? `${sorted[i]}, ${sorted[k]}` : `${sorted[i]}–${sorted[k]}`);
    i = k + 1;
  }
  return runs.length > MOST_RUNS ? runs.slice(0, MOST_RUNS).join(', ') + ', …' : runs.join(', ');
}

/** Deal ids as `D-01, D-02`; the first of many. */
export function idText(rows: readonly NamedRow[]): string {
  const ids = rows.map(({ id }) => id).filter((id) => id !== '');
  const more = ids.length - MOST_IDS;
  return more > 0 ? `${ids.slice(0, MOST_IDS).join(', ')} and ${more} more` : ids.join(', ');
}
