/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { Spreadsheet } from '@odoo/o-spreadsheet';
import { App } from '@odoo/owl';
import { tabName, tabOfCsv } from '../files/csv';
import { dataOfXlsx, xlsxOf } from '../files/xlsx';
import { Workbook, type OpenOptions } from '../fake/workbook';
import { openRealm } from '../realm/browser';
import { showInterface } from './bridge';
import { giveCharts } from './charts';
import { teachComposer } from './composer';
import { addMenus } from './menus';
import type { Setup } from './setup';

const find = (id: string): HTMLElement => document.getElementById(id)!;
const say = (text: string): void => void (find('status').textContent = text);

let workbook: Workbook;
let app: App | null = null;

/** Reads files as the spreadsheet to open: one .xlsx, or a tab for each text file. */
const contentsOf = (files: { name: string; bytes: Uint8Array }[], locale: string): OpenOptions => {
  const book = files.find(({ name }) => /\.xlsx$/i.test(name));
  if (book) return { data: dataOfXlsx(book.bytes), title: tabName(book.name) };
  const names = new Set<string>();
  const tabs = files.map(({ name, bytes }) => {
    const tab = tabOfCsv(name, bytes, locale);
    let free = tab.name;
    for (let n = 2; names.has(free.toLowerCase()); n++) free = `${tab.name} ${n}`;
    names.add(free.toLowerCase());
    return { ...tab, name: free, fit: true };
  });
  return { tabs, title: tabs.length === 1 ? tabs[0].name : 'My data' };
};

/** What a user did with tabs and cells in the grid, told to the add-on before it runs, and the other way round. */
const follow = (): void => {
  const { book } = workbook;
  book.activeSheetId = book.getters.getActiveSheetId();
  book.activeRange = { sheetId: book.activeSheetId, zone: book.getters.getSelectedZone() };
};
const lead = (): void => {
  const { book } = workbook;
  const from = book.getters.getActiveSheetId();
  if (book.activeSheetId !== from)
    book.dispatch('ACTIVATE_SHEET', { sheetIdFrom: from, sheetIdTo: book.activeSheetId });
  if (book.activeRange) {
    const { left, top } = book.activeRange.zone;
    book.model.selection.selectZone({ cell: { col: left, row: top }, zone: book.activeRange.zone });
  }
};

const run = (functionName: string): void => {
  follow();
  try {
    workbook.enable();
    workbook.runFunction(functionName);
  } catch (error) {
    workbook.book.ui.toasts.push({ text: (error as Error).message, title: 'The add-on stopped', seconds: 10 });
    workbook.book.ui.changed();
  }
};
const serve = (functionName: string, args: unknown[]): unknown => {
  follow();
  return workbook.callServer(functionName, ...args);
};

const download = async (): Promise<void> => {
  say('Writing .xlsx …');
  const picture = async (source: string): Promise<Uint8Array> =>
    new Uint8Array(await (await fetch(source)).arrayBuffer());
  const bytes = await xlsxOf(workbook.book.model, picture);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes as BlobPart]));
  link.download = `${workbook.book.title}.xlsx`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  say('');
};

const open = async (setup: Setup, contents: OpenOptions): Promise<void> => {
  app?.destroy();
  find('panel').hidden = true;
  workbook = new Workbook(
    {
      ...contents,
      built: setup.built,
      locale: setup.locale,
      sheetZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      addonName: setup.addonName,
      print: (level, values) => (console as unknown as Record<string, (...v: unknown[]) => void>)[level](...values),
    },
    openRealm,
  );
  workbook.services.moved = lead;
  (globalThis as Record<string, unknown>).workbench = workbook;
  showInterface(workbook, serve, () => find('sheet').querySelector<HTMLElement>('.o-grid')?.focus());
  find('name').textContent = workbook.book.title;
  document.title = `${workbook.book.title} – Dealsheet workbench`;
  const templates = await (await fetch('templates.xml')).text();
  app = new App(Spreadsheet as never, { props: { model: workbook.book.model }, templates });
  await app.mount(find('sheet'));
  say('');
  document.body.dataset.ready = 'yes';
};

const begin = async (): Promise<void> => {
  giveCharts();
  teachComposer();
  const setup = (await (await fetch('setup.json')).json()) as Setup;
  const picker = find('picker') as HTMLInputElement;
  picker.onchange = async () => {
    const files = await Promise.all(
      [...(picker.files ?? [])].map(async (file) => ({
        name: file.name,
        bytes: new Uint8Array(await file.arrayBuffer()),
      })),
    );
    picker.value = '';
    if (files.length) await open(setup, contentsOf(files, setup.locale));
  };
  addMenus(() => workbook, { openFiles: () => picker.click(), download: () => void download(), run });
  if (setup.sample) {
    const tabs = Object.entries(setup.sample).map(([name, rows]) => ({ name, rows, frozenRows: 1, fit: true }));
    return open(setup, { tabs, title: 'Sample deals' });
  }
  const files = await Promise.all(
    setup.files.map(async ({ name, url }) => ({ name, bytes: new Uint8Array(await (await fetch(url)).arrayBuffer()) })),
  );
  return open(setup, contentsOf(files, setup.locale));
};

begin().catch((error: Error) => {
  find('name').textContent = 'The workbench could not open';
  say(error.message);
  throw error;
});
