import type { Day } from '../calendar/day';
import type { Zone } from '../calendar/zone';
import { dayOfDate } from '../calendar/zone';
import type { Door } from '../question/arguments';
import type { Values } from '../tables/cell';
import { recognise } from '../tables/recognise';
import { trimmed } from '../question/ranges';
import { gridTabs } from './gridTabs';
import { RANGE_NAMES } from './names';
import { zoneOf } from './zone';

/** The door of a call in a spreadsheet: every answer is a service call, made when asked and once per call. */
export function sheetDoor(): Door {
  let zone: Zone | null = null;
  const ofSheet = (): Zone => (zone ??= zoneOf(SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone()));
  return {
    zone: ofSheet,
    today: (): Day => dayOfDate(new Date(), ofSheet()),
    tables: () => tablesOf(SpreadsheetApp.getActiveSpreadsheet()),
  };
}

/** The named ranges of Set up, or, where there are none, every tab whose first rows read as a table. */
function tablesOf(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): Values[] {
  const named = RANGE_NAMES.map((name) => spreadsheet.getRangeByName(name)).filter((range) => range !== null);
  if (named.length > 0) return named.map((range) => range.getValues() as Values);
  const found: Values[] = [];
  const seen = new Set<string>();
  for (const sheet of gridTabs(spreadsheet)) {
    if (sheet.getLastRow() < 1) continue;
    const top = trimmed(
      sheet.getRange(1, 1, Math.min(sheet.getLastRow(), 60), sheet.getLastColumn()).getValues() as Values,
    );
    const mapping = top && recognise(top);
    if (!mapping || seen.has(mapping.def.name)) continue;
    seen.add(mapping.def.name);
    found.push(sheet.getDataRange().getValues() as Values);
  }
  return found;
}
