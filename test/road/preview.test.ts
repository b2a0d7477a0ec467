import type { Workbook } from '../../workbench/fake';
import { openSample, openTabs } from './open';

type Figure = { label: string; now: number; change: number | null };
type Preview = {
  message: string;
  figures: Figure[];
  chart: { title: string; labels: string[]; values: (number | null)[] } | null;
  trouble: string;
};
type State = { whom: string[]; currencies: string[]; tabs: { doubts: string[] }[] };
const state = (book: Workbook): State => book.callServer('dealsheetState', {}) as State;
const preview = (book: Workbook, report: string): Preview =>
  book.callServer('dealsheetPreview', { report, period: 'year to date', versus: 'lastYear' }) as Preview;

describe('a preview of a report', () => {
  test('shows the figures that the report then has, and writes nothing', () => {
    const book = openSample();
    const tabs = book.tabs();
    const before = preview(book, 'Executive summary');
    expect(book.tabs()).toEqual(tabs);
    expect(Object.keys(book.counts().byName).filter((name) => /\.(set|insert|add|clear|delete)/.test(name))).toEqual(
      [],
    );
    book.callServer('dealsheetBuildReport', {
      report: 'Executive summary',
      period: 'year to date',
      versus: 'lastYear',
      mode: 'snapshot',
    });
    const sales = before.figures.find(({ label }) => label === 'Sales')!;
    expect(book.value("'Executive summary'!B6")).toBe(sales.now);
    expect({ ...preview(book, 'Executive summary'), message: before.message }).toEqual(before);
    expect(before.chart!.values.length).toBe(before.chart!.labels.length);
  });

  test.each(['Pipeline health', 'Sources and CAC', 'Customers and value', 'Products', 'KPI review'])(
    'of %s',
    (report) => {
      const found = preview(openSample(), report);
      expect(found.figures.length + (found.chart?.values.length ?? 0)).toBeGreaterThan(2);
      expect(found.figures.every(({ now }) => Number.isFinite(now))).toBe(true);
    },
  );

  test('without deals it says what is lacking', () => {
    expect(() => preview(openTabs([{ name: 'Empty', rows: [['x']] }]), 'Products')).toThrow(/deals/i);
  });
});

test('sample tabs lead to a summary, and one press takes them back', () => {
  const book = openTabs([{ name: 'Sheet1', rows: [['']] }]);
  book.callServer('dealsheetSample', {});
  expect(book.tabs()).toEqual(expect.arrayContaining(['Sample deals', 'Sample spend']));
  const { tabs } = book.callServer('dealsheetState', {}) as {
    tabs: { tab: string; table: string | null; doubts: string[] }[];
  };
  expect(
    tabs
      .map(({ table }) => table)
      .filter(Boolean)
      .sort(),
  ).toEqual(['deals', 'spend']);
  expect(tabs.filter(({ table }) => table !== null).flatMap(({ doubts }) => doubts)).toEqual([]);
  expect(preview(book, 'Executive summary').figures.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['Sales', 'Win rate', 'CAC']),
  );
  book.callServer('dealsheetUndo', {});
  expect(book.tabs()).not.toContain('Sample deals');
});

describe('what a report can be narrowed to and told in', () => {
  const asked = { report: 'Executive summary', period: 'year to date', versus: 'lastYear' } as const;
  const shown = (book: Workbook): string[] => book.values("'Executive summary'!A1:I90").flat().map(String);

  test('a team, quarters, another day: the preview and the report agree, live and as a snapshot', () => {
    const book = openSample();
    const all = preview(book, 'Executive summary');
    const { whom } = state(book);
    expect(whom).toContain('Ana Keller');
    expect(whom.filter((each) => each.startsWith('Team: ')).length).toBeGreaterThan(1);
    const request = { ...asked, who: whom[0], grain: 'quarter', asOf: '2026-09-30' };
    const part = book.callServer('dealsheetPreview', request) as Preview;
    const sales = part.figures.find(({ label }) => label === 'Sales')!.now;
    expect(sales).toBeLessThan(all.figures.find(({ label }) => label === 'Sales')!.now);
    expect(part.chart!.title).toBe('Sales by quarter, and the year before');
    expect(part.chart!.labels[part.chart!.labels.length - 1]).toMatch(/2026-Q3$/);
    for (const mode of ['snapshot', 'live']) {
      book.callServer('dealsheetBuildReport', { ...request, mode });
      expect(book.value("'Executive summary'!B6")).toBe(sales);
      expect(shown(book)).toContain('Sales by quarter');
      expect(shown(book).filter((text) => text.startsWith('#'))).toEqual([]);
    }
    const count = (): number => book.book.getters.getChartIds(book.book.sheetIdOf('Executive summary')!).length;
    book.callServer('dealsheetBuildReport', { ...asked, grain: 'quarter', mode: 'live' });
    const charts = count();
    book.callServer('dealsheetBuildReport', { ...asked, mode: 'live' });
    expect(shown(book)).toContain('Sales by month');
    expect(count()).toBe(charts); // those by quarter are gone
  });

  test('a currency: without one the money is missing and it says why; with one report and preview are in it', () => {
    const deals = [
      ['Deal ID', 'Customer', 'Amount', 'Currency', 'Status', 'Created', 'Close date', 'Owner', 'Source'],
      ['D-1', 'A', 1000, 'EUR', 'Won', '2026-01-05', '2026-02-01', 'Ana', 'Web'],
      ['D-2', 'B', 2000, 'USD', 'Won', '2026-01-06', '2026-02-02', 'Ben', 'Web'],
    ];
    const rates = [
      ['Currency', 'Date', 'Rate'],
      ['USD', '2026-01-01', 0.5],
    ];
    const book = openTabs([
      { name: 'Export', rows: [['A CRM'], [''], ...deals] },
      { name: 'Rates', rows: rates },
    ]);
    const { currencies, tabs } = state(book);
    expect(currencies).toEqual(['EUR', 'USD']);
    expect(tabs[0].doubts[0]).toMatch(/^The amounts are in 2 currencies, EUR \(1 row\) and USD \(1 row\)/);
    const before = preview(book, 'Executive summary');
    expect(before.trouble).toBe(tabs[0].doubts[0]);
    expect(before.figures.map(({ label }) => label)).not.toContain('Sales');
    const part = book.callServer('dealsheetPreview', { ...asked, currency: 'EUR' }) as Preview;
    expect(part.trouble).toBe('');
    // by hand: 1,000 € + 2,000 $ at half a euro
    expect(part.figures.find(({ label }) => label === 'Sales')!.now).toBe(2000);
    for (const mode of ['live', 'snapshot']) {
      book.callServer('dealsheetBuildReport', { ...asked, currency: 'EUR', mode });
      expect(book.value("'Executive summary'!B6")).toBe(2000);
      expect(book.value("'Executive summary'!A2")).toContain('in EUR, as of');
    }
  });
});
