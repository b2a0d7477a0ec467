import { ownedTabs } from './owned';
import { survey } from './survey';
import type { Replies } from './protocol';
import { STATUS_ROW, WIDTHS } from '../reports/layout';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Tables that tell deals row by row. */
const ROWS_OF_DEALS = ['deals', 'lines', 'splits', 'stages', 'leads', 'changes'];

/** What protections of ours are known by. */
const DESCRIPTION = 'Dealsheet: building the report again replaces what is typed here';

/**
 * What everyone with access to the file can read, and which reports can be handed on by themselves.
 * @param protect true warns whoever edits cells of a report, false takes those warnings off, null changes nothing
 */
export function share(spreadsheet: Spreadsheet, protect: boolean | null): Replies['dealsheetShare'] {
  const owned = ownedTabs(spreadsheet);
  const purposes = new Map<number, string>();
  owned.forEach((sheet, purpose) => purposes.set(sheet.getSheetId(), purpose));
  const own = survey(spreadsheet, owned).tabs.filter(
    ({ mapping }) => mapping && ROWS_OF_DEALS.includes(mapping.def.name),
  );
  const named = spreadsheet.getRangeByName('DEALS')?.getSheet().getSheetId();
  const holding = new Set([named, ...own.map(({ sheet }) => sheet.getSheetId())]);
  const url = spreadsheet.getUrl();
  const tabs = spreadsheet.getSheets().map((sheet) => {
    const id = sheet.getSheetId();
    const purpose = purposes.get(id) ?? '';
    const isReport = purpose.startsWith('report:');
    return {
      tab: sheet.getName(),
      isHidden: sheet.isSheetHidden(),
      isDeals: holding.has(id) || /^data:|^undo$|^changes$|^Clean deals/.test(purpose),
      isSnapshot: isReport && /^Snapshot/.test(String(sheet.getRange(STATUS_ROW, 1).getValue())),
      link: `${url}#gid=${id}`,
    };
  });
  let changed = 0;
  if (protect !== null)
    owned.forEach((sheet, purpose) => {
      if (!/^(report|data):/.test(purpose)) return;
      const kind = purpose.startsWith('report:')
        ? SpreadsheetApp.ProtectionType.RANGE
        : SpreadsheetApp.ProtectionType.SHEET;
      const ours = sheet.getProtections(kind).filter((each) => each.getDescription() === DESCRIPTION);
      if (!protect) ours.forEach((each) => each.remove());
      else if (ours.length === 0) {
        const rows = Math.max(STATUS_ROW, Math.min(sheet.getLastRow(), sheet.getMaxRows()));
        const owns = purpose.startsWith('report:')
          ? sheet.getRange(1, 1, rows, WIDTHS.length).protect()
          : sheet.protect();
        // a hard protection would stop the Refresh of everyone else
        owns.setDescription(DESCRIPTION).setWarningOnly(true);
      }
      if (protect ? ours.length === 0 : ours.length > 0) changed++;
    });
  const list = tabs.filter(({ isDeals }) => isDeals).map(({ tab, isHidden }) => (isHidden ? `${tab} (hidden)` : tab));
  const done =
    protect === null
      ? ''
      : protect
        ? ` Whoever edits cells of a report is warned now (${changed} tabs); nobody is kept from it.`
        : ` The warnings are taken off (${changed} tabs).`;
  return {
    tabs,
    message: `Everyone with access to this file can read every tab, hidden ones too${list.length > 0 ? `; the deals stand in ${list.join(', ')}` : ''}.${done}`,
  };
}
