import { zoneOf } from './zone';
import { cutOf } from '../answers/ask';
import { problemsOf } from '../answers/problems';
import { readArguments } from '../question/arguments';
import type { FoundProblem } from '../metrics/metric';
import type { Values } from '../tables/cell';
import { Sentence } from '../tables/cell';
import { TEMPLATES } from '../reports/templates';
import { sheetDoor } from './door';
import { RANGE_NAMES } from './names';
import { ownedTabs } from './owned';
import type { ProblemView, ReportView, State } from './protocol';
import { proposedAsOf } from './setup';
import type { Surveyed } from './survey';
import { survey, tabView } from './survey';
import { undoLabel } from './undo';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Everything the sidebar shows, read from the file: no memory of its own. */
export function stateOf(spreadsheet: Spreadsheet): State {
  const owned = ownedTabs(spreadsheet);
  const zone = zoneOf(spreadsheet.getSpreadsheetTimeZone());
  const tabs = survey(spreadsheet, new Set(Array.from(owned.values(), (sheet) => sheet.getName())));
  const taken = new Set<string>();
  const views = tabs.map((tab) => {
    const view = tabView(tab, () => zone, taken);
    if (view.table) taken.add(view.table);
    return view;
  });
  const reports: ReportView[] = [];
  owned.forEach((sheet, purpose) => {
    if (purpose.startsWith('report:'))
      reports.push({ report: purpose.slice(7), tab: sheet.getName(), status: String(sheet.getRange(3, 1).getValue()) });
  });
  const names = RANGE_NAMES.filter((name) => spreadsheet.getRangeByName(name));
  const { asOf, note } = proposedAsOf(tabs, zone);
  return {
    isSetUp: names.includes('DEALS') && names.includes('SETTINGS'),
    asOf,
    asOfNote: note,
    tabs: views,
    names,
    reports,
    templates: TEMPLATES.map(({ title, brief }) => ({ title, brief })),
    problems: problemsIn(tabs, (owned.get('settings')?.getDataRange().getValues() as Values | undefined) ?? null),
    undo: undoLabel(owned),
  };
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
