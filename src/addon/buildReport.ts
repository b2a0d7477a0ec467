import { Sentence } from '../tables/cell';
import { plural } from '../tables/words';
import type { TabPlan } from '../reports/layout';
import { CHOOSER, layout, STATUS_ROW, WIDTHS } from '../reports/layout';
import type { Template } from '../reports/plan';
import { inGrain } from '../reports/grain';
import { templateOf } from '../reports/templates';
import { EVERYONE } from '../question/who';
import type { AskedReport } from './askedReport';
import { askReport } from './askedReport';
import { CATALOGUE } from './catalogue';
import type { Owned } from './owned';
import { makeTab, ownedTab, ownedTabs, reference } from './owned';
import type { Replies, Request } from './protocol';
import type { BuiltRecord } from './record';
import { editedCells } from './record';
import { storeOf } from './store';
import type { DealsAt } from './writer';
import type { Notes } from './undo';
import { undoable } from './undo';
import { ensureSize, recordOf, writeData, writeStatus, writeTab } from './writer';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Asked = Request<'dealsheetBuildReport'>;
type Built = Replies['dealsheetBuildReport'];

export const UPDATING = 'Updating since ';
/** Rows that tables and charts may grow by; a snapshot has them too, so that nothing is drawn anew where it becomes live. */
export const SLACK = 4;
/** Rows of a report's tab that are looked at for what someone has changed; every report is shorter. */
const SPAN = 240;

/** What was last asked of a report is kept with the file, so that an interrupted build can be completed. */
export const askedKey = (title: string): string => `asked ${title}`;
/** What its last build wrote. */
export const builtKey = (title: string): string => `built ${title}`;

/** What is kept under a key; null for nothing, or what cannot be read. */
export function kept<T>(stored: Readonly<Record<string, string>>, key: string): T | null {
  try {
    return stored[key] ? (JSON.parse(stored[key]) as T) : null;
  } catch {
    return null;
  }
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
  if (formula === '') notes.copy(sheet.getDataRange(), { ours: [] });
  else notes.formula(first, formula, true);
}

/** Reports whose last build was interrupted, or is going on now, with what was asked and since when. */
function unfinished(spreadsheet: Spreadsheet, owned = ownedTabs(spreadsheet)): { asked: Asked; since: string }[] {
  const found: { asked: Asked; since: string }[] = [];
  const stored = storeOf(spreadsheet).getProperties();
  owned.forEach((sheet, purpose) => {
    if (!purpose.startsWith('report:')) return;
    const status = String(sheet.getRange(STATUS_ROW, 1).getValue());
    if (!status.startsWith(UPDATING)) return;
    const asked = kept<Asked>(stored, askedKey(purpose.slice('report:'.length)));
    if (asked !== null) found.push({ asked, since: status.slice(UPDATING.length).split(';')[0] });
  });
  return found;
}

/**
 * Builds or rebuilds a report with one step back, one at a time in a file. Where someone has changed cells that it would write over, it names
 * them and changes nothing, until it is asked to replace them.
 * @throws Sentence when the tables cannot answer, or somebody else is building
 */
export const buildUndoably = (spreadsheet: Spreadsheet, request: Asked): Built =>
  undoable(
    spreadsheet,
    `Build ${request.report}`,
    (notes) => buildReport(spreadsheet, request, notes),
    () => {
      const [other] = unfinished(spreadsheet);
      throw new Sentence(
        `Somebody is building a report in this file${other ? `, since ${other.since}` : ''}. Nothing was changed; try again in a minute`,
      );
    },
  );

/**
 * Completes every report whose build was interrupted, as it was asked for.
 * @returns a sentence of what was completed; '' when nothing was left
 */
export function completeReports(spreadsheet: Spreadsheet, notes: Notes, owned: Owned): string {
  return unfinished(spreadsheet, owned)
    .map(({ asked }) => {
      try {
        buildReport(spreadsheet, asked, notes);
        return `${asked.report} had been interrupted and is complete.`;
      } catch (error) {
        if (!(error instanceof Sentence)) throw error;
        return `${asked.report} had been interrupted and cannot be completed: ${error.message}.`;
      }
    })
    .join(' ');
}

/** What stands on a report's tab before it is built again. */
interface Standing {
  readonly values: unknown[][];
  readonly formulas: string[][];
  readonly isInterrupted: boolean;
  /** What its last build wrote; null where that is not known, or was interrupted. */
  readonly record: BuiltRecord | null;
}

function standingOn(sheet: Sheet, record: BuiltRecord | null): Standing {
  ensureSize(sheet, SPAN, WIDTHS.length);
  const range = sheet.getRange(1, 1, SPAN, WIDTHS.length);
  const values = range.getValues() as unknown[][];
  const isInterrupted = String(values[STATUS_ROW - 1][0]).startsWith(UPDATING);
  return { values, formulas: range.getFormulas(), isInterrupted, record: isInterrupted ? null : record };
}

/** Whom a report is to be about: as asked, else as its tab says, else everyone; '' where it is about nobody. */
function whoOf(template: Template, { who }: Asked, known: Standing | null): string {
  if (!template.isAboutSomeone) return '';
  const said = who ?? String(known?.values[CHOOSER.row - 1][CHOOSER.column - 1] ?? '');
  return said.trim() === '' ? EVERYONE : said;
}

/** How many cells are named when they would be replaced. */
const NAMED = 12;

/** That someone has changed cells of the report; null where nobody has, or they may be replaced. */
function changedByHand(
  { report, replace }: Asked,
  tab: string,
  plan: TabPlan,
  standing: Standing | null,
): Built | null {
  const edited =
    standing?.record && !replace ? editedCells(standing.record, plan, standing.values as never, standing.formulas) : [];
  if (edited.length === 0) return null;
  const named = edited.slice(0, NAMED).join(', ') + (edited.length > NAMED ? ', …' : '');
  return {
    edited,
    message: `Nothing was changed: ${plural(edited.length, 'cell', 'cells')} of ${tab} ${edited.length === 1 ? 'was' : 'were'} changed by hand since ${report} was built (${named}). Building it again replaces them.`,
  };
}

/** Says on the report's tab why it was not completed, if Google lets us; Refresh knows it by its first words. */
function stopped(sheet: Sheet, clock: string, { message }: Error): void {
  try {
    const why = message.replace(/[;.]+/g, ',').replace(/,\s*$/, '');
    sheet.getRange(STATUS_ROW, 1).setValue(`${UPDATING}${clock}; stopped by Google (${why}); press Refresh`);
  } catch {
    // it says since when
  }
}

/**
 * Builds or rebuilds a report, inside of what can be taken back. Everything is computed before anything is written; the first write says that the report is being built, the last one
 * takes that off.
 */
export function buildReport(spreadsheet: Spreadsheet, request: Asked, notes: Notes): Built {
  const { report, mode } = request;
  const found = templateOf(report);
  if (!found) throw new Sentence(`There is no report "${report}"`);
  const template = inGrain(found, request.grain ?? 'month');
  const { title } = template;
  const properties = storeOf(spreadsheet);
  const stored = properties.getProperties();
  const known = ownedTab(spreadsheet, `report:${title}`);
  const last = kept<BuiltRecord>(stored, builtKey(title));
  const standing = known && standingOn(known, last);
  const who = whoOf(template, request, standing);
  const now = new Date();
  const stamp = (zone: string, format = 'yyyy-MM-dd HH:mm'): string =>
    Utilities.formatDate(now, zone || spreadsheet.getSpreadsheetTimeZone(), format);
  let asked: AskedReport;
  try {
    asked = askReport(spreadsheet, template, request, who);
  } catch (error) {
    if (known && error instanceof Sentence)
      known
        .getRange(STATUS_ROW, 1)
        .setValue(
          `Could not be updated on ${stamp('')}: ${error.message}. What stands here was built ${last?.at ?? 'before'}.`,
        );
    throw error;
  }
  const built = stamp(asked.zone);
  const isLive = mode === 'live';
  const plan = layout(template, asked.widest, CATALOGUE, who, SLACK);
  const changed = known && changedByHand(request, known.getName(), plan, standing);
  if (changed) return changed;

  const again: Asked = { ...request, replace: undefined, ...(who !== '' && { who: undefined }) };
  const rows = Math.max(plan.cells.length, known ? (last?.rows ?? 0) : 0);
  const deals = dealsAt(spreadsheet, template);
  const next = recordOf(plan, asked.data, { isLive, rows, deals }, built);
  // both are of the build that the status speaks of: while it says Updating, the record counts for nothing
  const remember = (): void =>
    void properties.setProperties({
      [askedKey(title)]: JSON.stringify(again),
      [builtKey(title)]: JSON.stringify(next),
    });
  if (!known) remember();
  const mayAdopt = askedKey(title) in stored;
  const sheet = known ?? makeTab(spreadsheet, title, `report:${title}`, mayAdopt);
  const knownData = known || mayAdopt ? ownedTab(spreadsheet, `data:${title}`) : null;
  const dataSheet = knownData ?? makeTab(spreadsheet, `${title} data`, `data:${title}`, mayAdopt);
  const record = standing?.record ?? null;
  ensureSize(sheet, rows, WIDTHS.length);
  if (knownData) noteData(notes, knownData);
  if (known) notes.copy(known.getRange(1, 1, rows, WIDTHS.length), { ours: standing?.formulas ?? [] });
  const ids = { sheet: sheet.getSheetId(), data: dataSheet.getSheetId() };
  const [wasAsked, wasBuilt] = [askedKey(title), builtKey(title)].map((key) => stored[key] ?? null);
  notes.report(
    { title, ...ids, asked: wasAsked, built: standing?.isInterrupted ? null : wasBuilt },
    new Map([
      [ids.sheet, [rows, WIDTHS.length]],
      [ids.data, [isLive ? null : asked.data.length, asked.data[0].length]],
    ]),
  );
  notes.ready();
  const clock = stamp(asked.zone, 'HH:mm');
  writeStatus(sheet, plan, `${UPDATING}${clock}; if this stays, press Refresh`);
  try {
    if (known) remember();
    const formula = asked.formula(plan.chooser && reference(sheet.getName(), plan.chooser.row, plan.chooser.column));
    const before = { isNew: known === null, isNewData: knownData === null, record };
    writeData(dataSheet, template, asked.data, isLive ? formula : null, before);
    const status = isLive ? `Live: follows the deals. Built ${built}.` : `Snapshot of ${built}: stays as it is.`;
    writeTab(sheet, plan, dataSheet, asked.data, { ...before, isLive, status, rows, deals });
  } catch (error) {
    stopped(sheet, clock, error as Error);
    throw error;
  }
  spreadsheet.setActiveSheet(sheet);
  return { edited: [], message: `${title} is in the tab ${sheet.getName()}.` };
}
