import type { Day } from '../calendar/day';
import { civil, isoText } from '../calendar/day';
import type { Grain } from '../calendar/grain';
import { readPeriod } from '../calendar/period';
import type { Zone } from '../calendar/zone';
import { isDate } from '../calendar/zone';
import type { Book } from '../tables/book';
import type { Cell, Values } from '../tables/cell';
import { cellText, fold, isBlank, isErrorText, Sentence, shownCell } from '../tables/cell';
import type { Reading } from './ambiguous';
import { ambiguous, asHeading, typed } from './ambiguous';
import { readGrouping } from './by';
import type { RawCondition } from './condition';
import { isOpen, splitConditions } from './condition';
import type { Axis } from './cut';
import { conditionText } from './cut';
import type { DateReader } from './dates';
import { dayOfCell, looksLikeDate, looksLikeDay, periodOfCell, periodSpread } from './dates';
import { startDraft } from './draft';
import { fieldOf, isHeading, kindOf } from './fields';
import { leaveOut } from './leaveOut';
import { openBook } from './open';
import type { Argument, Piece } from './pieces';
import { isTable, openerWord, sortArguments } from './pieces';
import type { Question } from './question';
import { plainText } from './split';
import { unknownField, unknownText } from './unknown';
import { isWho, whoConditions } from './who';
import { readChoice, readWord, reservedWord } from './words';

/** What the arguments cannot say: asked only when needed, so that a call with SETTINGS touches no service. */
export interface Door {
  today(): Day;
  zone(): Zone;
  /** The recognisable tabs of the spreadsheet, for a call without any table. */
  tables(): readonly Values[];
}

/** How a function with names among its arguments (SCORECARD, EXPLAIN) reads one: the names, or null. */
export interface NameReader {
  (text: string): readonly string[] | null;
  /** True where nothing can be grouped, so that a name is never a heading. */
  readonly isAlone?: boolean;
}

/** Whether a text is but another name of amounts or days, such as `total` or `won`: nobody groups by those unless a heading says so. */
function isCalled(text: string, axis: Axis | undefined, book: Book): boolean {
  const name = text.replace(/^by /i, '');
  return (
    axis !== undefined &&
    'field' in axis &&
    /^(number|day)$/.test(kindOf(axis.field, book)) &&
    !/^\[|,| [x×] /i.test(name) &&
    !isHeading(name, book) &&
    fold(name) !== axis.field
  );
}

/**
 * Reads the arguments of one call by what they are, in any order.
 * @param name the function, for sentences; @param args as Sheets hands them over; @param door what only the outside knows
 * @throws Sentence when an argument fits no kind, or two
 */
export function readArguments(name: string, args: readonly unknown[], door: Door, nameReader?: NameReader): Question {
  try {
    return readAll(sortArguments(args), door, nameReader);
  } catch (error) {
    if (!(error instanceof Sentence)) throw error;
    throw new Sentence(`${name}: ${error.message.replace(/=NAME\(/g, `=${name}(`)}`); // sentences below write =NAME(…)
  }
}

const ERROR_CAUSES: Readonly<Record<string, string>> = {
  '#N/A': ': a FILTER or a lookup found nothing',
  '#REF!': ': what it points to was deleted',
  '#NAME?': ': a name in the formula is misspelt',
};

function refuseError(cell: Cell): void {
  if (!isErrorText(cell)) return;
  throw new Sentence(
    /^L/.test(cell)
      ? 'a cell passed is still loading. Wait until it shows a value'
      : `a cell or range passed shows ${cell}${ERROR_CAUSES[cell] ?? ''}. Mend it, or leave the cell empty`,
  );
}

function readAll(given: readonly Argument[], door: Door, nameReader?: NameReader): Question {
  const ranges = given.filter(isTable).map(({ piece }) => (piece as Piece).range);
  const { book, settings, zone } = openBook(ranges, door);
  let stand: Day | null = null;
  // a broken as-of day stops what asks for it, and nothing else
  const dates: DateReader = {
    zone,
    fiscal: settings.fiscal,
    asOf: () => (stand ??= settings.asOf ?? door.today()),
  };
  const draft = startDraft();

  /** The one day after `from`, `to` or `as of`, null for an empty cell; of a period its first or last day. */
  const oneDay = (word: string, piece: Piece | undefined): Day | null => {
    if (piece?.shape !== 'cell')
      throw new Sentence(
        `"${word}" needs one date after it: =NAME(DEALS;"${word}";A2). For several periods pass a column of dates alone`,
      );
    const [cell] = piece.cells;
    refuseError(cell);
    if (isBlank(cell)) {
      draft.empty();
      return null;
    }
    const day = dayOfCell(cell, dates) ?? periodOfCell(cell, dates)?.[word === 'from' ? 'from' : 'to'];
    if (day === undefined)
      throw new Sentence(`"${word}" needs a date, and "${shownCell(cell)}" is none. Write it as 2026-03-31`);
    return day;
  };

  const fieldNamed = (raw: RawCondition): string => {
    const field = fieldOf(raw.name, book);
    if (field !== null) return field;
    const again = (near: string): string =>
      isOpen(raw) ? `${near} ${raw.op}` : conditionText({ ...raw, field: near });
    throw unknownField(raw.name, again, book, isOpen(raw) ? ';A2' : '');
  };

  const choosesWho = (raw: RawCondition): boolean => isWho(raw) && fieldOf(raw.name, book) === null;

  const addCondition = (raw: RawCondition, values: readonly (string | number)[] = raw.values): void => {
    const { name, op } = raw;
    if (values.length === 0 && isOpen(raw)) throw needsValue(`${name} ${op}`);
    const choice = reservedWord(name);
    if (choosesWho(raw)) draft.where.push(...whoConditions(String(values[0])));
    else if (choice === null) {
      const condition = { field: fieldNamed(raw), op, values };
      draft.where.push(condition);
      if (values === raw.values) draft.written.push(condition);
    } else if (op === '=') draft.option(choice, values[0]);
    else
      throw new Sentence(
        `"${name}" is a choice and takes "="${choice === 'outcome' ? '. =NAME(DEALS;"outcome") tells won, lost and open apart' : `: =NAME(DEALS;${typed(`${name} = ${values[0] ?? '…'}`)})`}${fieldOf(`[${name}]`, book) === null ? '' : `. For the heading of that name write "[${name}]"`}`,
      );
  };

  const needsValue = (text: string): Sentence =>
    new Sentence(`"${text}" needs a value after it, for example =NAME(DEALS;${typed(text)};A2)`);

  /** A cell as a condition's value: untouched, but for dates, which become ISO text. */
  const valueOf = (cell: Cell, field: string): string | number => {
    refuseError(cell);
    const isDay = isDate(cell) || (typeof cell === 'number' && kindOf(field, book) === 'day');
    const day = isDay ? dayOfCell(cell, dates) : null;
    return day !== null ? isoText(day) : typeof cell === 'number' ? cell : cellText(cell);
  };

  /** `owner =` with its value or values after it, also behind other conditions (`team = North and owner =`). */
  const openCondition = (text: string, { shape, cells, range }: Piece): void => {
    const raws = splitConditions(text) as RawCondition[];
    const open = raws.pop() as RawCondition;
    if (isHeading(text, book)) throw ambiguous(text, [{ as: 'a condition' }, asHeading(text)]);
    raws.forEach((raw) => addCondition(raw));
    const field = reservedWord(open.name) || choosesWho(open) ? '' : fieldNamed(open);
    const all = shape === 'block' ? range.reduce<Cell[]>((sum, row) => sum.concat(row), []) : cells;
    const values = all.map((cell) => (isBlank(cell) ? null : valueOf(cell, field)));
    const filled = values.filter((value): value is string | number => value !== null);
    if (shape === 'cell' || /in$/.test(open.op)) {
      if (filled.length > 0) addCondition(open, filled);
      else draft.empty();
    } else if (shape === 'block' || field === '')
      throw new Sentence(
        `"${text}" takes one cell${field === '' ? '' : ', one column or one row'}, not a range of cells`,
      );
    else
      draft.spread(shape, {
        kind: 'condition',
        items: values.map((value) => (value === null ? null : { field, op: open.op, values: [value] })),
      });
  };

  /** Dates or period texts, in cells that are answered one by one or in one cell. */
  const addDates = ({ shape, cells }: Piece, grain: Grain | null, text = ''): void => {
    if (shape === 'block') throw new Sentence(`"${text}" takes one cell, one column or one row, not a block of cells`);
    cells.forEach(refuseError);
    const spread = periodSpread(cells, dates, grain);
    const [first] = spread.items;
    if (shape !== 'cell') draft.spread(shape, spread);
    else if (first) draft.period(first);
    else draft.empty();
  };

  const open = (text: string, piece: Piece | undefined): void => {
    const word = openerWord(text);
    if (!piece) throw needsValue(text);
    if (word === '') return openCondition(text, piece);
    if (word !== 'from' && word !== 'to') return addDates(piece, word.replace(' of', '') as Grain, text);
    const day = oneDay(word, piece);
    if (day !== null) draft.end(word, day);
  };

  const readText = (text: string): void => {
    const conditions = splitConditions(text);
    const called = text.replace(/\(\)$/, ''); // `PIPELINE()` is the answer, never a heading
    const word = readWord(text);
    const choice = readChoice(text);
    const period = readPeriod(text, dates.asOf(), dates.fiscal);
    const names = nameReader?.(called) ?? null;
    let grouping = called !== text || (conditions && !isHeading(text, book)) ? null : readGrouping(text, book);
    // nobody groups by numbers or dates: a name such as Sales is the answer, not the amounts
    const isNumber = grouping?.by.some((axis) => 'field' in axis && kindOf(axis.field, book) !== 'text');
    if (names && (isNumber || nameReader?.isAlone)) grouping = null;
    if (grouping && isCalled(text, grouping.by[0], book)) grouping = null;
    const readings: (Reading | null)[] = [
      word && { as: 'a word', write: `with ${text}` },
      period && { as: 'a period', write: `in ${text}` },
      names && { as: 'the name of an answer', write: `${text}()` },
      conditions && { as: 'a condition' },
      grouping && asHeading(text),
    ];
    const fitting = readings.filter((reading): reading is Reading => reading !== null);
    if (fitting.length > 1) throw ambiguous(text, fitting);
    if (word) draft.word(word);
    else if (period) draft.period(period);
    else if (grouping) draft.grouping(grouping);
    else if (names) draft.names.push(...names);
    else if (conditions) conditions.forEach((raw) => addCondition(raw));
    else if (choice) draft.option(...choice);
    else throw unknownText(text, book, () => civil(dates.asOf()).year);
  };

  const readCell = (piece: Piece): void => {
    const [cell] = piece.cells;
    refuseError(cell);
    if (isBlank(cell) || looksLikeDay(cell) || (typeof cell !== 'string' && looksLikeDate(cell))) addDates(piece, null);
    else if (typeof cell === 'string') readText(plainText(cell));
    else
      throw new Sentence(
        `${cellText(cell)} says nothing by itself. A year is written 2026, a date as a date cell, a condition with its field: =NAME(DEALS;"amount >=";A2)`,
      );
  };

  const readLine = (piece: Piece): void => {
    piece.cells.forEach(refuseError);
    const odd = piece.cells.find((cell) => !isBlank(cell) && !looksLikeDate(cell));
    if (odd === undefined) return addDates(piece, null);
    throw new Sentence(
      `a single column or row with "${shownCell(odd)}" in it is neither a table nor dates. Pass the whole table, =NAME(DEALS), or say what the cells are: =NAME(DEALS;"owner =";A2:A9)`,
    );
  };

  // `as of` comes first: what "this quarter" means hangs on it
  const isAsOf = ({ opener }: Argument): boolean => opener !== null && openerWord(opener) === 'as of';
  for (const { piece } of given.filter(isAsOf)) {
    const day = oneDay('as of', piece);
    if (day !== null) draft.end('as of', day);
  }
  stand = draft.ends['as of'] ?? stand;
  leaveOut(book, settings, dates.asOf);
  for (const argument of given) {
    const { opener, piece } = argument;
    if (isAsOf(argument) || isTable(argument)) continue;
    if (opener !== null) open(opener, piece);
    else if (piece) (piece.shape === 'cell' ? readCell : readLine)(piece);
  }
  const { asOf } = dates;
  return draft.finish({
    book: book.get('changes') ? book.on(asOf()) : book,
    settings,
    get asOf() {
      return asOf();
    },
  });
}
