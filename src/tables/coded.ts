import type { Cell } from './cell';
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
  const places = new Map<Cell, number>(); // of each distinct cell in the lists below
  const codeAt: number[] = [];
  const times: number[] = [];
  for (let i = 0; i < n; i++) {
    const cell = values[rowNumber[i] - 1][column];
    if (cell === '' || cell === null || cell === undefined) continue;
    let place = places.get(cell);
    if (place === undefined) {
      places.set(cell, (place = times.length));
      // few texts begin as errors do (`#N/A`, `Loading...`) and are worth a closer look
      const isPlain = typeof cell === 'string' && cell[0] !== '#' && cell[0] !== 'L';
      codeAt.push(names.add(isPlain ? cell : readText(cell, zone)));
      times.push(0);
    }
    codes[i] = codeAt[place];
    times[place]++;
  }
  places.forEach((place, cell) => {
    if (typeof cell === 'string' && codeAt[place] >= 0) names.count(codeAt[place], cell, times[place]);
  });
  return { codes, places };
}
