import type { Workbook } from '../../workbench/fake';
import { openSample, openTabs } from './open';
import { asked, expectCheapRebuild, reportTab } from './report';

const { TAB, build, section } = reportTab('KPI review', 'year to date', 'lastYear');

describe('KPI review', () => {
  let book: Workbook;
  beforeAll(() => {
    book = openSample();
    book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
    expect(build(book, 'live')).toBe('KPI review is in the tab KPI review.');
  }, 300000);

  test('goals stand with their status; the figures are those of the functions', () => {
    const [head, ...goals] = section(book, 'Goals and how they stand', 9);
    expect(head.slice(5)).toEqual(['Attainment', 'Odds', 'Status', 'KPI owner']);
    expect(goals.length).toBeGreaterThan(3);
    for (const [, , , , , , , status] of goals)
      expect(String(status)).toMatch(/^(Reached|On track|At risk|Off track|Missed)$/);
    const [labels, now] = book.values(`${TAB}!B5:I6`);
    expect(now[labels.indexOf('Sales')]).toBe(asked(book, '=SALES(DEALS;SETTINGS;"year to date")'));
  });

  test('the bridge goes from the goal to what was sold, to the cent', () => {
    const rows = section(book, 'Why sales are what they are', 7).slice(1);
    const data = book.values("'KPI review data'!A2:AH14");
    const at = data[0].indexOf('Total');
    const totals = data
      .slice(1)
      .map((row) => row[at])
      .filter((cell) => typeof cell === 'number') as number[];
    expect(String(rows[0][0])).toMatch(/^Goal 2026/);
    expect(rows[1][0]).toBe('Goal above last year');
    const changes = rows.slice(1, -1).reduce((sum, row) => sum + Math.round(Number(row[1]) * 100), 0);
    expect(Math.round(totals[0] * 100) + changes).toBe(Math.round(totals[1] * 100));
    const drivers = section(book, 'The three drivers to act on', 5).slice(1);
    expect(drivers.length).toBeLessThanOrEqual(3);
    for (const [name, change] of drivers) {
      expect(rows.map(([step]) => step)).toContain(name);
      expect(Number(change)).toBeLessThan(0);
    }
  });

  test('the year added up: sold so far, then a forecast whose ranges widen and hold it', () => {
    const months = section(book, 'The year, month by month, added up', 8).slice(1);
    expect(months.map(([month]) => month)).toHaveLength(12);
    const ahead = months.filter((row) => typeof row[3] === 'number') as number[][];
    expect(ahead).toHaveLength(3);
    for (const [, , , forecast, low80, high80, low95, high95] of ahead) {
      expect(low95).toBeLessThanOrEqual(low80);
      expect(low80).toBeLessThanOrEqual(forecast);
      expect(forecast).toBeLessThanOrEqual(high80);
      expect(high80).toBeLessThanOrEqual(high95);
    }
    const widths = ahead.map((row) => row[5] - row[4]);
    expect(widths).toEqual(widths.slice().sort((a, b) => a - b));
  });

  test('forty service calls at most to build it again; charts that are as they should be are left alone', () => {
    expectCheapRebuild(book, () => build(book, 'live'), 1);
  }, 300000);

  test('without goals the bridge begins at the year before', () => {
    const rows = [
      ['Deal ID', 'Amount', 'Status', 'Created', 'Close date'],
      ...Array.from({ length: 60 }, (_, i) => {
        const month = String(1 + (i % 10)).padStart(2, '0');
        const year = i < 30 ? 2025 : 2026;
        return [`D-${i}`, 100, ['Won', 'Lost'][i % 2], `${year}-${month}-01`, `${year}-${month}-20`];
      }),
    ];
    const plain = openTabs([{ name: 'Deals', rows }]);
    expect(build(plain, 'snapshot')).toBe('KPI review is in the tab KPI review.');
    expect(() => section(plain, 'Goals and how they stand', 9)).toThrow('no section');
    expect(String(section(plain, 'Why sales are what they are', 1)[1][0])).toMatch(/^Sales 2025/);
  }, 300000);
});
