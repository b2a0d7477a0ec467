import { isoText } from '../calendar/day';
import { zoneText } from '../calendar/zone';
import { readSettings } from '../question/settings';
import type { Values } from '../tables/cell';
import { Sentence } from '../tables/cell';
import { recognise } from '../tables/recognise';
import { completeReports } from './buildReport';
import { CHANGES_PURPOSE, logChanges } from './changeLog';
import { forecastNow } from './forecastNow';
import { ownedTabs } from './owned';
import { proposedAsOf, stampSettings } from './setup';
import { survey } from './survey';
import type { Notes } from './undo';
import { undoable } from './undo';
import { zoneOf } from './zone';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/**
 * Stamps the as-of day (unless it is held) and the time zone, logs what changed and completes interrupted reports; live
 * formulas and reports follow.
 * @returns sentences of what was done
 */
export function refreshed(spreadsheet: Spreadsheet, notes: Notes): string {
  const owned = ownedTabs(spreadsheet);
  const sheet = owned.get('settings');
  if (!sheet) throw new Sentence('There is no Settings tab yet. Open the sidebar and press Set up first');
  const values = sheet.getDataRange().getValues() as Values;
  const mapping = recognise(values);
  const setting = mapping?.columns.get('setting');
  const value = mapping?.columns.get('value');
  if (setting === undefined || value === undefined)
    throw new Sentence('The Settings tab has lost its headings Setting and Value. Write them back into its first row');
  const settings = readSettings(values, setting, value);
  const zone = zoneOf(spreadsheet.getSpreadsheetTimeZone());
  const tabs = survey(spreadsheet, owned);
  const { asOf, note } = proposedAsOf(tabs, zone);
  notes.copy(sheet.getDataRange());
  const log = owned.get(CHANGES_PURPOSE);
  if (log) notes.below(log);
  const isHeld = settings.hold && settings.asOf !== null;
  const forecast = isHeld ? null : forecastNow(tabs, values, settings, asOf);
  const logged = logChanges(spreadsheet, tabs, log, zone, forecast);
  stampSettings(sheet, isHeld ? { 'Time zone': zoneText(zone) } : { 'As-of day': asOf, 'Time zone': zoneText(zone) });
  const stands = isHeld
    ? `The as-of day is held on ${isoText(settings.asOf as number)}; formulas and live reports are up to date.`
    : `Answers stand on ${asOf}. ${note}`;
  return `${stands.trim()} ${logged} ${completeReports(spreadsheet, notes)}`.replace(/ +/g, ' ').trim();
}

/** Refresh, with one step back. */
export const refresh = (spreadsheet: Spreadsheet): string =>
  undoable(spreadsheet, 'Refresh', (notes) => refreshed(spreadsheet, notes));
