import { sampleTables } from '../../samples/generate';
import type { Workbook } from '../../workbench/fake';
import { openSample } from './open';

type State = {
  isSetUp: boolean;
  names: string[];
  tabs: { tab: string; table: string | null }[];
  reports: { tab: string; status: string }[];
};
type Done = { message: string };
const state = (book: Workbook): State => book.callServer('dealsheetState', {}) as State;

describe('from a pasted export to a summary, through the fake', () => {
  let book: Workbook;
  beforeEach(() => {
    book = openSample();
  });
  const build = (mode: 'live' | 'snapshot') =>
    book.callServer('dealsheetBuildReport', {
      report: 'Executive summary',
      period: 'year to date',
      versus: 'lastYear',
      mode,
    }) as Done;

  test('the menu is there in every mode, and the first item says where the functions work', () => {
    expect(book.menuItems().map(({ caption }) => caption)).toEqual(
      expect.arrayContaining(['Use in this spreadsheet', 'Open sidebar', 'Refresh', 'Make formulas live']),
    );
  });

  test('Set up recognises the tabs, names their ranges and makes the Settings tab', () => {
    expect(state(book).tabs.map(({ tab, table }) => [tab, table])).toEqual(
      Object.keys(sampleTables()).map((tab) => [tab, tab.toLowerCase()]),
    );
    book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
    expect(state(book).isSetUp).toBe(true);
    expect(state(book).names).toEqual(expect.arrayContaining(['DEALS', 'SPEND', 'SETTINGS']));
    book.type('Settings!E1', '=SALES(DEALS;SETTINGS)');
    expect(book.value('Settings!E1')).toBe(3942300);
  });

  test.each(['live', 'snapshot'] as const)('a %s summary: figures, charts, status, source line', (mode) => {
    expect(build(mode).message).toBe('Executive summary is in the tab Executive summary.');
    expect(state(book).reports).toEqual([
      expect.objectContaining({ report: 'Executive summary', tab: 'Executive summary' }),
    ]);
    expect(book.value("'Executive summary'!B5")).toBe('Sales');
    expect(book.value("'Executive summary'!B6")).toBeGreaterThan(0);
    expect(String(book.value("'Executive summary'!A3"))).toMatch(mode === 'live' ? /^Live/ : /^Snapshot/);
    expect(String(book.value("'Executive summary'!A2"))).toMatch(/2,001 deals/);
  });
});
