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
