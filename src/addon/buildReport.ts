import { readArguments } from '../question/arguments';
import type { Values } from '../tables/cell';
import { Sentence } from '../tables/cell';
import { CHOOSER, layout, STATUS_ROW } from '../reports/layout';
import type { Question } from '../question/question';
import { dataGrid } from '../reports/plan';
import type { Template } from '../reports/plan';
import { templateOf } from '../reports/templates';
import { EVERYONE } from '../question/who';
import { CATALOGUE } from './catalogue';
import { sheetDoor } from './door';
import { makeTab, ownedTabs, reference } from './owned';
import type { Request } from './protocol';
import { setUp } from './setup';
import type { DealsAt } from './writer';
import type { Notes } from './undo';
import { ensureSize, writeData, writeStatus, writeTab } from './writer';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const VERSUS = { previous: 'vs previous', lastYear: 'vs last year' } as const;

/** Those of the named ranges that are there, with their values. */
function namedTables(spreadsheet: Spreadsheet, wanted: readonly string[]): Map<string, Values> {
  const found = new Map<string, Values>();
  for (const name of wanted) {
    const range = spreadsheet.getRangeByName(name);
    if (range) found.set(name, range.getValues() as Values);
  }
  return found;
}

/** Where the deals stand, for reports that link to their rows. */
function dealsAt(spreadsheet: Spreadsheet, { blocks }: Template): DealsAt | null {
  const range = blocks.some(({ link }) => link !== undefined) ? spreadsheet.getRangeByName('DEALS') : null;
  return range && { sheetId: range.getSheet().getSheetId(), headingRow: range.getRow() };
}

/** Notes what a report's data tab holds: one formula that spills, or values. */
function noteData(notes: Notes, sheet: Sheet): void {
  const first = sheet.getRange(1, 1);
  const formula = first.getFormula();
  if (formula === '') notes.copy(sheet.getDataRange());
  else notes.formula(first, formula, true);
}

const usable = (values: Values): boolean => values.some((row, r) => r > 0 && row.some((cell) => cell !== ''));

const UPDATING = 'Updating since ';

/** What was last asked of a report is kept with the file, so that an interrupted build can be completed. */
const askedKey = (title: string): string => `asked ${title}`;

/** Reports whose last build was interrupted, or is going on now, with what was asked and since when. */
function unfinished(spreadsheet: Spreadsheet): { asked: string; since: string }[] {
  const found: { asked: string; since: string }[] = [];
  ownedTabs(spreadsheet).forEach((sheet, purpose) => {
    if (!purpose.startsWith('report:')) return;
    const status = String(sheet.getRange(STATUS_ROW, 1).getValue());
    if (!status.startsWith(UPDATING)) return;
    const asked = PropertiesService.getDocumentProperties().getProperty(askedKey(purpose.slice('report:'.length)));
    if (asked !== null) found.push({ asked, since: status.slice(UPDATING.length).split(';')[0] });
  });
  return found;
}

/**
 * Builds or rebuilds a report, one at a time in a file.
 * @throws Sentence when the tables cannot answer, or somebody else is building
 */
export function buildReport(spreadsheet: Spreadsheet, request: Request<'dealsheetBuildReport'>, notes: Notes): string {
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(1000)) {
    const [other] = unfinished(spreadsheet);
    throw new Sentence(
      `Somebody is building a report in this file${other ? `, since ${other.since}` : ''}. Nothing was changed; try again in a minute`,
    );
  }
  try {
    return build(spreadsheet, request, notes);
  } finally {
    lock.releaseLock();
  }
}

/**
 * Completes every report whose build was interrupted, as it was asked for.
 * @returns a sentence of what was completed; '' when nothing was left
 */
export function completeReports(spreadsheet: Spreadsheet, notes: Notes): string {
  return unfinished(spreadsheet)
    .map(({ asked }) => {
      const request = JSON.parse(asked) as Request<'dealsheetBuildReport'>;
      buildReport(spreadsheet, request, notes);
      return `${request.report} had been interrupted and is complete.`;
    })
    .join(' ');
}

/** Whom a report is to be about: as asked, else as its tab says, else everyone. */
function whoOf({ who }: Request<'dealsheetBuildReport'>, known: Sheet | null): string {
  const said = who ?? (known ? String(known.getRange(CHOOSER.row, CHOOSER.column).getValue()) : '');
  return said.trim() === '' ? EVERYONE : said;
}

/**
 * Everything is computed before anything is written; the first write says that the report is being built, the last one
 * takes that off. Sets the file up first when it is not.
 */
function build(spreadsheet: Spreadsheet, request: Request<'dealsheetBuildReport'>, notes: Notes): string {
  const { report, period, versus, mode } = request;
  const template = templateOf(report);
  if (!template) throw new Sentence(`There is no report "${report}"`);
  const wanted = [...template.reads, 'SETTINGS'];
  let tables = namedTables(spreadsheet, wanted);
  if (!tables.has('DEALS')) {
    setUp(spreadsheet, null, null);
    tables = namedTables(spreadsheet, wanted);
    if (!tables.has('DEALS'))
      throw new Sentence(
        'No tab holds deals with headings. Paste your export into a tab, with its heading row, and try again',
      );
  }
  const names = Array.from(tables.keys()).filter((name) => name === 'SETTINGS' || usable(tables.get(name) as Values));
  const texts = [template.title, ...(period === '' ? [] : [period]), VERSUS[versus]];
  const titles = Object.assign((text: string) => (templateOf(text) ? [text] : null), { isAlone: true });
  const owned = ownedTabs(spreadsheet);
  const known = owned.get(`report:${template.title}`) ?? null;
  const isLive = mode === 'live';
  const who = template.isAboutSomeone ? whoOf(request, known) : '';
  const of = (one: string): Question =>
    readArguments(
      'REPORT',
      [...names.map((name) => tables.get(name)), ...texts, ...(one === '' ? [] : ['for =', one])],
      sheetDoor(),
      titles,
    );
  const data = dataGrid(template, of(who), CATALOGUE);
  // whoever is chosen on the tab later, it has the figures and charts that everyone has
  const widest = isLive && who !== '' && who !== EVERYONE ? dataGrid(template, of(EVERYONE), CATALOGUE) : data;
  const plan = layout(template, widest, CATALOGUE, who);

  const sheet = known ?? makeTab(spreadsheet, template.title, `report:${template.title}`);
  const quoted = (text: string): string => `"${text.replace(/"/g, '""')}"`;
  const chosen = plan.chooser ? ['"for ="', reference(sheet.getName(), plan.chooser.row, plan.chooser.column)] : [];
  const parts = [quoted(texts[0]), ...names, ...texts.slice(1).map(quoted), ...chosen];
  const formula = isLive ? `=REPORT(${parts.join(';')})` : null;
  const knownData = owned.get(`data:${template.title}`);
  const dataSheet = knownData ?? makeTab(spreadsheet, `${template.title} data`, `data:${template.title}`);
  ensureSize(sheet, plan.cells.length, plan.widths.length);
  if (knownData) noteData(notes, knownData);
  if (known) notes.copy(known.getRange(1, 1, plan.cells.length, plan.widths.length));
  const now = new Date();
  const zone = spreadsheet.getSpreadsheetTimeZone();
  const updating = `${UPDATING}${Utilities.formatDate(now, zone, 'HH:mm')}; if this stays, press Refresh`;
  PropertiesService.getDocumentProperties().setProperty(askedKey(template.title), JSON.stringify(request));
  writeStatus(sheet, plan, updating);
  writeData(dataSheet, template, data, formula);
  const built = `${Utilities.formatDate(now, zone, 'yyyy-MM-dd HH:mm')}`;
  const status = isLive ? `Live: follows the deals. Built ${built}.` : `Snapshot of ${built}: stays as it is.`;
  writeTab(sheet, plan, dataSheet, data, isLive, status, known === null, dealsAt(spreadsheet, template));
  spreadsheet.setActiveSheet(sheet);
  return `${template.title} is in the tab ${sheet.getName()}.`;
}
