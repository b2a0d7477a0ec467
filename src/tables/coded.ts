import type { Cell, Values } from './cell';
import type { Dictionary } from './dictionary';
import { readText } from './parse';
import type { Table } from './table';

/**
 * A column as codes into a dictionary, −1 where blank, and the distinct cells by their place of first sight; a cell is read
 * once, however often it stands there. Column −1 is all blank.
 */
export function codeColumn(
  { n, values, rowNumber, zone }: Table,
  column: number,
  names: Dictionary,
): { codes: Int32Array; places: Map<Cell, number> | null } {
  const codes = new Int32Array(n).fill(-1);
  if (column < 0) return { codes, places: null };
  const times = new Int32Array(n);
  const places = placesOf(values, rowNumber, column, codes, times);
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
function placesOf(
  values: Values,
  rowNumber: Int32Array,
  column: number,
  codes: Int32Array,
  times: Int32Array,
): Map<Cell, number> {
  const places = new Map<Cell, number>();
  let size = 0;
  for (let i = 0; i < codes.length; i++) {
    const cell = values[rowNumber[i] - 1][column];
    if (cell === '' || cell === null || cell === undefined) continue;
    let place = places.get(cell);
    if (place === undefined) places.set(cell, (place = size++));
    codes[i] = place;
    times[place]++;
  }
  return places;
}
