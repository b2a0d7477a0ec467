import type { Workbook } from '../../workbench/fake';
import { openSample, openTabs } from './open';

type Figure = { label: string; now: number; change: number | null };
type Preview = {
  message: string;
  figures: Figure[];
  chart: { title: string; labels: string[]; values: (number | null)[] } | null;
  owners: string[];
  teams: string[];
};
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
    expect(before.owners).toContain('Ana Keller');
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
    expect(all.teams.length).toBeGreaterThan(1);
    const request = { ...asked, who: all.teams[0], grain: 'quarter', asOf: '2026-09-30' };
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
});
