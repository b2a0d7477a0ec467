import { zoneText } from '../calendar/zone';
import { Sentence } from '../tables/cell';
import { completeReports } from './buildReport';
import { CHANGES_PURPOSE, logChanges } from './changeLog';
import { forecastNow } from './forecastNow';
import { ownedTabs } from './owned';
import { heldDay, noteSettings, settingsTab, stampSettings } from './settingsTab';
import { proposedAsOf } from './setup';
import { survey } from './survey';
import type { Notes } from './undo';
import { undoable } from './undo';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/**
 * Stamps the as-of day (unless it is held) and the time zone, logs what changed and completes interrupted reports; live
 * formulas and reports follow.
 * @returns sentences of what was done
 */
export function refreshed(spreadsheet: Spreadsheet, notes: Notes, owned = ownedTabs(spreadsheet)): string {
  const sheet = owned.get('settings');
  if (!sheet) throw new Sentence('There is no Settings tab yet. Open the sidebar and press Set up first');
  const tab = settingsTab(sheet);
  if (!tab.hasHeadings)
    throw new Sentence('The Settings tab has lost its headings Setting and Value. Write them back into its first row');
  const held = heldDay(tab.settings);
  const found = survey(spreadsheet, owned);
  const { zone } = found;
  const { asOf, note } = proposedAsOf(found);
  noteSettings(notes, tab);
  const log = owned.get(CHANGES_PURPOSE);
  if (log) notes.below(log);
  notes.ready();
  const forecast = held === null ? forecastNow(found.tabs, tab.values, tab.settings, asOf) : null;
  const logged = logChanges(spreadsheet, found, log, forecast);
  stampSettings(
    tab,
    held !== null ? { 'Time zone': zoneText(zone) } : { 'As-of day': asOf, 'Time zone': zoneText(zone) },
  );
  const stands =
    held !== null
      ? `The as-of day is held on ${held}; formulas and live reports are up to date.`
      : `Answers stand on ${asOf}. ${note}`;
  return `${stands.trim()} ${logged} ${completeReports(spreadsheet, notes, owned)}`.replace(/ +/g, ' ').trim();
}

/** Refresh, with one step back. */
export const refresh = (spreadsheet: Spreadsheet): string =>
  undoable(spreadsheet, 'Refresh', (notes) => refreshed(spreadsheet, notes));
