import { typed } from '../question/ambiguous';
import { readArguments } from '../question/arguments';
import type { Question } from '../question/question';
import { EVERYONE } from '../question/who';
import { dataGrid } from '../reports/plan';
import type { DataCell, Template } from '../reports/plan';
import { templateOf } from '../reports/templates';
import type { Values } from '../tables/cell';
import { Sentence } from '../tables/cell';
import { CATALOGUE } from './catalogue';
import { sheetDoor } from './door';
import type { Request } from './protocol';
import { setUp } from './setup';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Asked = Request<'dealsheetBuildReport'>;

const VERSUS = { previous: 'vs previous', lastYear: 'vs last year' } as const;
/** What every report reads where it is there: what is aimed at, what deals are worth, whose they are, how they are written. */
const ALWAYS = ['GOALS', 'OWNERS', 'SPLITS', 'RATES', 'CLEANING', 'SETTINGS'];

/** A report's data, and the formula that gives them. */
export interface AskedReport {
  /** The name of the time zone that the answers stand on; '' where Settings do not say. */
  readonly zone: string;
  readonly data: DataCell[][];
  /** The data whose blocks and figures its tab has room for: those of everyone, whoever it is about. */
  readonly widest: DataCell[][];
  /** @param who the cell that says whom it is about, as a formula names it; null where it is about nobody */
  formula(who: string | null): string;
}

/** The sentence for a file without deals. */
export const noDeals = (): Sentence =>
  new Sentence('No tab holds deals with headings. Paste your export into a tab, with its heading row, and try again');

const usable = (values: Values): boolean => values.some((row, r) => r > 0 && row.some((cell) => cell !== ''));

/** What is asked of a report beside its tables: title, period, comparison, as-of day, grain, currency. */
const textsOf = (request: Omit<Asked, 'mode'>): string[] => {
  const { report, period, versus, asOf, grain, currency } = request;
  return [
    templateOf(report)?.title ?? report,
    ...(period === '' ? [] : [period]),
    VERSUS[versus],
    ...(asOf ? ['as of', asOf] : []),
    ...(grain && grain !== 'month' ? [grain] : []),
    ...(currency ? [`in ${currency}`] : []),
  ];
};

/** Those of the named ranges that are there, with their values. */
export function namedTables(spreadsheet: Spreadsheet, { reads }: Template): Map<string, Values> {
  const found = new Map<string, Values>();
  for (const name of [...reads, ...ALWAYS.filter((each) => !reads.includes(each))]) {
    const values = spreadsheet.getRangeByName(name)?.getValues() as Values | undefined;
    if (values && (name === 'SETTINGS' || name === 'DEALS' || usable(values))) found.set(name, values);
  }
  return found;
}

/** The question that a report asks of its tables. @param who whom it is about, '' for everyone */
export function reportQuestion(tables: Iterable<Values>, request: Omit<Asked, 'mode'>, who: string): Question {
  const titles = Object.assign((text: string) => (templateOf(text) ? [text] : null), { isAlone: true });
  const about = who === '' ? [] : ['for =', who];
  return readArguments('REPORT', [...tables, ...textsOf(request), ...about], sheetDoor(), titles);
}

/**
 * Reads the tables and computes all of a report. Sets the file up first when it is not.
 * @param who whom it is about, '' where it is about nobody
 * @throws Sentence when the tables cannot answer
 */
export function askReport(spreadsheet: Spreadsheet, template: Template, request: Asked, who: string): AskedReport {
  let tables = namedTables(spreadsheet, template);
  if (!tables.has('DEALS')) {
    setUp(spreadsheet, null, null);
    tables = namedTables(spreadsheet, template);
    if (!tables.has('DEALS')) throw noDeals();
  }
  const { mode } = request;
  const texts = textsOf(request);
  // a report that is about nobody by itself may be narrowed once and for all
  const narrowed = !template.isAboutSomeone && request.who && request.who !== EVERYONE ? request.who : '';
  let zone = '';
  const of = (one: string): DataCell[][] => {
    const question = reportQuestion(tables.values(), request, one);
    zone = question.settings.zone?.name ?? '';
    return dataGrid(template, question, CATALOGUE);
  };
  const data = of(who || narrowed);
  return {
    zone,
    data,
    widest: mode === 'live' && who !== '' && who !== EVERYONE ? of(EVERYONE) : data,
    formula(cell) {
      const about = cell ?? (narrowed === '' ? null : typed(narrowed));
      const chosen = about === null ? [] : [typed('for ='), about];
      const parts = [typed(template.title), ...tables.keys(), ...texts.slice(1).map(typed), ...chosen];
      return `=REPORT(${parts.join(';')})`;
    },
  };
}
