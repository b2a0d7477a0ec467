import { STATUS_ROW } from '../reports/layout';
import { cutOf } from '../answers/ask';
import { problemsOf } from '../answers/problems';
import { readArguments } from '../question/arguments';
import type { FoundProblem } from '../metrics/metric';
import type { Values } from '../tables/cell';
import { isBlank, Sentence, shownCell } from '../tables/cell';
import { volatileCells, volatileSentence } from '../cells/volatile';
import { TEMPLATES } from '../reports/templates';
import { askedKey, kept } from './buildReport';
import { sheetDoor } from './door';
import { gridTabs } from './gridTabs';
import { RANGE_NAMES } from './names';
import { chosenLanguage } from './language';
import { ownedTabs } from './owned';
import type { ProblemView, ReportView, State } from './protocol';
import { heldDay } from './settingsTab';
import { boardDay, proposedAsOf } from './setup';
import type { Survey, Surveyed } from './survey';
import { survey, tabView } from './survey';
import { storeOf } from './store';
import { undoLabel } from './undo';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Everything the sidebar shows, read from the file: no memory of its own. */
export function stateOf(spreadsheet: Spreadsheet): State {
  const owned = ownedTabs(spreadsheet);
  const found = survey(spreadsheet, owned);
  const { tabs } = found;
  const taken = new Set<string>();
  const unsteady = unsteadyColumns(spreadsheet, tabs);
  const views = tabs.map((tab) => {
    const view = tabView(tab, found, taken);
    if (view.table) taken.add(view.table);
    const said = unsteady.get(tab.name);
    return said ? { ...view, doubts: [said, ...view.doubts] } : view;
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
    problems: problemsIn(tabs, (owned.get('settings')?.getDataRange().getValues() as Values | undefined) ?? null),
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
  const names = new Map(
    spreadsheet.getNamedRanges().map((each) => {
      const range = each.getRange();
      return [each.getName(), `'${range.getSheet().getName().replace(/'/g, "''")}'!${range.getA1Notation()}`];
    }),
  );
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

/** The problems of some tables; none where a sentence says why they cannot be read, which their own doubts say too. */
function found(tables: readonly (Values | null)[]): readonly FoundProblem[] {
  try {
    const question = readArguments('DATACHECK', tables, sheetDoor());
    return problemsOf(question, cutOf(question));
  } catch (error) {
    if (error instanceof Sentence) return [];
    throw error;
  }
}

/** As many rows as one press may select. */
const MOST_ROWS = 200;

/** What is wrong in the recognised tabs, with the rows as their tabs number them. */
function problemsIn(tabs: readonly Surveyed[], settings: Values | null): ProblemView[] {
  const byTable = new Map<string, Surveyed>();
  for (const tab of tabs) {
    const name = tab.mapping?.def.name;
    if (name && !byTable.has(name)) byTable.set(name, tab);
  }
  if (byTable.size === 0) return [];
  const tables = Array.from(byTable.values(), ({ values }) => values);
  return found([...tables, ...(settings ? [settings] : [])])
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
