import type { Heat, Look, TabPlan } from '../reports/layout';
import { columnUnits } from '../reports/plan';
import type { DataCell, Template } from '../reports/plan';
import type { Unit } from '../facts/unit';
import { replaceCharts, signaturesOf } from './charts';
import { reference } from './owned';
import type { BuiltRecord } from './record';
import { marksOf, signature } from './record';
import { safeText } from './safeText';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** The number format of each unit. */
export const FORMATS: Readonly<Record<Unit, string>> = {
  money: '#,##0',
  share: '0.0%',
  days: '0.0',
  count: '#,##0',
  factor: '#,##0.00',
  text: 'General',
  day: 'General',
};
const SIGNED = '+0.0%;-0.0%;0.0%';
/** The change of a share is in points, which a sign of per cent alone would not tell. */
const POINTS = '+0.0%" pts";-0.0%" pts";0.0%" pts"';

const INK = '#202124';
const GREY = '#5f6368';
const SIZES: Readonly<Partial<Record<Look, number>>> = { title: 18, figure: 15, section: 12 };
const BOLD: readonly Look[] = ['title', 'figure', 'section', 'heading', 'label', 'status'];
const FAINT: readonly Look[] = ['muted', 'change'];

/** Shades of a number that is well, and of the worst. */
const FINE = '#ffffff';
const BAD = '#f4c7a1';

/** Where the deals stand, for links to their rows. */
export interface DealsAt {
  readonly sheetId: number;
  readonly headingRow: number;
}

/** Columns of a new tab. */
const USUAL = 26;

/** Makes a sheet at least so large; new cells only where they are missing. */
export function ensureSize(sheet: Sheet, rows: number, columns: number): void {
  // asking for a range costs nothing, asking how large a tab is does
  if (!reaches(sheet, rows, 1)) {
    const height = sheet.getMaxRows();
    sheet.insertRowsAfter(height, rows - height);
  }
  if (!reaches(sheet, 1, columns)) {
    const width = reaches(sheet, 1, USUAL) && !reaches(sheet, 1, USUAL + 1) ? USUAL : sheet.getMaxColumns();
    sheet.insertColumnsAfter(width, columns - width);
  }
}

function reaches(sheet: Sheet, row: number, column: number): boolean {
  try {
    sheet.getRange(row, column);
    return true;
  } catch {
    return false;
  }
}

/** What was there before a build. */
interface Before {
  readonly isNew: boolean;
  readonly isNewData: boolean;
  /** What the last build wrote; null where it has to be written anew. */
  readonly record: BuiltRecord | null;
}

const LEAST_ROWS = 100;

/** Writes the data of a report: one formula that spills, or values that stay. */
export function writeData(
  sheet: Sheet,
  template: Template,
  data: readonly (readonly DataCell[])[],
  formula: string | null,
  { isNewData, record }: Before,
): void {
  const [rows, columns] = [data.length, data[0].length];
  const height = Math.max(rows, record?.dataRows ?? 0, LEAST_ROWS);
  ensureSize(sheet, height, columns);
  if (!isNewData && record) sheet.getRange(1, 1, height, columns).clearContent();
  else if (!isNewData) sheet.clearContents();
  // charts take the formats of their axes from the data
  if (isNewData || !record || rows > Math.max(record.dataRows, LEAST_ROWS)) {
    const formats = columnUnits(template).map((unit) => FORMATS[unit]);
    sheet.getRange(1, 1, height, columns).setNumberFormats(Array.from({ length: height }, () => formats));
  }
  if (formula !== null) sheet.getRange(1, 1).setFormula(formula);
  else sheet.getRange(1, 1, rows, columns).setValues(data.map((row) => row.map((cell) => safeText(cell) ?? '')));
}

/**
 * Says on the report's tab what is going on, the first and the last thing a build writes; and whom it is about, which the
 * data refer to.
 */
export function writeStatus(sheet: Sheet, { statusRow, chooser, cells }: TabPlan, text: string): void {
  if (!chooser) sheet.getRange(statusRow, 1).setValue(text);
  else {
    const who = safeText(cells[chooser.row - 1][chooser.column - 1] as DataCell);
    sheet.getRange(statusRow, 1, 2, 2).setValues([
      [text, ''],
      ['About', who],
    ]);
  }
}

/** How a report's tab is to be written. */
interface Writing extends Before {
  readonly isLive: boolean;
  readonly status: string;
  /** Rows that are the report's, those of its last build included. */
  readonly rows: number;
  readonly deals: DealsAt | null;
}

/** Formats, styles and shades of a tab in a few characters; live and not are alike but for a choice of whom it is about. */
const lookOf = ({ units, looks, heats, chooser }: TabPlan, isLive: boolean, rows: number): string =>
  signature([units, looks, heats, chooser, chooser !== null && isLive, rows]);

/** What a build is going to write, known before it writes anything. */
export function recordOf(
  plan: TabPlan,
  data: readonly (readonly DataCell[])[],
  { isLive, rows, deals }: Pick<Writing, 'isLive' | 'rows' | 'deals'>,
  at: string,
): BuiltRecord {
  // marks pass over the names of tabs
  const cells = marksOf(contents(plan, data, isLive ? 'data' : '', deals));
  const look = lookOf(plan, isLive, rows);
  return { at, rows: plan.cells.length, dataRows: data.length, cells, look, charts: signaturesOf(plan) };
}

/** Writes a report's tab, which is large enough, in a fixed number of calls: formats, charts, then texts, references or values. */
export function writeTab(
  sheet: Sheet,
  plan: TabPlan,
  dataSheet: Sheet,
  data: readonly (readonly DataCell[])[],
  { isLive, status, rows, deals, isNew, isNewData, record }: Writing,
): void {
  const columns = plan.widths.length;
  if (lookOf(plan, isLive, rows) !== record?.look || isNewData) format(sheet, plan, dataSheet, isLive, isNew, rows);
  replaceCharts(sheet, plan, dataSheet, isNewData ? {} : (record?.charts ?? {}), isNew);
  const grid = contents(plan, data, isLive ? dataSheet.getName() : '', deals);
  grid[plan.statusRow - 1] = grid[plan.statusRow - 1].map((_, c) => (c === 0 ? safeText(status) : ''));
  const empty = new Array<DataCell>(columns).fill('');
  while (grid.length < rows) grid.push(empty);
  // last, as it takes away what the status said
  sheet.getRange(1, 1, rows, columns).setValues(grid);
}

/** What is written into each cell, but for the status: texts, numbers, references to the data as formulas. */
function contents(
  plan: TabPlan,
  data: readonly (readonly DataCell[])[],
  dataName: string,
  deals: DealsAt | null,
): DataCell[][] {
  const isLive = dataName !== '';
  return plan.cells.map((line) =>
    line.map((cell): DataCell => {
      if (cell === null) return '';
      if (typeof cell !== 'object') return safeText(cell);
      const value = data[cell.row - 1]?.[cell.column - 1] ?? null;
      const at = reference(dataName, cell.row, cell.column);
      if (cell.link && deals && (isLive || value !== null)) {
        const sheetRow = isLive ? `${at}+${deals.headingRow - 1}` : String(Number(value) + deals.headingRow - 1);
        const link = `HYPERLINK("#gid=${deals.sheetId}&range=A"&(${sheetRow});"Row "&(${sheetRow}))`;
        return isLive ? `=IF(${at}="";"";${link})` : `=${link}`;
      }
      return isLive ? `=IF(${at}="";"";${at})` : (safeText(value) ?? '');
    }),
  );
}

/** Formats, styles, alignment, shades, widths, and the choices of whom it is about. */
function format(sheet: Sheet, plan: TabPlan, dataSheet: Sheet, isLive: boolean, isNew: boolean, rows: number): void {
  const columns = plan.widths.length;
  const block = sheet.getRange(1, 1, rows, columns);
  /** The rows of the plan, and below them what an earlier, longer one had. */
  const grid = <T>(of: (r: number, c: number) => T, below: T): T[][] =>
    Array.from({ length: rows }, (_, r) => plan.widths.map((__, c) => (r < plan.cells.length ? of(r, c) : below)));
  block.setNumberFormats(
    grid((r, c) => {
      const unit = plan.units[r][c];
      return plan.looks[r][c] === 'change' ? (unit === 'share' ? POINTS : SIGNED) : unit ? FORMATS[unit] : 'General';
    }, 'General'),
  );
  const styles = new Map<Look, GoogleAppsScript.Spreadsheet.TextStyle>();
  const styleOf = (look: Look): GoogleAppsScript.Spreadsheet.TextStyle => {
    const known = styles.get(look);
    if (known) return known;
    const style = SpreadsheetApp.newTextStyle()
      .setFontSize(SIZES[look] ?? 10)
      .setBold(BOLD.includes(look))
      .setForegroundColor(FAINT.includes(look) ? GREY : INK)
      .build();
    styles.set(look, style);
    return style;
  };
  block.setTextStyles(grid((r, c) => styleOf(plan.looks[r][c]), styleOf('plain')));
  block.setHorizontalAlignments(grid((r, c) => (isNumber(plan, r, c) ? 'right' : 'left'), 'left'));
  if (isNew) {
    sheet.setColumnWidth(1, plan.widths[0]);
    sheet.setColumnWidths(2, columns - 1, plan.widths[1]);
    sheet.setHiddenGridlines(true);
  }
  if (plan.chooser) {
    const { row, column, choices } = plan.chooser;
    const list = dataSheet.getRange(choices.row, choices.column, choices.rows, 1);
    const rule = SpreadsheetApp.newDataValidation().requireValueInRange(list, true).setAllowInvalid(true).build();
    sheet.getRange(row, column).setDataValidation(isLive ? rule : null);
  }
  if (plan.heats.length > 0) shade(sheet, plan.heats, isNew);
}

/** Shades numbers by how bad they are; the user's own rules stay, and ours are known by their colours. */
function shade(sheet: Sheet, heats: readonly Heat[], isNew: boolean): void {
  const isOurs = (rule: GoogleAppsScript.Spreadsheet.ConditionalFormatRule): boolean => {
    const gradient = rule.getGradientCondition();
    const colours = gradient ? [gradient.getMinColor(), gradient.getMaxColor()] : [];
    return [FINE, BAD].every((own) => colours.some((each) => each.toLowerCase().endsWith(own.slice(1))));
  };
  const others = isNew ? [] : sheet.getConditionalFormatRules().filter((rule) => !isOurs(rule));
  const own = heats.map(({ row, column, rows, columns, bad }) => {
    const rule = SpreadsheetApp.newConditionalFormatRule().setRanges([sheet.getRange(row, column, rows, columns)]);
    const [low, high] = bad === 'high' ? [FINE, BAD] : [BAD, FINE];
    return rule.setGradientMinpoint(low).setGradientMaxpoint(high).build();
  });
  sheet.setConditionalFormatRules([...others, ...own]);
}

/** Numbers stand right, and so do the headings above them and the words below. */
function isNumber({ units, looks }: TabPlan, r: number, c: number): boolean {
  if (looks[r][c] === 'status') return true;
  const unit = units[r][c] ?? (looks[r][c] === 'heading' || looks[r][c] === 'label' ? units[r + 1]?.[c] : null);
  return unit !== null && unit !== undefined && unit !== 'text' && unit !== 'day';
}
