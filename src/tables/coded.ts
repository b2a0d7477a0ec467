import type { Cell } from './cell';
import type { Dictionary } from './dictionary';
import type { ZoneSource } from './parse';
import { readText } from './parse';

/**
 * A column as codes into a dictionary, −1 where blank, and the distinct cells by their place of first sight; a cell is read
 * once, however often it stands there. No cells at all are a column that is not there.
 */
export function codeColumn(
  cells: readonly Cell[],
  n: number,
  zone: ZoneSource,
  names: Dictionary,
): { codes: Int32Array; places: Map<Cell, number> | null } {
  const codes = new Int32Array(n).fill(-1);
  if (cells.length === 0) return { codes, places: null };
  const times = new Int32Array(n);
  const places = placesOf(cells, codes, times);
  const codeAt = new Int32Array(places.size);
  let isSame = true;
  places.forEach((place, cell) => {
    const code = (codeAt[place] = names.add(readText(cell, zone)));
    if (code !== place) isSame = false;
  });
  if (!isSame) for (let i = 0; i < n; i++) if (codes[i] >= 0) codes[i] = codeAt[codes[i]];
  names.countLater(() =>
    places.forEach((place, cell) => {
      if (typeof cell === 'string' && codeAt[place] >= 0) names.count(codeAt[place], cell, times[place]);
    }),
  );
  return { codes, places };
}

/** The place of each line's cell among the distinct ones, and how often each stands there. A loop of its own is fast sooner. */
function placesOf(cells: readonly Cell[], codes: Int32Array, times: Int32Array): Map<Cell, number> {
  const places = new Map<Cell, number>();
  let size = 0;
  for (let i = 0; i < codes.length; i++) {
    const cell = cells[i];
    if (cell === '' || cell === null || cell === undefined) continue;
    let place = places.get(cell);
    if (place === undefined) places.set(cell, (place = size++));
    codes[i] = place;
    times[place]++;
  }
  return places;
}
