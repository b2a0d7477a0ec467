import { isDate, UTC } from '../calendar/zone';
import { NO_DAY, readIsoDay } from '../calendar/day';
import type { Cell, Values } from './cell';
import { cellText, fold, headingKey, isBlank, isErrorText } from './cell';
import type { FieldDef, FieldKind, TableDef } from './fields';
import { TABLES } from './fields';
import { isDateText } from './dateText';
import { isDayNumber, NUMBER_TEXT } from './days';
import { flagOf, OPEN, outcomeOfText } from './outcome';
import { fitOf, meaningsOf } from './meaning';
import { readDay, readNumberText } from './parse';

/** How one table's headings were understood: a column index for each field word. */
export interface Mapping {
  readonly def: TableDef;
  readonly columns: ReadonlyMap<string, number>;
  readonly score: number;
  /** How sure each column is, and which could have been a field too; worked out when asked for. */
  judged?(): ReadonlyMap<number, Judgement>;
  /** Fields whose heading the user named and the range has not. */
  readonly lost?: ReadonlyMap<string, ChosenHeading>;
}

/** How sure it is that a column is its field, or which field it could have been had not another column been taken. */
export interface Judgement {
  /** `chosen` by the user, `sure`, `likely`, `doubtful`; null where the column is no field. */
  readonly certainty: 'chosen' | 'sure' | 'likely' | 'doubtful' | null;
  /** For a field the other columns that could be it; for a column that is none, the field it could be. */
  readonly others: readonly number[];
  readonly couldBe: string | null;
}

/** A heading that the user says is a field, and the row of the Settings that says so; `-` says that none is. */
export interface ChosenHeading {
  readonly heading: string;
  readonly row: number;
}
/** Such headings by table and field: `deals amount`. */
export type Chosen = ReadonlyMap<string, ChosenHeading>;

const SAMPLE = 60;

/** The share of the filled cells of a column that read as a field's kind; NaN where none is filled. */
function shareOf(values: Values, column: number, test: (cell: Cell) => boolean): number {
  let filled = 0;
  let good = 0;
  for (let r = 1; r < values.length && filled < SAMPLE; r++) {
    const cell = values[r][column];
    if (isBlank(cell) || isErrorText(cell)) continue;
    filled++;
    if (test(cell)) good++;
  }
  return good / filled;
}

function reads(cell: Cell, kind: FieldKind): boolean {
  if (kind === 'id') return true;
  if (kind === 'text') return !isDate(cell) && !(typeof cell === 'string' && readIsoDay(cell.trim()) !== NO_DAY);
  if (kind === 'flag') return flagOf(cell) !== null;
  if (kind === 'day') {
    if (typeof cell === 'number') return isDayNumber(cell);
    if (typeof cell === 'string') return NUMBER_TEXT.test(cell) ? isDayNumber(Number(cell)) : isDateText(cell);
    return readDay(cell, () => UTC) !== NO_DAY;
  }
  return typeof cell === 'number' || (typeof cell === 'string' && !Number.isNaN(readNumberText(cell)));
}

/** The rank of headings that are known by their words only. */
const BY_WORDS = 600;

/** No heading that is known is as long. */
const LONGEST = 200;
const headingText = (heading: Cell): string => cellText(heading).slice(0, LONGEST);

/** A heading without a part in brackets (`Amount (EUR)`). */
const bareText = (heading: Cell): string => {
  const text = headingText(heading);
  return text.replace(/\s*[([（].*?[)\]）]\s*/g, ' ').trim() || text;
};

/** Every way a heading may be meant: its key, and its key without a part in brackets (`Amount (EUR)`). */
function keysOf(heading: Cell): string[] {
  // the amount of Bitrix24, where everyone else's opportunity is the deal
  const text = heading === 'OPPORTUNITY' ? 'monetary value' : headingText(heading);
  const bare = text.replace(/\s*[([].*?[)\]]\s*/g, ' ');
  // `Deal - Title`, `Deal-Phase`, `Etapa del negocio`; and `stage_id`, `customeridname`
  const own = bare
    .replace(/^((deal|opportunity)[-–:\s]+|lead [-–:] )(?=.)/i, '')
    .replace(/\s(del? negocio|de (la )?transaction|für deal|сделки)\s*$/i, '');
  const keys = [text, bare, own].map(headingKey);
  return keys.filter((key, i, all) => key !== '' && all.indexOf(key) === i);
}

/** How well a key is known: its place among the field's own word and its aliases, -1 = not at all. */
function rankIn(known: string, key: string): number {
  const at = known.indexOf(`|${key}|`);
  return at < 0 ? -1 : known.slice(0, at).split('|').length - 1;
}

/** What the first row and the cells below it say, read once for all the tables that they may be. */
interface Sight {
  readonly headings: readonly (readonly string[])[];
  /** What a heading's words mean together, where it is not known as it stands. */
  meanings(column: number): readonly string[];
  /** The share of a column's filled cells that a field could hold; NaN where none is filled. */
  share(column: number, field: FieldDef): number;
}

/** @param byWords whether headings that are not known as they stand are read by their words, which takes longer */
function sightOf(values: Values, byWords = true): Sight {
  const known = new Map<string, number>();
  const meanings: (readonly string[])[] = [];
  return {
    headings: values[0].map(keysOf),
    meanings: (column) => (meanings[column] ??= byWords ? meaningsOf(bareText(values[0][column])) : []),
    share(column, { kind, word }) {
      // a state that never ends is a part of a country
      const isPlace = word === 'status' && /^state/.test(headingKey(cellText(values[0][column])));
      const key = kind + isPlace + column;
      let share = known.get(key);
      if (share === undefined) {
        share = shareOf(values, column, (cell) => reads(cell, kind));
        if (isPlace && !(shareOf(values, column, (cell) => (outcomeOfText(cellText(cell)) ?? OPEN) !== OPEN) > 0))
          share = share === share ? 0 : NaN;
        known.set(key, share);
      }
      return share;
    },
  };
}

const fits = (share: number): boolean => !(share <= 0.5);

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

/** A column that could be a field: how well its heading is known for it (0 = best), and the share of its cells that fit. */
interface Candidate {
  readonly field: FieldDef;
  readonly column: number;
  readonly rank: number;
  readonly share: number;
  /** The heading as one key. */
  readonly key: string;
}

/** Maps the heading row `values[0]` to the fields of one table, first as the user chose; null when it is not that table. */
export function mapHeadings(values: Values, def: TableDef, sight = sightOf(values), chosen?: Chosen): Mapping | null {
  const { headings } = sight;
  const candidates: Candidate[] = [];
  for (const field of def.fields) {
    const known = `|${field.word.split(' ').join('')}|${field.aliases}|`;
    headings.forEach((keys, column) => {
      const ranks = keys.map((key) => rankIn(known, key));
      const hit = ranks.findIndex((rank) => rank >= 0);
      const fit = hit < 0 ? fitOf(sight.meanings(column), def.name, field.word) : 0;
      if (fit < 0) return;
      const share = sight.share(column, field);
      // of two columns the one with something in it is meant
      candidates.push({
        field,
        column,
        share,
        key: keys[0],
        rank: (hit < 0 ? BY_WORDS + fit : ranks[hit] + 100 * hit) + (share === share ? 0 : 1000),
      });
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
  for (const { field, column, share } of candidates) {
    if (columns.has(field.word) || own.has(field.word) || taken.has(column) || !fits(share)) continue;
    columns.set(field.word, column);
    taken.add(column);
  }
  if (columns.size < 2 || !def.needs.every((group) => group.some((word) => columns.has(word)))) return null;
  // quotas of owners are goals of sales; a mere amount by month is none
  const target = columns.get('target');
  if (def.name === 'goals' && !columns.has('metric') && target !== undefined && !own.has('target')) {
    const fit = fitOf(meaningsOf(bareText(values[0][target])), def.name, 'target');
    if (fit < 0 || fit >= 10) return null;
  }
  const bonus = DISTINCTIVE[def.name] ?? {};
  let score = 2 * columns.size - headings.filter((keys, i) => keys.length > 0 && !taken.has(i)).length;
  columns.forEach((_, word) => (score += bonus[word] ?? 0));
  const judged = (): ReadonlyMap<number, Judgement> => judgements(candidates, columns, own);
  return lost.size > 0 ? { def, columns, score, judged, lost } : { def, columns, score, judged };
}

/** True for a heading that is known as it stands, or whose words say the field and nothing besides. */
const isPlain = (rank: number): boolean => rank < 100 || (rank >= BY_WORDS && rank < BY_WORDS + 10);

/** Headings that say little by themselves. */
const VAGUE =
  /^(name|title|type|value|total|date|state|step|user|group|number|reference|area|location|plan|reason|category)$/;

function judgements(
  candidates: readonly Candidate[],
  columns: ReadonlyMap<string, number>,
  own: ReadonlyMap<string, number>,
): Map<number, Judgement> {
  const found = new Map<number, Judgement>();
  const taken = new Set(Array.from(columns.values()));
  columns.forEach((column, word) => {
    const of = candidates.filter(({ field }) => field.word === word);
    const self = of.find((each) => each.column === column);
    const others = of.filter((each) => !taken.has(each.column) && fits(each.share));
    // an alias as good as the one taken is a question; a mere part of a heading is not
    const rivals = others.filter(({ rank }) => isPlain(rank) && self !== undefined && self.rank > 0);
    const certainty = own.has(word)
      ? 'chosen'
      : !self || rivals.length > 0 || self.share < 0.8
        ? 'doubtful'
        : isPlain(self.rank) && !VAGUE.test(self.key)
          ? 'sure'
          : 'likely';
    found.set(column, { certainty, others: others.map((each) => each.column), couldBe: null });
    for (const each of others)
      if (!found.has(each.column)) found.set(each.column, { certainty: null, others: [column], couldBe: word });
  });
  return found;
}

/** Headings that only one kind of table has: versions of a deal over time, and campaigns with what they cost. */
const TELLING: Readonly<Record<string, RegExp>> = {
  stages: /\|(fivetranstart|dbtvalidfrom|fromstage|tostage)\|/,
  leads: /\|(isconverted|converteddate|convertedopportunityid|lifecyclestage)\|/,
  spend: /\|(budgetedcost|numbersent|numberofleads|impr|impressions?|clicks|impressionen|klicks|cpc|ctr)\|/,
};

/** A row with an id of its own beside a deal's is no deal. */
const isOfADeal = (line: string): boolean => line.includes('|id|') && line.includes('|opportunityid|');

const DEAL_ENDS = ['close', 'expected close', 'status', 'stage', 'is won', 'is closed'];
/** One of these a deal has, or a name that says more than `label`; pipelines and stages as a CRM defines them have none. */
const DEAL_CORE = ['deal id', 'customer', 'amount', 'owner', 'product', 'close', 'expected close', 'status'];
const BARE_NAME = /^(name|title|label)$/;
/** The source of a company, in a list of companies. */
const OF_COMPANIES = /\|accountsource\|/;
const DEAL_MARKS = ['customer', 'deal id', 'deal name', 'owner', 'product', 'status', 'stage', 'is won'];

/** The table of the catalogue that a range is, by its first row and what the user chose; null when it is none. */
export function recognise(values: Values, chosen?: Chosen): Mapping | null {
  const known = likeliest(values, sightOf(values, false), chosen);
  const headings = values[0].filter((cell) => !isBlank(cell)).length;
  return known && known.columns.size === headings ? known : likeliest(values, sightOf(values), chosen);
}

function likeliest(values: Values, sight: Sight, chosen?: Chosen): Mapping | null {
  let best: Mapping | null = null;
  const line = `|${sight.headings.map(([key]) => key ?? '').join('|')}|`;
  for (const def of TABLES) {
    if (def.isDerived) continue;
    const mapping = mapHeadings(values, def, sight, chosen);
    if (!mapping) continue;
    const name = mapping.columns.get('deal name');
    const isBareName = name === undefined || BARE_NAME.test(sight.headings[name][0] ?? '');
    const hasSome = (words: readonly string[]): boolean => words.some((word) => mapping.columns.has(word));
    // a list of companies or people has a created date too
    if (def.name === 'deals' && !(hasSome(DEAL_ENDS) || mapping.columns.has('amount'))) continue;
    if (def.name === 'deals' && isBareName && !hasSome(DEAL_CORE)) continue;
    if (def.name === 'leads' && OF_COMPANIES.test(line)) continue;
    const isLoose = def.name === 'deals' && !hasSome(DEAL_MARKS);
    const isBare = def.name === 'deals' && !mapping.columns.has('amount'); // leads, stages and lines before deals
    const isEndless = def.name === 'deals' && !hasSome(DEAL_ENDS); // lines and leads
    const part = !isOfADeal(line) ? 0 : def.name === 'deals' ? -100 : def.fields[0].word === 'deal id' ? 20 : 0;
    const isTold = TELLING[def.name]?.test(line) ?? false;
    const score =
      mapping.score + (isTold ? 100 : 0) + part - (isLoose ? 0.5 : 0) - (isBare ? 2 : 0) - (isEndless ? 4 : 0); // date, source, amount: spend before deals
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
