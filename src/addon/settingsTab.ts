import { isoText } from '../calendar/day';
import type { Settings } from '../question/settings';
import { readSettings } from '../question/settings';
import type { Values } from '../tables/cell';
import { cellText, headingKey } from '../tables/cell';
import { recognise } from '../tables/recognise';
import type { Notes } from './undo';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** What our Settings tab is marked with. */
export const SETTINGS_PURPOSE = 'settings';

/** Our Settings tab as it stands. */
export interface SettingsTab {
  readonly sheet: Sheet;
  /** All of it, as formulas are given it. */
  readonly values: Values;
  /** The columns of names and of values, from 0. */
  readonly name: number;
  readonly value: number;
  /** False where somebody has taken its headings away: then the first two columns are read. */
  readonly hasHeadings: boolean;
  readonly settings: Settings;
}

/** Reads our Settings tab, wherever its two columns have come to stand. */
export function settingsTab(sheet: Sheet): SettingsTab {
  const values = sheet.getDataRange().getValues() as Values;
  const columns = recognise(values)?.columns;
  const [setting, second] = [columns?.get('setting'), columns?.get('value')];
  const hasHeadings = setting !== undefined && second !== undefined;
  const [name, value] = hasHeadings ? [setting, second] : [0, 1];
  return { sheet, values, name, value, hasHeadings, settings: readSettings(values, name, value) };
}

/** The day on which answers are held, as ISO text; null where they follow the calendar. */
export const heldDay = ({ hold, asOf }: Settings): string | null => (hold && asOf !== null ? isoText(asOf) : null);

/** The row of a setting, from 1; 0 where there is none. */
export const rowOf = ({ values, name }: SettingsTab, setting: string): number =>
  values.findIndex((row, r) => r > 0 && headingKey(cellText(row[name])) === headingKey(setting)) + 1;

/** Notes the cells that stampSettings may write: the two columns, with room for two more settings. */
export function noteSettings(notes: Notes, { sheet, values, name, value }: SettingsTab): void {
  const left = Math.min(name, value);
  const rows = Math.min(values.length + 2, sheet.getMaxRows());
  const only = [name - left, value - left].map((c) => [c, c] as const);
  notes.copy(sheet.getRange(1, left + 1, rows, Math.abs(value - name) + 1), { only });
}

/** Writes single settings by name, leaving every other cell alone, and those that say so already; missing ones are added below. */
export function stampSettings(tab: SettingsTab, stamps: Readonly<Record<string, string>>): void {
  const { sheet, values, name, value } = tab;
  let last = values.length;
  for (const setting of Object.keys(stamps)) {
    const at = rowOf(tab, setting);
    if (at > 0 && values[at - 1][value] === stamps[setting]) continue;
    const row = at > 0 ? at : ++last;
    if (at === 0) sheet.getRange(row, name + 1).setValue(setting);
    sheet
      .getRange(row, value + 1)
      .setNumberFormat('@')
      .setValue(stamps[setting]);
  }
}
