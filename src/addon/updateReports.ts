import { Sentence } from '../tables/cell';
import { plural } from '../tables/words';
import { askedKey, buildReport, kept } from './buildReport';
import { ownedTabs } from './owned';
import type { Request } from './protocol';
import { refreshed } from './refresh';
import { storeOf } from './store';
import { undoable } from './undo';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** A menu item may run for six minutes; no report is begun later than this. */
const LATEST = 4 * 60 * 1000;

/** Live reports with what was asked of them; a snapshot stays as it is. */
function live(spreadsheet: Spreadsheet, owned: ReadonlyMap<string, unknown>): Request<'dealsheetBuildReport'>[] {
  const stored = storeOf(spreadsheet).getProperties();
  const titles = Array.from(owned.keys(), (purpose) => /^report:(.*)/.exec(purpose)?.[1]);
  return titles.flatMap((title) => {
    const asked = title === undefined ? null : kept<Request<'dealsheetBuildReport'>>(stored, askedKey(title));
    return asked?.mode === 'live' ? [asked] : [];
  });
}

/**
 * Refresh, then every live report as it was asked for, with one step back. One that cannot be updated says why in its status
 * cell and keeps no other from it.
 * @returns sentences of what was done, and what was not
 * @throws Sentence when there is no live report
 */
export function updateReports(spreadsheet: Spreadsheet): string {
  const began = Date.now();
  return undoable(spreadsheet, 'Update reports', (notes) => {
    const owned = ownedTabs(spreadsheet);
    const reports = live(spreadsheet, owned);
    if (reports.length === 0)
      throw new Sentence(
        'There is no live report in this file yet. Open the sidebar and build one; snapshots stay as they are',
      );
    const said = [refreshed(spreadsheet, notes, owned)];
    const late: string[] = [];
    let done = 0;
    for (const asked of reports) {
      if (Date.now() - began > LATEST) {
        late.push(asked.report);
        continue;
      }
      try {
        const { edited, message } = buildReport(spreadsheet, asked, notes);
        if (edited.length > 0) said.push(message);
        else done++;
      } catch (error) {
        if (!(error instanceof Sentence)) throw error;
        said.push(`${asked.report} stays as it was: ${error.message}.`);
      }
    }
    said.unshift(`${plural(done, 'report is', 'reports are')} up to date.`);
    if (late.length > 0) said.push(`There was no time left for ${late.join(', ')}; press again.`);
    return said.join(' ');
  });
}
