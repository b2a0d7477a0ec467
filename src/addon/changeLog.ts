import { plural } from '../tables/words';
import { LAST_DAY } from '../calendar/period';
import type { Zone } from '../calendar/zone';
import { dayOfDate } from '../calendar/zone';
import type { Values } from '../tables/cell';
import type { Change } from '../tables/changes';
import { CHANGE_HEADINGS, changeRows, differences, readChanges, replay, versionOf } from '../tables/changes';
import { forecastRow, readForecasts } from '../tables/forecastLog';
import type { LoggedForecast } from '../tables/forecastLog';
import { mapHeadings } from '../tables/recognise';
import { tableDef } from '../tables/fields';
import type { Table } from '../tables/table';
import { Book } from '../tables/book';
import { shared } from '../tables/table';
import { alone } from './lock';
import { makeTab } from './owned';
import { safeText } from './safeText';
import { claimName } from './setup';
import type { Survey } from './survey';
import { tableIn } from './survey';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export const CHANGES_PURPOSE = 'changes';
/** Rows written by one call, so that none grows too large. */
const AT_ONCE = 20000;

/**
 * Appends to the add-on's own Changes tab what is different in the deals since the last refresh; makes the tab when there
 * is none. Deals are known by their id, so that sorting, inserting and renaming columns are no changes. Where the user has
 * a Changes tab, such as the CRM's own history, that is the log and nothing is written. The forecast made now goes there
 * too, unless it stands there with the same numbers for the same day.
 * @param found the tabs that are not the add-on's, and how they are read
 * @param own the tab of an earlier refresh
 * @returns a sentence of what was done; '' when there was nothing to do
 */
export function logChanges(
  spreadsheet: Spreadsheet,
  { tabs, zone, book }: Survey,
  own: Sheet | undefined,
  forecast: LoggedForecast | null,
): string {
  if (tableIn(tabs, 'changes') && !own) return '';
  const deals = tableIn(tabs, 'deals');
  if (!deals) return '';
  const table = book().add(deals.values, deals.mapping);
  const hasIds = table.has('deal id');
  if (!hasIds && !forecast) return own ? LOST_IDS : '';
  const logged = (): string => {
    const log = own ? read(own, zone) : null;
    const before = log ? replay(readChanges(log), LAST_DAY).version : { fields: [], deals: new Map() };
    const { version, unkeyed } = hasIds ? versionOf(table) : { version: before, unkeyed: [] };
    const changes = differences(before, version, dayOfDate(new Date(), zone));
    const made = forecast ? forecastRow(forecast) : null;
    const isNew = made && !(log && readForecasts(log).some((each) => same(forecastRow(each), made)));
    const lost = unkeyed.length === 0 ? '' : ` ${unkeyed.length} without a deal id of their own cannot be followed.`;
    const told = isNew ? ' The forecast is logged too.' : '';
    const unchanged = hasIds ? 'No deal has changed since the last refresh.' : LOST_IDS;
    if (own && changes.length === 0 && !isNew) return unchanged + lost;
    if (version.deals.size === 0 && !own && !isNew) return '';
    const sheet = own ?? begun(spreadsheet);
    append(spreadsheet, sheet, [...changeRows(changes), ...(isNew ? [made] : [])]);
    if (!own && !hasIds) return `From now on each Refresh logs its forecast in ${sheet.getName()}.`;
    if (!own) return `From now on each Refresh logs in ${sheet.getName()} what has changed.${lost}${told}`;
    return (changes.length === 0 ? unchanged : `${counted(changes)} in ${sheet.getName()}.`) + lost + told;
  };
  return alone(20000, logged, () => 'Another Refresh is running; changes are logged by that one.');
}

const LOST_IDS = 'Changes are not logged: the deals have no column Deal ID.';
const same = (a: readonly string[], b: readonly string[]): boolean => a.every((text, i) => text === b[i]);

const counted = (changes: readonly Change[]): string => {
  const deals = new Set(changes.map(({ id }) => id)).size;
  return `Changes of ${plural(deals, 'deal', 'deals')} logged`;
};

/** A tab of ours as the table it is; null when its headings are gone. */
function read(sheet: Sheet, zone: Zone): Table | null {
  const values = sheet.getDataRange().getValues() as Values;
  const mapping = mapHeadings(values, tableDef('changes'));
  return mapping && new Book(shared(() => zone)).add(values, mapping);
}

function begun(spreadsheet: Spreadsheet): Sheet {
  const sheet = makeTab(spreadsheet, 'Changes', CHANGES_PURPOSE);
  sheet.getRange(1, 1, 1, CHANGE_HEADINGS.length).setValues([CHANGE_HEADINGS.slice()]).setFontWeight('bold');
  sheet.setFrozenRows(1);
  return sheet;
}

function append(spreadsheet: Spreadsheet, sheet: Sheet, texts: readonly (readonly string[])[]): void {
  const width = CHANGE_HEADINGS.length;
  const rows = texts.map((row) => row.map((text) => String(safeText(text))));
  const last = sheet.getLastRow();
  const missing = last + rows.length - sheet.getMaxRows();
  if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing + 200);
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const part = rows.slice(from, from + AT_ONCE);
    sheet.getRange(last + from + 1, 1, part.length, width).setValues(part);
  }
  claimName(spreadsheet, 'CHANGES', sheet.getRange(1, 1, sheet.getMaxRows(), width));
}
