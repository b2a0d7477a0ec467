/** A strict fake of Apps Script over a real spreadsheet engine, under Node. The page takes `Workbook` with a realm of its own. */
import { openRealm } from '../realm/node';
import { Workbook, type OpenOptions } from './workbook';

/** Opens a spreadsheet with an add-on in it. */
export const openWorkbook = (options: OpenOptions = {}): Workbook => new Workbook(options, openRealm);

export { Workbook, type OpenOptions } from './workbook';
export type { AuthMode, Counts } from './gate';
export { combinations, DEFAULT_READINGS, READINGS, type Readings } from './readings';
export type { Tab, TabCell } from './load';
export { readBuilt } from '../realm/read';
export { Exception } from './exception';
export { ScriptRun } from './run';
export { SharedRealms } from './shared';
