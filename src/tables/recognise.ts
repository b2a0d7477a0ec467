import { UTC } from '../calendar/zone';
import { NO_DAY } from '../calendar/day';
import type { Cell, Values } from './cell';
import { cellText, fold, headingKey, isBlank, isErrorText } from './cell';
import type { FieldDef, FieldKind, TableDef } from './fields';
import { TABLES } from './fields';
import { isDateText } from './dateText';
import { isDayNumber, NUMBER_TEXT } from './days';
import { flagOf } from './outcome';
import { readDay, readNumberText } from './parse';

/** How one table's headings were understood: a column index for each field word. */
export interface Mapping {
  readonly def: TableDef;
  readonly columns: ReadonlyMap<string, number>;
  readonly score: number;
  /** Fields whose heading the user named and the range has not. */
  readonly lost?: ReadonlyMap<string, ChosenHeading>;
}

/** A heading that the user says is a field, and the row of the Settings that says so; `-` says that none is. */
export interface ChosenHeading {
  readonly heading: string;
  readonly row: number;
}
/** Such headings by table and field: `deals amount`. */
export type Chosen = ReadonlyMap<string, ChosenHeading>;

const SAMPLE = 60;

/** What a heading's values must be, or the column is no candidate: a share of the filled cells that read as the kind. */
function fits(values: Values, column: number, kind: FieldKind): boolean {
  if (kind === 'id' || kind === 'text') return true;
  let filled = 0;
  let good = 0;
  for (let r = 1; r < values.length && filled < SAMPLE; r++) {
    const cell = values[r][column];
    if (isBlank(cell) || isErrorText(cell)) continue;
    filled++;
    if (reads(cell, kind)) good++;
  }
  return filled === 0 || good * 2 > filled;
}

function reads(cell: Cell, kind: FieldKind): boolean {
  if (kind === 'flag') return flagOf(cell) !== null;
  if (kind === 'day') {
    if (typeof cell === 'number') return isDayNumber(cell);
    if (typeof cell === 'string') return NUMBER_TEXT.test(cell) ? isDayNumber(Number(cell)) : isDateText(cell);
    return readDay(cell, () => UTC) !== NO_DAY;
  }
  return typeof cell === 'number' || (typeof cell === 'string' && !Number.isNaN(readNumberText(cell)));
}

/** Every way a heading may be meant: its key, and its key without a part in brackets (`Amount (EUR)`). */
function keysOf(heading: Cell): string[] {
  const text = cellText(heading);
  const bare = text.replace(/\s*[([].*?[)\]]\s*/g, ' ');
  const own = bare.replace(/^(deal|opportunity|lead) [-–:] /i, ''); // `Deal - Title`
  return [headingKey(text), headingKey(bare), headingKey(own)].filter(
    (key, i, all) => key !== '' && all.indexOf(key) === i,
  );
}

/** How well a key is known: its place among the field's own word and its aliases, -1 = not at all. */
function rankIn(known: string, key: string): number {
  const at = known.indexOf(`|${key}|`);
  return at < 0 ? -1 : known.slice(0, at).split('|').length - 1;
}

/** What the first row and the cells below it say, read once for all the tables that they may be. */
interface Sight {
  readonly headings: readonly (readonly string[])[];
  fits(column: number, kind: FieldKind): boolean;
}

function sightOf(values: Values): Sight {
  const known = new Map<string, boolean>();
  return {
    headings: values[0].map(keysOf),
    fits(column, kind) {
      const key = kind + column;
      if (!known.has(key)) known.set(key, fits(values, column, kind));
      return known.get(key) === true;
    },
  };
}

const DISTINCTIVE: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  stages: { entered: 3 },
  splits: { share: 4 },
  leads: { converted: 6, 'lead id': 2 },
  goals: { target: 4, metric: 3 },
  rates: { rate: 4 },
  changes: { field: 4, new: 3 },
  cleaning: { written: 5, means: 5 },
  settings: { setting: 6, value: 3 },
};

/** The columns of a table that the user chose, by field: −1 where the heading is not there. */
function chosenColumns(values: Values, def: TableDef, chosen?: Chosen): Map<string, number> {
  const columns = new Map<string, number>();
  for (const { word } of chosen ? def.fields : []) {
    const heading = chosen?.get(`${def.name} ${word}`)?.heading;
    if (heading === undefined) continue;
    const texts = values[0].map(cellText);
    const exact = texts.findIndex((text) => text !== '' && fold(text) === fold(heading));
    const near = texts.findIndex((text) => text !== '' && headingKey(text) === headingKey(heading));
    columns.set(word, exact >= 0 ? exact : headingKey(heading) === '' ? -1 : near);
  }
  return columns;
}

/** Maps the heading row `values[0]` to the fields of one table, first as the user chose; null when it is not that table. */
export function mapHeadings(values: Values, def: TableDef, sight = sightOf(values), chosen?: Chosen): Mapping | null {
  const { headings } = sight;
  const candidates: { field: FieldDef; column: number; rank: number }[] = [];
  for (const field of def.fields) {
    const known = `|${field.word.split(' ').join('')}|${field.aliases}|`;
    headings.forEach((keys, column) => {
      const ranks = keys.map((key) => rankIn(known, key));
      const hit = ranks.findIndex((rank) => rank >= 0);
      if (hit >= 0) candidates.push({ field, column, rank: ranks[hit] + 100 * hit });
    });
  }
  candidates.sort((a, b) => a.rank - b.rank || a.column - b.column);
  const columns = new Map<string, number>();
  const taken = new Set<number>();
  const lost = new Map<string, ChosenHeading>();
  const own = chosenColumns(values, def, chosen);
  own.forEach((column, word) => {
    if (column < 0) lost.set(word, chosen?.get(`${def.name} ${word}`) as ChosenHeading);
    else if (!taken.has(column)) {
      columns.set(word, column);
      taken.add(column);
    }
  });
  for (const { field, column } of candidates) {
    if (columns.has(field.word) || own.has(field.word) || taken.has(column) || !sight.fits(column, field.kind))
      continue;
    columns.set(field.word, column);
    taken.add(column);
  }
  if (columns.size < 2 || !def.needs.every((group) => group.some((word) => columns.has(word)))) return null;
  const bonus = DISTINCTIVE[def.name] ?? {};
  let score = 2 * columns.size - headings.filter((keys, i) => keys.length > 0 && !taken.has(i)).length;
  columns.forEach((_, word) => (score += bonus[word] ?? 0));
  return lost.size > 0 ? { def, columns, score, lost } : { def, columns, score };
}

const DEAL_MARKS = ['customer', 'deal id', 'deal name', 'owner', 'product', 'status', 'stage', 'is won'];

/** The table of the catalogue that a range is, by its first row and what the user chose; null when it is none. */
export function recognise(values: Values, chosen?: Chosen): Mapping | null {
  let best: Mapping | null = null;
  const sight = sightOf(values);
  for (const def of TABLES) {
    if (def.isDerived) continue;
    const mapping = mapHeadings(values, def, sight, chosen);
    if (!mapping) continue;
    const isLoose = def.name === 'deals' && !DEAL_MARKS.some((word) => mapping.columns.has(word));
    const isBare = def.name === 'deals' && !mapping.columns.has('amount'); // leads, stages and lines before deals
    const score = mapping.score - (isLoose ? 0.5 : 0) - (isBare ? 2 : 0); // date, source, amount: spend before deals
    if (!best || score > best.score) best = { ...mapping, score };
  }
  return best;
}

/** A cell that no heading is: a date, a number, an amount as text. */
const isValue = (cell: Cell): boolean =>
  !isBlank(cell) &&
  (typeof cell !== 'string' || /^\d+[./-]\d+[./-]\d+/.test(cell.trim()) || !Number.isNaN(readNumberText(cell)));

/** True for a row that reads like data, not like headings: values, or the end of a deal. */
export function looksLikeData(row: readonly Cell[]): boolean {
  return row.some((cell) => isValue(cell) || /^(closed )?(won|lost)$/.test(fold(cellText(cell))));
}

/** The first row below the top that would do as a heading row; -1 when there is none in the first twenty. */
export function headingRowBelow(values: Values): number {
  for (let r = 1; r < Math.min(values.length, 20); r++) {
    if (!values[r].some(isValue) && recognise(values.slice(r))) return r;
  }
  return -1;
}

/** All keys that some field is known by, for naming the nearest one. */
export function knownHeadings(): string[] {
  const words: string[] = [];
  for (const def of TABLES) if (!def.isDerived) for (const field of def.fields) words.push(field.word);
  return words.filter((word, i) => words.indexOf(word) === i);
}
