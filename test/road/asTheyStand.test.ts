import type { State } from '../../src/addon/protocol';
import type { Tab } from '../../workbench/fake';
import type { Workbook } from '../../workbench/fake';
import { openTabs } from './open';

const DEALS: Tab = {
  name: 'Deals',
  rows: [
    ['Deal ID', 'Customer', 'Status', 'Created', 'Close date', 'Amount', 'Net worth'],
    ['1', 'Acme', 'Won', '2026-08-01', '2026-08-20', 100, 70],
    ['2', 'Birch', 'Won', '2026-08-02', '2026-09-10', 1000, 800],
  ],
};
const opened = (tabs: readonly Tab[] = [DEALS]): Workbook => {
  const book = openTabs(tabs);
  book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
  return book;
};
const set = (book: Workbook, name: string, value: string): unknown =>
  book.callServer('dealsheetSettings', { set: { name, value, row: 0 } });
const valueOf = (book: Workbook, name: string): string | undefined => {
  const { settings } = book.callServer('dealsheetSettings', { set: null }) as {
    settings: { name: string; value: string }[];
  };
  return settings.find((each) => each.name === name)?.value;
};
const build = {
  report: 'Executive summary',
  period: 'year to date',
  versus: 'previous',
  mode: 'live',
};

describe('a chart that was moved to a tab of its own', () => {
  const book = openTabs([{ name: 'Chart1', rows: [], isChart: true }, DEALS]);

  test('stops no formula, no sidebar, no report, no Refresh', () => {
    book.type('Deals!J1', '=SALES()');
    expect(book.value('Deals!J1')).toBe(1100);
    expect((book.callServer('dealsheetState', {}) as State).tabs.map(({ tab }) => tab)).toEqual(['Deals']);
    book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
    book.callServer('dealsheetBuildReport', build);
    book.callServer('dealsheetMakeLive', { go: true });
    expect((book.callServer('dealsheetRefresh', {}) as { message: string }).message).toMatch(/^Answers stand on/);
    book.callServer('dealsheetShare', { protect: null });
    book.callServer('dealsheetUndo', {});
    expect(book.tabs()).toContain('Chart1');
  });
});

describe('Settings hold, whatever is pressed', () => {
  test('a held as-of day stays through Set up, and the sidebar tells it', () => {
    const book = opened();
    set(book, 'As-of day', '2026-08-31');
    set(book, 'Hold as-of day', 'yes');
    const state = book.callServer('dealsheetState', {}) as State;
    expect([state.asOf, state.asOfNote]).toEqual(['2026-08-31', 'The as-of day is held on 2026-08-31.']);
    book.callServer('dealsheetSetUp', { tabs: [], asOf: state.asOf });
    book.callServer('dealsheetSetUp', { tabs: [], asOf: null });
    expect(valueOf(book, 'As-of day')).toBe('2026-08-31');
  });

  test('the heading that is chosen for the amount is what Refresh logs and Check shows', () => {
    const book = opened();
    set(book, 'Deals: amount', 'Net worth');
    const [deals] = (book.callServer('dealsheetState', {}) as State).tabs;
    expect(deals.fields.find(({ field }) => field === 'amount')?.heading).toBe('Net worth');
    book.callServer('dealsheetRefresh', {});
    const logged = JSON.stringify(book.values('Changes!A2:F10'));
    expect(logged).toContain('\\"amount\\":\\"70\\"');
    expect(logged).not.toContain('\\"amount\\":\\"100\\"');
  });

  test('a long value and a date come back whole, and a name in another spelling is not written twice', () => {
    const book = opened();
    const long = `stage = ${Array.from({ length: 60 }, (_, i) => `Stage ${i}`).join(' or stage = ')}`;
    set(book, 'Stage order', long);
    expect(valueOf(book, 'Stage order')).toBe(long);
    const names = book.values('Settings!A1:A60').map(([name]) => String(name));
    const at = names.indexOf('As-of day') + 1;
    book.type(`Settings!A${at}`, 'as-of  day');
    book.type(`Settings!B${at}`, '2026-08-31');
    expect(valueOf(book, 'As-of day')).toBe('2026-08-31');
    book.callServer('dealsheetRefresh', {});
    const after = book.values('Settings!A1:A60').map(([name]) => String(name));
    expect(after.filter((name) => /as-of/i.test(name) && !/hold/i.test(name))).toEqual(['as-of  day']);
  });

  test('a column put before its names moves nothing', () => {
    const book = opened();
    book.book.dispatch('ADD_COLUMNS_ROWS', {
      sheetId: book.book.sheetIdOf('Settings'),
      sheetName: 'Settings',
      dimension: 'COL',
      base: 0,
      position: 'before',
      quantity: 1,
    } as never);
    expect(book.value('Settings!B1')).toBe('Setting');
    set(book, 'Gross margin', '70%');
    expect(valueOf(book, 'Gross margin')).toBe('70%');
    expect(book.values('Settings!A1:A60').every(([cell]) => cell === '')).toBe(true);
  });
});

test('Make formulas live passes over tabs of our own', () => {
  const book = opened();
  book.type('Deals!J1', '=SALES()');
  book.type('Deals!K1', '=WINRATE()');
  const sheetId = book.book.sheetIdOf('Deals')!;
  book.book.activeSheetId = sheetId;
  book.book.activeRange = { sheetId, zone: { top: 0, left: 10, bottom: 0, right: 10 } };
  book.callServer('dealsheetInsert', { name: 'WINRATE', example: false, period: '', by: '', replace: true });
  const { cells } = book.callServer('dealsheetMakeLive', { go: false }) as { cells: { cell: string }[] };
  expect(cells.map(({ cell }) => cell)).toEqual(['Deals!J1']);
});
