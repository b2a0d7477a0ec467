import { STATUS_ROW } from '../reports/layout';
import { cutOf } from '../answers/ask';
import { problemsOf } from '../answers/problems';
import { readArguments } from '../question/arguments';
import { teamsOf } from '../question/columns';
import { personChoice, teamChoice } from '../question/who';
import type { FoundProblem } from '../metrics/metric';
import type { Values } from '../tables/cell';
import { isBlank, Sentence, shownCell } from '../tables/cell';
import { volatileCells, volatileSentence } from '../cells/volatile';
import { noSales } from '../reports/blocks';
import { TEMPLATES } from '../reports/templates';
import { askedKey, kept } from './buildReport';
import { CATALOGUE } from './catalogue';
import { sheetDoor } from './door';
import { gridTabs } from './gridTabs';
import { RANGE_NAMES } from './names';
import { chosenLanguage } from './language';
import { addressOf, ownedTabs } from './owned';
import type { ProblemView, ReportView, State } from './protocol';
import { heldDay } from './settingsTab';
import { boardDay, proposedAsOf } from './setup';
import type { Survey, Surveyed } from './survey';
import { survey, tabView } from './survey';
import { storeOf } from './store';
import { undoLabel } from './journal';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Everything the sidebar shows, read from the file: no memory of its own. */
export function stateOf(spreadsheet: Spreadsheet): State {
  const owned = ownedTabs(spreadsheet);
  const found = survey(spreadsheet, owned);
  const { tabs } = found;
  const taken = new Set<string>();
  const unsteady = unsteadyColumns(spreadsheet, tabs);
  const byTable = new Map<string, Surveyed>();
  for (const tab of tabs) {
    const name = tab.mapping?.def.name;
    if (name && !byTable.has(name)) byTable.set(name, tab);
  }
  const settings = (owned.get('settings')?.getDataRange().getValues() as Values | undefined) ?? null;
  const all = told(byTable, settings);
  const views = tabs.map((tab) => {
    const view = tabView(tab, found, taken);
    if (view.table) taken.add(view.table);
    const said = [unsteady.get(tab.name), byTable.get('deals') === tab ? all.noSales : ''].filter(Boolean) as string[];
    return said.length > 0 ? { ...view, doubts: [...said, ...view.doubts] } : view;
  });
  const reports: ReportView[] = [];
  const stored = storeOf(spreadsheet).getProperties();
  owned.forEach((sheet, purpose) => {
    if (purpose.startsWith('report:'))
      reports.push({
        report: purpose.slice(7),
        tab: sheet.getName(),
        status: String(sheet.getRange(STATUS_ROW, 1).getValue()),
        asked: kept(stored, askedKey(purpose.slice(7))),
      });
  });
  const names = RANGE_NAMES.filter((name) => spreadsheet.getRangeByName(name));
  const { asOf, note } = standsOn(found);
  return {
    isSetUp: names.includes('DEALS') && names.includes('SETTINGS'),
    asOf,
    asOfNote: note,
    boardAsOf: boardDay(asOf, note !== ''),
    tabs: views,
    names,
    reports,
    templates: TEMPLATES.map(({ title, brief, blocks }) => ({
      title,
      brief,
      hasGrain: blocks.some(({ byMonth }) => byMonth),
    })),
    problems: problemsIn(byTable, all.problems),
    whom: all.whom,
    currencies: all.currencies,
    undo: undoLabel(owned),
    language: chosenLanguage(),
  };
}

/** The day that answers stand on, or would: the one that Settings hold, else the one that is proposed. */
function standsOn(found: Survey): { asOf: string; note: string } {
  try {
    const held = heldDay(found.settings);
    if (held !== null) return { asOf: held, note: `The as-of day is held on ${held}.` };
  } catch (error) {
    if (!(error instanceof Sentence)) throw error; // the page of Settings tells it
  }
  return proposedAsOf(found);
}

/** For each tab that is a table the columns that change by themselves, which stop every formula that is given them. */
function unsteadyColumns(spreadsheet: Spreadsheet, tabs: readonly Surveyed[]): Map<string, string> {
  const formulas = new Map(gridTabs(spreadsheet).map((sheet) => [sheet.getName(), sheet.getDataRange().getFormulas()]));
  const names = new Map(spreadsheet.getNamedRanges().map((each) => [each.getName(), addressOf(each.getRange())]));
  const found = volatileCells(formulas, names);
  const said = new Map<string, string>();
  for (const { name, values, mapping, headingRow } of tabs) {
    if (!values || !mapping) continue;
    const headings = new Map<number, string>();
    values[0].forEach((cell, c) => {
      if (!isBlank(cell)) headings.set(c, shownCell(cell, 30));
    });
    const sentence = volatileSentence(name, headings, headingRow, found.get(name) ?? []);
    if (sentence !== null) said.set(name, sentence);
  }
  return said;
}

/** What the rows of the file say together; nothing where a sentence says why they cannot be read, which their own doubts say too. */
function told(byTable: ReadonlyMap<string, Surveyed>, settings: Values | null): Told {
  if (byTable.size === 0) return NOTHING;
  try {
    const tables = Array.from(byTable.values(), ({ values }) => values);
    const question = readArguments('DATACHECK', [...tables, ...(settings ? [settings] : [])], sheetDoor());
    const deals = question.book.get('deals');
    const named = (field: string): string[] =>
      deals?.has(field) ? deals.coded(field).names.names().slice(0, MOST_NAMES).filter(Boolean) : [];
    const owners = named('owner');
    const teamOf = teamsOf(question.book);
    const teams = new Set([...named('team'), ...owners.map((owner) => teamOf(owner))]);
    return {
      problems: problemsOf(question, cutOf(question)),
      noSales: deals && deals.has('amount') ? noSales(question, CATALOGUE) : '',
      whom: [...Array.from(teams).filter(Boolean).map(teamChoice), ...owners.map(personChoice)],
      currencies: named('currency')
        .filter((code) => /^[A-Z]{3}$/.test(code))
        .sort(),
    };
  } catch (error) {
    if (error instanceof Sentence) return NOTHING;
    throw error;
  }
}

interface Told {
  readonly problems: readonly FoundProblem[];
  /** Why there are no sales; '' where there are. */
  readonly noSales: string;
  readonly whom: readonly string[];
  readonly currencies: readonly string[];
}
const NOTHING: Told = { problems: [], noSales: '', whom: [], currencies: [] };
/** Names that a list is offered of. */
const MOST_NAMES = 60;

/** As many rows as one press may select. */
const MOST_ROWS = 200;

/** What is wrong in the recognised tabs, with the rows as their tabs number them. */
function problemsIn(byTable: ReadonlyMap<string, Surveyed>, problems: readonly FoundProblem[]): ProblemView[] {
  return problems
    .map(({ table, lines, what, effect }): ProblemView => {
      const tab = byTable.get(table.name);
      const shift = (tab?.headingRow ?? 1) - 1;
      return {
        problem: `${table.title}: ${what}`,
        rows: lines.length,
        effect,
        tab: tab?.name ?? '',
        sheetRows: lines.slice(0, MOST_ROWS).map((i) => table.rowNumber[i] + shift),
      };
    })
    .sort((a, b) => b.rows - a.rows);
}
