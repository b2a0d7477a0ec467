import { changeOf, readingOf } from './actionNames';
import { plural } from '../tables/words';
import { Sentence } from '../tables/cell';
import { buildUndoably } from './buildReport';
import { merges, settings } from './choices';
import { combine } from './combine';
import { eject } from './eject/eject';
import { explainCell } from './explain';
import { goals } from './goals';
import { insertFormula } from './insert';
import { keepLanguage } from './language';
import { makeLive } from './live';
import { ownedTab } from './owned';
import { preview } from './preview';
import type { Replies, Request, RequestName } from './protocol';
import { requests } from './protocol';
import { refresh } from './refresh';
import { makeSamples } from './samples';
import { noteSettings, settingsTab } from './settingsTab';
import { setUp } from './setup';
import { share } from './share';
import { stateOf } from './state';
import { TOLD } from './told';
import { undoable } from './undo';
import { undo } from './undone';
import { updateData } from './update';

type Handlers = { readonly [N in RequestName]: (request: Request<N>) => Replies[N] };

const file = (): GoogleAppsScript.Spreadsheet.Spreadsheet => SpreadsheetApp.getActiveSpreadsheet();

const handlers: Handlers = {
  dealsheetState: () => stateOf(file()),
  dealsheetSetUp({ tabs, asOf }) {
    const chosen = new Map(tabs.map(({ tab, table }) => [tab, table]));
    const done = undoable(file(), 'Set up', (notes) => {
      const sheet = ownedTab(file(), 'settings');
      if (sheet) noteSettings(notes, settingsTab(sheet));
      notes.ready();
      return setUp(file(), chosen, asOf);
    });
    return { message: done.join(' ') };
  },
  dealsheetPreview: (request) => preview(file(), request),
  dealsheetBuildReport: (request) => buildUndoably(file(), request),
  dealsheetMakeLive: ({ go }) => makeLive(file(), go),
  dealsheetRefresh: () => ({ message: refresh(file()) }),
  dealsheetExplain: ({ compare }) => explainCell(file(), compare),
  dealsheetGoals: ({ set }) =>
    set ? undoable(file(), 'Set the goal', (notes) => goals(file(), set, notes)) : goals(file(), set),
  dealsheetSettings: ({ set }) =>
    set ? undoable(file(), changeOf(set.name), (notes) => settings(file(), set, notes)) : settings(file(), set),
  dealsheetMerges: ({ accept }) =>
    accept
      ? undoable(file(), readingOf(accept.written, accept.means), (notes) => merges(file(), accept, notes))
      : merges(file(), accept),
  dealsheetShow({ tab, rows }) {
    const sheet = file().getSheetByName(tab);
    if (!sheet) throw new Sentence(`There is no tab ${tab} any more`);
    const there = rows.filter((row) => row <= sheet.getMaxRows());
    if (rows.length === 0) {
      file().setActiveSheet(sheet);
      return { message: `${tab} is open.` };
    }
    if (there.length === 0) throw new Sentence(`The tab ${tab} has no such row any more`);
    file().setActiveSheet(sheet);
    sheet.getRangeList(there.map((row) => `${row}:${row}`)).activate();
    return { message: `${plural(there.length, 'row', 'rows')} of ${tab} selected.` };
  },
  dealsheetUpdate: (request) => updateData(file(), request),
  dealsheetSample: () => undoable(file(), 'Sample tabs', () => ({ message: makeSamples(file()) })),
  dealsheetEject: () => ({ message: undoable(file(), 'Eject', () => eject(file())) }),
  dealsheetShare: ({ protect }) => share(file(), protect),
  dealsheetUndo: ({ label }) => ({ message: undo(file(), label ?? '') }),
  dealsheetInsert: (request) => insertFormula(file(), request),
  dealsheetCombine: ({ go }) => combine(file(), go),
  dealsheetLanguage({ language }) {
    keepLanguage(language);
    return { message: '' };
  },
};

/** Answers one request of the sidebar. Whatever arrives is checked first; whatever goes back is JSON. */
export function answerSidebar(name: string, request: unknown): unknown {
  try {
    return answered(name, request);
  } catch (error) {
    throw error instanceof Sentence ? new Sentence(TOLD + error.message) : error;
  }
}

function answered(name: string, request: unknown): unknown {
  if (!Object.prototype.hasOwnProperty.call(requests, name)) throw new Sentence(`There is no request ${name}`);
  const read = requests[name as RequestName].safeParse(request ?? {});
  if (!read.success)
    throw new Sentence(`The sidebar asked for something that makes no sense (${name}). Close it and open it again`);
  return handlers[name as RequestName](read.data as never);
}
