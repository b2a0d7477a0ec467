import { Exception } from '../exception';
import type { Zone } from '../book';

/** Letters of a column, from 1. */
export function lettersOf(column: number): string {
  let text = '';
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26)) text = String.fromCharCode(65 + ((n - 1) % 26)) + text;
  return text;
}

const columnOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** `B2:C4` of a zone. */
export function a1Of({ left, right, top, bottom }: Zone): string {
  const first = lettersOf(left + 1) + (top + 1);
  return left === right && top === bottom ? first : `${first}:${lettersOf(right + 1)}${bottom + 1}`;
}

/** A tab's name as formulas write it. */
export const quoted = (name: string): string =>
  /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name) ? name : `'${name.replace(/'/g, "''")}'`;

/** The two parts of `'My tab'!A1:B2`; no tab: null. */
export function splitA1(reference: string): { sheetName: string | null; cells: string } {
  const parts = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(reference.trim());
  if (!parts) return { sheetName: null, cells: reference.trim() };
  return { sheetName: (parts[1] ?? parts[2]).replace(/''/g, "'"), cells: parts[3] };
}

/**
 * The zone of `A1`, `B2:C4`, `A:C`, `A2:C`, `3:5` in a grid of so many rows and columns; null if the text is no reference.
 * @throws if it lies outside of the grid.
 */
export function zoneOf(cells: string, rows: number, columns: number): Zone | null {
  const parts = /^\$?([A-Z]{0,3})\$?(\d{0,8})(?::\$?([A-Z]{0,3})\$?(\d{0,8}))?$/i.exec(cells.replace(/\s/g, ''));
  if (!parts) return null;
  const [, c1, r1, c2, r2] = parts;
  const pair = c2 !== undefined;
  if (!c1 && !r1) return null;
  if (!pair && (!c1 || !r1)) return null;
  if (pair && ((!c2 && !r2) || (Boolean(c1) !== Boolean(c2) && !(r1 && r2)))) return null;
  const left = c1 ? columnOf(c1) - 1 : 0;
  const right = !pair ? left : c2 ? columnOf(c2) - 1 : columns - 1;
  const top = r1 ? Number(r1) - 1 : 0;
  const bottom = !pair ? top : r2 ? Number(r2) - 1 : rows - 1;
  const zone = {
    left: Math.min(left, right),
    right: Math.max(left, right),
    top: Math.min(top, bottom),
    bottom: Math.max(top, bottom),
  };
  checkBounds(zone, rows, columns);
  return zone;
}

/** @throws in Google's words if a zone reaches outside of the grid. */
export function checkBounds(zone: Zone, rows: number, columns: number): void {
  if (zone.top < 0 || zone.left < 0 || zone.bottom >= rows || zone.right >= columns)
    throw new Exception('The coordinates of the range are outside the dimensions of the sheet.');
}
