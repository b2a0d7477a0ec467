import { firstCall, isRange } from '../cells/formula';
import { run } from '../cells/run';
import type { Unit } from '../facts/unit';
import { isPlain } from '../metrics/metric';
import { Sentence } from '../tables/cell';
import { readNumberText } from '../tables/parse';
import { CATALOGUE } from './catalogue';
import { sheetDoor } from './door';
import { addressOf } from './owned';
import type { ExplainLine, Replies } from './protocol';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

/** Words that shape an answer; the number behind it is the same. */
const SHAPES = /^(with )?(total|details|rows|sort by metric)$|^plain$|^vs /i;

/**
 * Explains the number of the active cell: reads the first call of ours in its formula, hands its arguments to EXPLAIN.
 * @param compare what another tool says, as typed; '' for nothing
 * @throws Sentence when the cell holds no such formula, or one whose arguments cannot be read from here
 */
export function explainCell(spreadsheet: Spreadsheet, compare: string): Replies['dealsheetExplain'] {
  const range = spreadsheet.getActiveRange();
  const cell = range ? addressOf(range) : 'The cell';
  const formula = range ? range.getFormula() : '';
  const call = firstCall(
    formula,
    CATALOGUE.map(({ name }) => name),
  );
  if (!range || !call || call.name === 'EXPLAIN')
    throw new Sentence(
      `${cell} holds no formula of Dealsheet. Select a cell such as =SALES(DEALS;SETTINGS) and try again`,
    );
  const wanted = compare === '' ? null : readNumberText(compare);
  if (wanted !== null && !Number.isFinite(wanted))
    throw new Sentence(`"${compare}" is no number. Write what the other tool said, such as 35% or 12,400`);
  const args = call.args
    .filter((argument) => argument !== '')
    .map((argument) => valueOf(argument, spreadsheet, range, call));
  const named = args.filter((value) => !(typeof value === 'string' && SHAPES.test(value.trim())));
  const rows = run(
    'EXPLAIN',
    [call.name, ...named, ...(wanted === null ? [] : ['compare =', wanted])],
    sheetDoor(),
    CATALOGUE,
  ) as (string | number)[][];
  const def = CATALOGUE.find(({ name }) => name === call.name);
  const units: Record<string, Unit> = def && isPlain(def) ? (def.columns as Record<string, Unit>) : {};
  const headline = Object.keys(units)[0] ?? '';
  const lines = rows.slice(1).map(([what, answer, value, , ids, numbers]): ExplainLine => {
    const unit = units[String(answer)] ?? units[headline] ?? 'factor';
    return {
      what: String(what),
      answer: String(answer),
      value: typeof value === 'number' ? numberText(value, unit) : '',
      ids: String(ids),
      rows: String(numbers),
    };
  });
  return { cell, formula, lines, message: `${cell} is explained.` };
}

/** What an argument comes to: a text, a number, the value of one cell or the values of several. */
export function valueOf(text: string, spreadsheet: Spreadsheet, cell: Range, call: { readonly name: string }): unknown {
  const quoted = /^"((?:[^"]|"")*)"$/.exec(text);
  if (quoted) return quoted[1].replace(/""/g, '"');
  if (/^TODAY\(\)$/i.test(text)) return new Date();
  if (/^-?[\d.,]+%?$/.test(text)) return readNumberText(text);
  const range = rangeOf(text, spreadsheet, cell);
  if (range) {
    const values = range.getValues();
    return values.length === 1 && values[0].length === 1 ? values[0][0] : values;
  }
  throw new Sentence(
    `The argument ${text} of ${call.name} is computed inside the formula and cannot be read from here. Put it into a cell of its own, or type =EXPLAIN("${call.name}";…) with the same arguments`,
  );
}

const isCell = (text: string): boolean => /^(('[^']*(''[^']*)*'|[\p{L}\p{N}_ ]+)!)?\$?[A-Za-z]{1,3}\$?\d+$/u.test(text);

function rangeOf(text: string, spreadsheet: Spreadsheet, cell: Range): Range | null {
  const named = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(text) ? spreadsheet.getRangeByName(text) : null;
  if (named) return named;
  if (!isRange(text) && !isCell(text)) return null;
  const plain = text.replace(/\$/g, '');
  try {
    return plain.includes('!') ? spreadsheet.getRange(plain) : cell.getSheet().getRange(plain);
  } catch {
    return null;
  }
}

function numberText(value: number, unit: Unit): string {
  const size = Math.abs(unit === 'share' ? value * 100 : value);
  const [whole, part] = size.toFixed(unit === 'share' ? 1 : Number.isInteger(size) ? 0 : 2).split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (part ? '.' + part : '');
  return `${value < 0 ? '−' : ''}${text}${unit === 'share' ? ' %' : ''}`;
}
