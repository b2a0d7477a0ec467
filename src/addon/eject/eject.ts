import { dayToSerial, isoText } from '../../calendar/day';
import { bucketOf, bucketStart, CALENDAR } from '../../calendar/grain';
import type { Unit } from '../../facts/unit';
import { ask, cutOf } from '../../answers/ask';
import { isPlain, titleOf } from '../../metrics/metric';
import { readArguments } from '../../question/arguments';
import type { Question } from '../../question/question';
import { NO_WORDS } from '../../question/words';
import type { Values } from '../../tables/cell';
import { Sentence } from '../../tables/cell';
import { NONE } from '../../tables/dictionary';
import { plural } from '../../tables/words';
import { CATALOGUE } from '../catalogue';
import { noDeals } from '../askedReport';
import { sheetDoor } from '../door';
import { RANGE_NAMES } from '../names';
import { makeTab } from '../owned';
import { safeText } from '../safeText';
import { setUp } from '../setup';
import { ensureSize, FORMATS } from '../writer';
import type { CleanDeal, CleanSpend } from './cleanRows';
import { cleanDeals, cleanSpend, FIELDS } from './cleanRows';
import type { About } from './formulas';
import { CLEAN, DEAL_HEADINGS, FIRST_ROW, Formulas, MEASURES, SPEND_COLUMN, SPEND_HEADINGS } from './formulas';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Written = string | number;

const SUMMARY = 'Clean summary';
/** Cells written at once. */
const PIECE = 40000;
/** Names of one field that get a row. */
const MOST = 200;
const UNITS: readonly Unit[] = [
  ...(['money', 'count', 'count', 'share', 'money', 'money', 'money', 'money', 'count', 'money'] as const),
];
const MONTH = 'yyyy-mm';
const DAY = 'yyyy-mm-dd';

/** What no formula over single rows can tell: it is written as a value, and said to be one. */
const AS_VALUES = [
  ...['SALESCYCLE', 'SALESVELOCITY', 'PIPELINE', 'WEIGHTEDPIPELINE', 'PIPELINECOVERAGE', 'SLIPRATE', 'REPEATRATE'],
  ...['CACPAYBACK', 'CLV', 'LTVCAC'],
];

/** The question of the whole file: every table it has. */
function questionOf(spreadsheet: Spreadsheet): Question {
  if (!spreadsheet.getRangeByName('DEALS')) setUp(spreadsheet, null, null);
  const ranges = RANGE_NAMES.flatMap((name) => spreadsheet.getRangeByName(name) ?? []);
  const tables = ranges.map((range) => range.getValues() as Values);
  const question = readArguments('SALES', tables, sheetDoor());
  if (!question.book.get('deals')) throw noDeals();
  return question;
}

/** Numbers that stay as they are today: title, value, unit, what it is. */
function asValues(question: Question): { title: string; value: number; unit: Unit; brief: string }[] {
  const whole = { ...question, period: null, by: [], options: new Map(), names: [], words: NO_WORDS };
  return AS_VALUES.flatMap((name) => {
    const def = CATALOGUE.find((each) => each.name === name);
    if (!def || !isPlain(def)) return [];
    try {
      const answer = ask(def, whole, CATALOGUE, cutOf(whole));
      const [value] = answer.whole;
      const { unit } = answer.columns[0];
      return typeof value === 'number' ? [{ title: titleOf(def), value, unit, brief: def.brief }] : [];
    } catch (error) {
      if (error instanceof Sentence) return [];
      throw error;
    }
  });
}

/** Writes a grid in pieces that one call can carry. */
function write(sheet: Sheet, row: number, column: number, grid: readonly (readonly Written[])[]): void {
  if (grid.length === 0) return;
  const step = Math.max(1, Math.floor(PIECE / grid[0].length));
  for (let from = 0; from < grid.length; from += step) {
    const part = grid.slice(from, from + step);
    sheet
      .getRange(row + from, column, part.length, part[0].length)
      .setValues(part.map((line) => line.map((cell) => safeText(cell) ?? '')));
  }
}

/** The tab of values: deals, and beside them the spend. */
function writeClean(
  spreadsheet: Spreadsheet,
  stamp: string,
  deals: readonly CleanDeal[],
  spend: readonly CleanSpend[],
): Sheet {
  const sheet = makeTab(spreadsheet, CLEAN, `${CLEAN} ${stamp}`);
  const rows = FIRST_ROW - 1 + Math.max(1, deals.length, spend.length);
  ensureSize(sheet, rows, SPEND_COLUMN + SPEND_HEADINGS.length - 1);
  const dated = (column: number): void =>
    void sheet.getRange(FIRST_ROW, column, rows - FIRST_ROW + 1, 1).setNumberFormat(DAY);
  dated(2);
  dated(SPEND_COLUMN);
  sheet.getRange(1, 1).setValue(`${stamp}. Values that stay as they are; ${SUMMARY} computes from them.`);
  const headings = [...DEAL_HEADINGS, '', ...SPEND_HEADINGS];
  sheet.getRange(2, 1, 1, headings.length).setValues([headings]).setFontWeight('bold');
  write(
    sheet,
    FIRST_ROW,
    1,
    deals.map(({ id, close, outcome, amount, share, of, customer, newCustomer }) => [
      ...[id, dayToSerial(close), outcome, amount ?? '', share, ...of, customer, newCustomer],
    ]),
  );
  write(
    sheet,
    FIRST_ROW,
    SPEND_COLUMN,
    spend.map(({ day, amount, of }) => [dayToSerial(day), amount, ...of]),
  );
  sheet.setFrozenRows(2);
  return sheet;
}

/** The names of a field, the largest sales first, `(none)` last; the first day of every month from the first to the last. */
function rowsOf(deals: readonly CleanDeal[], spend: readonly CleanSpend[], at: number | 'month'): (string | number)[] {
  if (at === 'month') {
    const months = [...deals.map(({ close }) => close), ...spend.map(({ day }) => day)].map((day) =>
      bucketOf(day, 'month', CALENDAR),
    );
    if (months.length === 0) return [];
    const [first, last] = [months.reduce((a, b) => Math.min(a, b)), months.reduce((a, b) => Math.max(a, b))];
    return Array.from({ length: last - first + 1 }, (_, i) => dayToSerial(bucketStart(first + i, 'month', CALENDAR)));
  }
  const sold = new Map<string, number>();
  for (const { of, amount, outcome } of deals)
    sold.set(of[at], (sold.get(of[at]) ?? 0) + (outcome === 'Lost' ? 0 : (amount ?? 0)));
  for (const { of } of spend) sold.set(of[at], sold.get(of[at]) ?? 0);
  const names = Array.from(sold.keys()).sort(
    (a, b) => Number(a === NONE) - Number(b === NONE) || (sold.get(b) as number) - (sold.get(a) as number),
  );
  return names.slice(0, MOST);
}

/**
 * Writes what stays when the add-on is gone: the deals as clean values, and over them a summary of ordinary formulas.
 * @returns a sentence of what was done
 */
export function eject(spreadsheet: Spreadsheet): string {
  const question = questionOf(spreadsheet);
  const [deals, spend] = [cleanDeals(question), cleanSpend(question)];
  const values = asValues(question);
  const zone = spreadsheet.getSpreadsheetTimeZone();
  const { currency } = question.settings;
  const stamp = `Made ${Utilities.formatDate(new Date(), zone, 'yyyy-MM-dd HH:mm')}, as of ${isoText(question.asOf)}${currency ? `, in ${currency}` : ''}`;
  const clean = writeClean(spreadsheet, stamp, deals, spend);
  const formulas = new Formulas(clean.getName(), deals, spend);
  const hasSpend = spend.length > 0;
  const knows = (field: string): boolean => question.book.get('spend')?.has(field) ?? false;

  const grid: Written[][] = [];
  const formats: string[][] = [];
  const bold: number[] = [];
  const width = MEASURES.length + 1;
  const put = (line: readonly Written[], format: readonly string[] = []): void => {
    grid.push([...line, ...new Array<string>(width - line.length).fill('')]);
    formats.push(Array.from({ length: width }, (_, c) => format[c] ?? 'General'));
  };
  const heading = (title: string, columns: readonly string[]): void => {
    put([]);
    put([title, ...columns]);
    bold.push(grid.length);
  };
  const money = UNITS.map((unit) => FORMATS[unit]);
  const line = (about: About, label: Written, first: string, isTold: boolean): void => {
    const row = grid.length + 1;
    put([safeText(label) as Written, ...formulas.row(about, row, isTold)], [first, ...money]);
  };
  put([SUMMARY]);
  bold.push(1);
  put([
    `${stamp}. Ordinary formulas over ${clean.getName()}: they work without the add-on, and for whoever gets a copy.`,
  ]);
  heading('All', MEASURES);
  line({ kind: 'all' }, 'Total', 'General', hasSpend);
  heading('By month', MEASURES);
  for (const month of rowsOf(deals, spend, 'month')) line({ kind: 'month' }, month, MONTH, hasSpend);
  FIELDS.forEach((field, at) => {
    const names = rowsOf(deals, knows(field) ? spend : [], at);
    if (names.every((name) => name === NONE)) return;
    heading(`By ${field}`, MEASURES);
    for (const name of names)
      line({ kind: 'name', field, name: String(name) }, name, 'General', hasSpend && knows(field));
  });
  heading('As values, which no formula renews', ['Value', 'What it is']);
  for (const { title, value, unit, brief } of values) put([title, value, brief], ['General', FORMATS[unit]]);
  heading('Written as values too', []);
  put(['Reports, cohorts, forecasts and what customers are worth one by one: build a snapshot report of each.']);

  const sheet = makeTab(spreadsheet, SUMMARY, `${SUMMARY} ${stamp}`);
  ensureSize(sheet, grid.length, width);
  const block = sheet.getRange(1, 1, grid.length, width);
  block.setNumberFormats(formats);
  block.setFontWeights(grid.map((row, r) => row.map(() => (bold.includes(r + 1) ? 'bold' : 'normal'))));
  sheet.setColumnWidth(1, 190);
  sheet.setColumnWidths(2, width - 1, 110);
  block.setValues(grid);
  spreadsheet.setActiveSheet(sheet);
  return `${clean.getName()} holds ${plural(deals.length, 'closed deal', 'closed deals')} as values, and ${sheet.getName()} computes from them with ordinary formulas.`;
}
