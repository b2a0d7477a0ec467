import { EVERYONE } from '../question/who';
import { inGrain } from '../reports/grain';
import { CHOOSER, layout, STATUS_ROW, WIDTHS } from '../reports/layout';
import type { DataCell } from '../reports/plan';
import { templateOf } from '../reports/templates';
import { Sentence } from '../tables/cell';
import { askReport } from './askedReport';
import { askedKey, builtKey, kept, SLACK, UPDATING } from './buildReport';
import { CATALOGUE } from './catalogue';
import { replaceCharts } from './charts';
import type { ReportStep } from './journal';
import type { Request } from './protocol';
import type { BuiltRecord } from './record';
import { editedCells } from './record';
import type { Store } from './store';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Sheets = ReadonlyMap<number, Sheet>;
type Stored = Readonly<Record<string, string>>;
type Asked = Request<'dealsheetBuildReport'>;

const parsed = <T>(text: string | null): T | null => (text === null ? null : kept<T>({ text }, 'text'));

/** Whether somebody has changed cells that a report's build wrote; one that was cut off wrote what nobody knows. */
export function isReportTouched({ title, sheet: id, built }: ReportStep, sheets: Sheets, stored: Stored): boolean {
  const sheet = sheets.get(id);
  const record = kept<BuiltRecord>(stored, builtKey(title));
  if (!sheet || !record) return false;
  if (sheet.getMaxRows() < record.rows || sheet.getMaxColumns() < WIDTHS.length) return true;
  const range = sheet.getRange(1, 1, record.rows, WIDTHS.length);
  const values = range.getValues() as never[][];
  if (String(values[STATUS_ROW - 1][0]).startsWith(UPDATING)) return false;
  const formulas = range.getFormulas();
  const chooser = templateOf(title)?.isAboutSomeone ? CHOOSER : null;
  const isEdited = (by: BuiltRecord): boolean =>
    editedCells(by, { widths: WIDTHS, cells: [], chooser }, values, formulas).length > 0;
  // a step that was taken back half-way has brought the cells of the build before
  const before = parsed<BuiltRecord>(built);
  return isEdited(record) && !(before && !isEdited(before));
}

/** Brings back what was kept of a report, and its charts, after its cells. */
export function bringBack(
  spreadsheet: Spreadsheet,
  { title, sheet: id, data, asked, built }: ReportStep,
  sheets: Sheets,
  store: Store,
  stored: Stored,
): void {
  const [sheet, dataSheet] = [sheets.get(id), sheets.get(data)];
  let record = parsed<BuiltRecord>(built);
  const request = parsed<Asked>(asked);
  if (request && record && sheet && dataSheet) {
    const now = kept<BuiltRecord>(stored, builtKey(title));
    // where the charts cannot be told any more the next build draws them all
    if (!redrawn(spreadsheet, request, sheet, dataSheet, now?.charts ?? {})) record = { ...record, charts: {} };
  }
  const values: Record<string, string> = {};
  for (const [key, was] of [
    [askedKey(title), asked],
    [builtKey(title), record && JSON.stringify(record)],
  ] as const)
    if (was === null) store.deleteProperty(key);
    else values[key] = was;
  store.setProperties(values);
}

/** Draws a report's charts as its build drew them that asked this; false where the tables cannot answer it now. */
function redrawn(
  spreadsheet: Spreadsheet,
  request: Asked,
  sheet: Sheet,
  dataSheet: Sheet,
  before: BuiltRecord['charts'],
): boolean {
  const found = templateOf(request.report);
  if (!found) return false;
  const template = inGrain(found, request.grain ?? 'month');
  const isLive = request.mode === 'live';
  const who = template.isAboutSomeone
    ? String(sheet.getRange(CHOOSER.row, CHOOSER.column).getValue()).trim() || EVERYONE
    : '';
  try {
    const data: DataCell[][] =
      isLive && spreadsheet.getRangeByName('DEALS')
        ? askReport(spreadsheet, template, request, who).widest
        : (dataSheet.getDataRange().getValues() as DataCell[][]).map((line) =>
            line.map((cell) => (cell === '' ? null : cell)),
          );
    const plan = layout(template, data, CATALOGUE, who, SLACK);
    replaceCharts(sheet, plan, dataSheet, before, false);
    return true;
  } catch (error) {
    if (error instanceof Sentence) return false;
    throw error;
  }
}
