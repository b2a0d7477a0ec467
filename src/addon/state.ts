import { zoneOf } from './zone';
import { run } from '../cells/run';
import { TEMPLATES } from '../reports/templates';
import { CATALOGUE } from './catalogue';
import { sheetDoor } from './door';
import { RANGE_NAMES } from './names';
import { ownedTabs } from './owned';
import type { ReportView, State } from './protocol';
import { proposedAsOf } from './setup';
import type { Surveyed } from './survey';
import { survey, tabView } from './survey';

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
    problems: problemsOf(tabs),
  };
}

/** What DATACHECK finds in the recognised tabs; a tab that cannot be read at all is said by its own doubts. */
function problemsOf(tabs: readonly Surveyed[]): State['problems'] {
  const seen = new Set<string>();
  const tables = tabs
    .filter(({ mapping }) => mapping && !seen.has(mapping.def.name) && seen.add(mapping.def.name))
    .map(({ values }) => values);
  if (tables.length === 0) return [];
  const rows = run('DATACHECK', tables, sheetDoor(), CATALOGUE) as (string | number)[][];
  return rows
    .slice(1)
    .filter((row) => Number(row[1]) > 0)
    .map(([problem, count, which, , concerns]) => ({
      problem: String(problem),
      rows: Number(count),
      which: String(which),
      concerns: String(concerns),
    }));
}
