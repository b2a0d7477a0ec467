import { sampleTables } from '../../samples/generate';
import type { Workbook } from '../../workbench/fake';
import { openSample, openTabs } from './open';

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

  test('Explain this cell: what it counted, and what the other tool did', () => {
    const tabs = Object.entries(sampleTables()).map(([name, rows]) => ({ name, rows }));
    book = openTabs([...tabs, { name: 'Mine', rows: [['mine']] }]);
    book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
    type Told = { cell: string; lines: { what: string; answer: string; value: string; rows: string }[] };
    const explain = (cell: string, compare = ''): Told => {
      const [tab, at] = cell.split('!A');
      const row = Number(at) - 1;
      const sheetId = book.book.sheetIdOf(tab) as string;
      book.book.activeSheetId = sheetId;
      book.book.activeRange = {
        sheetId,
        zone: { top: row, bottom: row, left: 0, right: 0 },
      };
      return book.callServer('dealsheetExplain', { compare }) as Told;
    };
    const of = ({ lines }: Told, what: string) => lines.filter((line) => line.what === what);
    book.type('Mine!A41', '=ROUND(WINRATE(DEALS;SETTINGS;"owner";"2026");4)');
    book.type('Mine!A42', '=WINRATE(DEALS;SETTINGS;"month of";A43;"basis = created")');
    book.type('Mine!A43', '2026-03-01');
    const told = explain('Mine!A41');
    expect(told.cell).toBe('Mine!A41');
    expect(of(told, 'Answer')[0].answer).toBe('Win rate');
    expect(of(told, 'Answer')[0].value).toMatch(/^\d+\.\d %$/);
    expect(of(told, 'Counted')[0].rows).toMatch(/^\d/);
    expect(of(explain('Mine!A42'), 'Period')[0].answer).toMatch(/^2026-03/);
    book.type('Mine!A44', '=SALES(DEALS;SETTINGS;"owner = Ana Keller";"2026")');
    book.type('Mine!A45', '=SALES(DEALS;SETTINGS;"2026")');
    const ways = of(explain('Mine!A44', String(book.value('Mine!A45'))), 'Would give it');
    expect(ways[0].answer).toBe('without the condition owner = Ana Keller');
    expect(() => explain('Deals!A1')).toThrow(/holds no formula of Dealsheet/);
    book.type('Mine!A46', '=SALES(FILTER(DEALS;TRUE);SETTINGS)');
    expect(() => explain('Mine!A46')).toThrow(/FILTER\(DEALS[;,]TRUE\).*cell of its own/);
    expect(() => explain('Mine!A44', 'lots')).toThrow(/"lots" is no number/);
  });
});
