import { isDate } from '../calendar/zone';
import type { Cell, Values } from '../tables/cell';
import { isBlank } from '../tables/cell';
import { recognise } from '../tables/recognise';
import { isOpen, splitConditions } from './condition';
import { looksLikeDate, looksLikeDay } from './dates';
import { plainText } from './split';

/** One value, a column or row of them, or a block of several columns and rows, whose `cells` stay in its range. */
export interface Piece {
  readonly shape: 'cell' | 'down' | 'across' | 'block';
  readonly cells: readonly Cell[];
  readonly range: Values;
}

/** A piece that stands alone (`opener` null), or with the text before it that says what it is: `owner =`, `from`. */
export interface Argument {
  readonly opener: string | null;
  readonly piece: Piece | undefined;
}

const OPENER = /^(from|to|as of|day|(?:day|week|month|quarter|year) of)$/i;
const WITH_VALUE = /^(from|to|as of|day|(?:day|week|month|quarter|year) of) (.+)$/i;

/** The opener that a text is, in small letters, or '' for the beginning of a condition. */
export function openerWord(text: string): string {
  return OPENER.test(text) ? text.toLowerCase() : '';
}

const known = (value: unknown): Cell =>
  /^(string|number|boolean)$/.test(typeof value) || isDate(value) ? (value as Cell) : '';

function pieceOf(value: unknown): Piece {
  if (!Array.isArray(value)) return { shape: 'cell', cells: [known(value)], range: [] };
  const range: Cell[][] = value.every(Array.isArray) ? value : value.map((row) => (Array.isArray(row) ? row : [row]));
  const [first = []] = range;
  if (range.length < 2 && first.length < 2) return pieceOf(Array.isArray(first[0]) ? '' : first[0]);
  if (range.length > 1 && first.length > 1) return { shape: 'block', cells: [], range };
  const isAcross = range.length === 1;
  return {
    shape: isAcross ? 'across' : 'down',
    cells: (isAcross ? first : range.map(([cell]) => cell)).map(known),
    range,
  };
}

/** Whether every filled cell of a line is a date or names a period; a line of empty cells is one too. */
export const isDateLine = ({ cells }: Piece): boolean => cells.every((cell) => isBlank(cell) || looksLikeDate(cell));

/** A table is a block, or a heading row alone. */
export const isTable = ({ opener, piece }: Argument): boolean =>
  opener === null &&
  piece !== undefined &&
  (piece.shape === 'block' || (piece.shape === 'across' && !isDateLine(piece) && recognise(piece.range) !== null));

// `day` before a date opens it, alone it is a grain
const opens = (text: string, next: readonly unknown[]): boolean => {
  const word = openerWord(text);
  if (word !== 'day') return word !== '' || (splitConditions(text) ?? []).slice(-1).some(isOpen);
  return next.some((each) => {
    const { cells } = pieceOf(each);
    return cells.length > 0 && cells.every((cell) => isBlank(cell) || looksLikeDay(cell));
  });
};

/** `from 2026-01-01` in one text: the word and its value. */
function inline(text: string): RegExpExecArray | null {
  const parts = WITH_VALUE.exec(text);
  return parts && (/^as/i.test(parts[1]) || (!/ to |\.\./.test(parts[2]) && looksLikeDate(parts[2]))) ? parts : null;
}

/**
 * The arguments of a call, each with its opener; what Sheets leaves out (undefined) does not exist, but right after an
 * opener it is an empty cell, as are null and '' everywhere.
 */
export function sortArguments(args: readonly unknown[]): Argument[] {
  let count = args.length;
  while (count > 0 && args[count - 1] === undefined) count--;
  const found: Argument[] = [];
  for (let i = 0; i < count; i++) {
    if (args[i] === undefined) continue;
    const piece = pieceOf(args[i]);
    const [cell] = piece.cells;
    const text = piece.shape === 'cell' && typeof cell === 'string' ? plainText(cell) : '';
    const parts = inline(text);
    if (parts) found.push({ opener: parts[1], piece: pieceOf(parts[2]) });
    else if (text !== '' && opens(text, args.slice(i + 1, Math.min(count, i + 2)))) {
      i++;
      found.push({ opener: text, piece: i < count ? pieceOf(args[i]) : undefined });
    } else found.push({ opener: null, piece });
  }
  return found;
}
