import { dayOfDate, zoneText } from '../calendar/zone';
import { bucketOf, bucketStart, CALENDAR } from '../calendar/grain';
import { isoText, NO_DAY, readIsoDay } from '../calendar/day';
import { isBlank } from '../tables/cell';
import { SETTINGS } from '../question/settings';
import { makeTab, ownedTabs } from './owned';
import { heldDay, SETTINGS_PURPOSE, settingsTab, stampSettings } from './settingsTab';
import type { Survey, Surveyed } from './survey';
import { lastActivity, mappingAs, survey } from './survey';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const STALE_DAYS = 60;

/** The day answers should stand on: today, or the last day with any activity if that is more than 60 days back. */
export function proposedAsOf(found: Survey): { asOf: string; note: string } {
  const today = dayOfDate(new Date(), found.zone);
  return asOfFor(readIsoDay(lastActivity(found, today)), today);
}

/** The day that answers should stand on where the rows end on another; NO_DAY for rows without dates. */
export function asOfFor(last: number, today: number): { asOf: string; note: string } {
  if (last === NO_DAY || today - last <= STALE_DAYS) return { asOf: isoText(today), note: '' };
  const asOf = isoText(last);
  return {
    asOf,
    note: `The rows end on ${asOf}, more than ${STALE_DAYS} days ago, so the answers stand on that day.`,
  };
}

/** The day a report for a board should stand on: the last of the month before, or of the month that the rows end with. */
export function boardDay(asOf: string, isPast: boolean): string {
  const day = readIsoDay(asOf);
  const monthOf = (each: number): number => bucketOf(each, 'month', CALENDAR);
  return isPast && monthOf(day + 1) > monthOf(day) ? asOf : isoText(bucketStart(monthOf(day), 'month', CALENDAR) - 1);
}

/** Names made by us before; a name the user made is never taken over. */
export function ownNames(spreadsheet: Spreadsheet): Set<string> {
  const mark = spreadsheet.getDeveloperMetadata().find((each) => each.getKey() === 'dealsheet-names');
  return new Set((mark?.getValue() ?? '').split(',').filter((name) => name !== ''));
}

/** Remembers which names are ours. */
export function keepNames(spreadsheet: Spreadsheet, names: ReadonlySet<string>): void {
  spreadsheet.getDeveloperMetadata().forEach((mark) => {
    if (mark.getKey() === 'dealsheet-names') mark.remove();
  });
  spreadsheet.addDeveloperMetadata('dealsheet-names', Array.from(names).sort().join(','));
}

/** Gives a range of a tab of ours its name, unless the user made that name. */
export function claimName(spreadsheet: Spreadsheet, name: string, range: GoogleAppsScript.Spreadsheet.Range): void {
  const mine = ownNames(spreadsheet);
  if (!mine.has(name) && spreadsheet.getRangeByName(name)) return;
  spreadsheet.setNamedRange(name, range);
  if (!mine.has(name)) keepNames(spreadsheet, mine.add(name));
}

/** Names a table's range; over the recognised headings' columns only, down to the last row of the tab. */
function nameRange(spreadsheet: Spreadsheet, tab: Surveyed, name: string): void {
  const headings = (tab.values as NonNullable<Surveyed['values']>)[0];
  const filled = headings.map((cell, i) => (isBlank(cell) ? -1 : i)).filter((i) => i >= 0);
  const [first, last] = [filled[0], filled[filled.length - 1]];
  const rows = tab.sheet.getMaxRows() - tab.headingRow + 1;
  spreadsheet.setNamedRange(name, tab.sheet.getRange(tab.headingRow, first + 1, rows, last - first + 1));
}

/**
 * Makes the named ranges and the Settings tab.
 * @param chosen the table that each tab is, by tab name; null leaves a tab out
 * @returns sentences of what was done, and of names that are the user's and were left alone
 */
export function setUp(
  spreadsheet: Spreadsheet,
  chosen: ReadonlyMap<string, string | null> | null,
  asOf: string | null,
): string[] {
  const owned = ownedTabs(spreadsheet);
  const found = survey(spreadsheet, owned);
  const { tabs, settings, zone } = found;
  const mine = ownNames(spreadsheet);
  const done: string[] = [];
  const named = new Set<string>();
  for (const tab of tabs) {
    const table = chosen?.has(tab.name) ? chosen.get(tab.name) : tab.mapping?.def.name;
    if (!table || table === 'settings') continue;
    const mapping = mappingAs(tab, table, settings);
    const name = table.toUpperCase();
    if (!mapping) done.push(`${tab.name} cannot be the ${table} table: its headings do not fit.`);
    else if (named.has(name)) done.push(`${tab.name} was left out: ${name} is another tab already.`);
    else if (!mine.has(name) && spreadsheet.getRangeByName(name))
      done.push(`The name ${name} is yours and was left as it is.`);
    else {
      nameRange(spreadsheet, tab, name);
      named.add(name);
      mine.add(name);
      done.push(`${name} is ${tab.name}.`);
    }
  }
  const day = asOf ?? heldDay(settings) ?? proposedAsOf(found).asOf;
  stampedSettings(spreadsheet, owned.get(SETTINGS_PURPOSE), day, zoneText(zone), mine);
  keepNames(spreadsheet, mine);
  return done;
}

/** Makes the Settings tab, or stamps the one there is; the user's own values and notes stay. */
function stampedSettings(
  spreadsheet: Spreadsheet,
  known: Sheet | undefined,
  asOf: string,
  zone: string,
  mine: Set<string>,
): void {
  const sheet = known ?? makeTab(spreadsheet, 'Settings', SETTINGS_PURPOSE);
  const stamps: Readonly<Record<string, string>> = { 'As-of day': asOf, 'Time zone': zone };
  if (!known) {
    const rows = SETTINGS.map(({ name, note }) => [name, stamps[name] ?? '', note]);
    sheet.getRange(1, 2, rows.length + 1, 1).setNumberFormat('@');
    sheet.getRange(1, 1, rows.length + 1, 3).setValues([['Setting', 'Value', 'What it is for'], ...rows]);
    sheet.getRange(1, 1, 1, 3).setFontWeight('bold');
    sheet.setColumnWidths(1, 2, 180);
    sheet.setColumnWidth(3, 560);
  } else stampSettings(settingsTab(sheet), stamps);
  if (!spreadsheet.getRangeByName('SETTINGS') || mine.has('SETTINGS')) {
    spreadsheet.setNamedRange('SETTINGS', sheet.getRange(1, 1, 60, 2));
    mine.add('SETTINGS');
  }
}
