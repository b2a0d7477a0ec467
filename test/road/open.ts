import { sampleTables } from '../../samples/generate';
import type { OpenOptions, Tab, Workbook } from '../../workbench/fake';
import { openWorkbook, readBuilt } from '../../workbench/fake';
import { DIST } from '../support/built';

/** The built add-on in a workbook of these tabs, as it is on the last day of the sample data. */
export function openTabs(tabs: readonly Tab[], now = '2026-10-31T12:00:00Z', more: OpenOptions = {}): Workbook {
  return openWorkbook({
    built: readBuilt(DIST),
    tabs: tabs.slice(),
    now: () => new Date(now),
    sheetZone: 'Europe/Berlin',
    scriptZone: 'America/New_York',
    ...more,
  });
}

export const openSample = (): Workbook =>
  openTabs(Object.entries(sampleTables()).map(([name, rows]) => ({ name, rows })));
