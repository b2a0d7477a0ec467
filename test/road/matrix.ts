import { TEMPLATES } from '../../src/reports/templates';
import type { Template } from '../../src/reports/plan';
import type { Tab, Workbook } from '../../workbench/fake';
import { columnLetters } from '../../src/tables/cell';
import { asOf, cell, rowsOf } from '../support/cell';
import { openTabs } from './open';
import type { Mode } from './report';

export const isLong = process.env.DEALSHEET_LONG === '1';

/** Rows that reports are built on, and the last day of them. */
export interface Data {
  readonly name: string;
  readonly tabs: readonly Tab[];
  readonly asOf: string;
  /** What sales and deals won to date are by another count than ours; null where it is told elsewhere. */
  readonly counted: { readonly sales: number; readonly won: number } | null;
}

/** Sheets far from the script's own time zone, each in its locale's country. */
export const PLACES = {
  de_DE: 'Europe/Berlin',
  fr_FR: 'Europe/Paris',
  ja_JP: 'Asia/Tokyo',
  en_IN: 'Asia/Kolkata',
  zh_CN: 'Asia/Shanghai',
} as const;
export type Place = keyof typeof PLACES;
export const LOCALES = Object.keys(PLACES) as Place[];
const SCRIPT_ZONE = 'America/Los_Angeles';
const YEAR = 'year to date';

type Ask = (name: string, ...args: string[]) => unknown;
type Rows = (name: string, ...args: string[]) => Record<string, unknown>[];
const sum = (rows: readonly Record<string, unknown>[], heading: string): number | string => {
  const known = rows.map((row) => row[heading]).filter((value): value is number => typeof value === 'number');
  return known.length > 0 ? known.reduce((all, value) => all + value, 0) : '';
};

/** Each headline figure as somebody would type it. */
const TYPED: Readonly<Record<string, (ask: Ask, rows: Rows) => unknown>> = {
  Sales: (ask) => ask('SALES', YEAR),
  'Deals won': (ask) => ask('DEALSWON', YEAR),
  'Win rate': (ask) => ask('WINRATE', YEAR),
  'Deal size': (ask) => ask('DEALSIZE', YEAR),
  'Days to win': (ask) => ask('SALESCYCLE', YEAR),
  'New customers': (ask) => ask('NEWVSRETURNING', YEAR),
  CAC: (ask) => ask('CAC', YEAR),
  'Open pipeline': (ask) => ask('PIPELINE'),
  'Weighted pipeline': (ask) => ask('WEIGHTEDPIPELINE'),
  Coverage: (ask) => ask('PIPELINECOVERAGE'),
  'Won per day': (ask) => ask('SALESVELOCITY', YEAR),
  'Stalled deals': (_, rows) => rows('STALLED').filter((row) => typeof row.Days === 'number').length,
  'Slip rate': (ask) => ask('SLIPRATE', YEAR),
  'CAC with its lag': (ask) => ask('CAC', YEAR, 'lag = auto'),
  'Paid CAC': (ask) => ask('CAC', YEAR, 'basis = paid'),
  Spend: (_, rows) => rows('CAC', YEAR, 'details')[0].Spend,
  'Customers won': (_, rows) => rows('CAC', YEAR, 'details')[0]['New customers'],
  'Payback months': (ask) => ask('CACPAYBACK', YEAR),
  'LTV:CAC': (ask) => ask('LTVCAC', YEAR),
  ROI: (_, rows) => rows('SOURCEROI', YEAR, 'with total').slice(-1)[0].ROI,
  CLV: (ask) => ask('CLV'),
  Customers: (_, rows) => rows('CLV', 'customer').length,
  'Repeat rate': (ask) => ask('REPEATRATE', YEAR),
  'Value to come': (_, rows) => sum(rows('CLV', 'customer'), 'CLV'),
  'Value at risk': (_, rows) =>
    sum(
      rows('CLV', 'customer').filter(({ Segment }) => Segment === 'At risk'),
      'CLV',
    ),
  'Falling products': (_, rows) =>
    rows('PRODUCTSALES', 'product', YEAR).filter((row) => row.Trend === 'falling').length,
  'Year will end at': (_, rows) => rows('SALESFORECAST', 'this year', 'details')[0].Forecast,
};

/** What every report reads beside its own tables. */
const ALWAYS = ['GOALS', 'OWNERS', 'SPLITS', 'RATES', 'CLEANING'];
const known = new Map<string, Map<string, unknown>>();

/** The headline figures of a report, each asked by itself of the raw rows, without a spreadsheet; those without an answer are missing. */
function wanted(data: Data, { title, reads }: Template): Map<string, unknown> {
  const key = `${data.name} ${title}`;
  let found = known.get(key);
  if (!found) {
    const read = [...reads, ...ALWAYS];
    const tables: unknown[] = data.tabs.filter(({ name }) => read.includes(name.toUpperCase())).map(({ rows }) => rows);
    tables.push(asOf(data.asOf));
    const ask: Ask = (name, ...args) => cell(name, ...tables, ...args);
    const rows: Rows = (name, ...args) => {
      try {
        return rowsOf(name, ...tables, ...args);
      } catch {
        return [{}]; // a sentence: no answer
      }
    };
    found = new Map(
      Object.entries(TYPED)
        .map(([label, answer]) => [label, answer(ask, rows)] as const)
        .filter(([, value]) => typeof value === 'number'),
    );
    known.set(key, found);
  }
  return found;
}

/** A workbook of some rows in a place, set up. */
export function openAt({ tabs, asOf: day }: Data, locale: Place): Workbook {
  const book = openTabs(tabs, `${day}T12:00:00Z`, { locale, sheetZone: PLACES[locale], scriptZone: SCRIPT_ZONE });
  book.callServer('dealsheetSetUp', { tabs: [], asOf: day });
  return book;
}

/** All of a tab's first rows, as far as it reaches. */
function whole(book: Workbook, tab: string): unknown[][] {
  const { getters } = book.book;
  const sheetId = book.book.sheetIdOf(tab)!;
  const right = columnLetters(getters.getNumberCols(sheetId) - 1);
  return book.values(`'${tab}'!A1:${right}${Math.min(200, getters.getNumberRows(sheetId))}`);
}

const WRONG = /^#|NaN|Infinity|undefined|\[object/;

/** What charts draw that has no number or no name, a line each. */
function emptyRanges(book: Workbook, tab: string): string[] {
  const { getters } = book.book;
  const found: string[] = [];
  for (const { id } of getters.getFigures(book.book.sheetIdOf(tab)!)) {
    const { title, dataSource } = getters.getChartDefinition(getters.getChartIdFromFigureId(id)!) as unknown as {
      title: { text: string };
      dataSource: { labelRange: string; dataSets: { dataRange: string }[] };
    };
    const name = title.text;
    const ranges = dataSource.dataSets.map(({ dataRange }) => book.values(dataRange).flat());
    const numbers = ranges.map((cells) => cells.filter((value) => typeof value === 'number'));
    if (!numbers.flat().some((value) => value !== 0)) found.push(`${name}: no number`);
    if (ranges.some((cells) => cells.some((value) => WRONG.test(String(value))))) found.push(`${name}: an error`);
    const labels = book.values(dataSource.labelRange).flat().slice(1);
    if (labels.filter((label) => label !== '').length === 0) found.push(`${name}: no label`);
  }
  return found;
}

/** Builds a report, and builds it again, and expects of it what any report on any rows owes. */
export function expectReport(book: Workbook, data: Data, title: string, mode: Mode): void {
  const template = TEMPLATES.find((each) => each.title === title)!;
  const request = { report: title, period: YEAR, versus: 'lastYear', mode };
  for (const time of ['first', 'again']) {
    book.resetCounts();
    const { message } = book.callServer('dealsheetBuildReport', request) as { message: string };
    expect([title, time, message]).toEqual([title, time, `${title} is in the tab ${title}.`]);
    expect([title, time, book.counts().total <= 40, book.counts().total]).toEqual([
      title,
      time,
      true,
      expect.anything(),
    ]);
  }
  const shown = whole(book, title);
  for (const grid of [shown, whole(book, `${title} data`)])
    expect([
      title,
      grid
        .flat()
        .map(String)
        .filter((text) => WRONG.test(text)),
    ]).toEqual([title, []]);
  expect(String(shown[1][0])).toContain(`as of ${data.asOf}`);
  expect(String(shown[2][0])).toMatch(mode === 'live' ? /^Live: / : /^Snapshot of /);
  const wants = wanted(data, template);
  const labels = shown[4]
    .slice(1)
    .filter((label) => label !== '')
    .map(String);
  const own = Object.keys(template.blocks.find(({ key }) => key === 'figures')!.figures!);
  expect(labels.length).toBeGreaterThan(2);
  expect([title, labels]).toEqual([title, own.filter((label) => wants.has(label)).slice(0, 8)]);
  labels.forEach((label, i) => {
    const [now, before, change] = [5, 6, 7].map((r) => shown[r][i + 1]);
    const want = Number(wants.get(label));
    const isSame = typeof now === 'number' && Math.abs(now - want) <= 1e-9 * Math.max(1, Math.abs(want));
    expect([title, label, now, isSame]).toEqual([title, label, isSame ? now : want, true]);
    const isShare = template.blocks.find(({ key }) => key === 'figures')!.figures![label] === 'share';
    if (typeof before === 'number' && typeof change === 'number')
      expect(change).toBeCloseTo(isShare ? want - before : (want - before) / Math.abs(before), 9);
  });
  const at = (label: string): unknown => shown[5][labels.indexOf(label) + 1];
  if (data.counted && labels.includes('Sales')) expect(at('Sales')).toBeCloseTo(data.counted.sales, 6);
  if (data.counted && labels.includes('Deals won')) expect(at('Deals won')).toBe(data.counted.won);
  expect([title, emptyRanges(book, title)]).toEqual([title, []]);
}
