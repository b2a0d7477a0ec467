import { asOf, rowsOf } from '../../test/support/cell';
import { isoText, readIsoDay } from '../calendar/day';

/** A deal of 100 won on each day from … to. */
const daily = (from: string, to: string): unknown[][] => {
  const rows: unknown[][] = [['Deal ID', 'Status', 'Created', 'Close date', 'Amount', 'Owner']];
  for (let day = readIsoDay(from); day <= readIsoDay(to); day++)
    rows.push([String(day), 'Won', isoText(day), isoText(day), 100, 'Ana']);
  return rows;
};
const DEALS = daily('2025-01-01', '2026-05-20');
const MAY20 = asOf('2026-05-20');
const told = (...args: unknown[]): unknown[][] =>
  rowsOf('SALES', DEALS, MAY20, ...args).map((row) => [row.Period, row.Sales, row.Before, row.Change]);

// by hand, throughout: 100 on each day
describe('each period beside the one before it', () => {
  test('a month that the period cuts is compared with the same days of the other', () => {
    expect(told('last 90 days', 'month', 'vs previous')).toEqual([
      ['2026-02', 900, 900, 0], // 20–28 February, 20–28 January
      ['2026-03', 3100, 2800, 300 / 2800], // whole months
      ['2026-04', 3000, 3100, -100 / 3100],
      ['2026-05', 2000, 2000, 0], // running: 1–20
    ]);
    expect(told('last 90 days', 'month', 'vs last year')).toEqual([
      ['2026-02', 900, 900, 0],
      ['2026-03', 3100, 3100, 0],
      ['2026-04', 3000, 3000, 0],
      ['2026-05', 2000, 2000, 0],
    ]);
  });

  test('a period of which the first and last parts only are asked, in the past', () => {
    expect(told('2026-03-20 to 2026-04-10', 'month', 'vs previous')).toEqual([
      ['2026-03', 1200, 1200, 0], // twelve days: 17–28 February
      ['2026-04', 1000, 1000, 0],
    ]);
    expect(told('2026-03-20 to 2026-03-22', 'month', 'vs previous')).toEqual([['2026-03', 300, 300, 0]]);
    expect(told('2026-02-10 to 2026-05-10', 'quarter', 'vs previous')).toEqual([
      ['2026-Q1', 5000, 5000, 0],
      ['2026-Q2', 4000, 4000, 0],
    ]);
    expect(told('2026-03-04 to 2026-03-10', 'week', 'vs last year')).toEqual([
      ['2026-W10', 500, 500, 0],
      ['2026-W11', 200, 200, 0],
    ]);
  });

  test('names of the same days only', () => {
    const deals = [
      ...DEALS,
      ['x', 'Won', '2026-01-05', '2026-01-05', 70, 'Ben'],
      ['y', 'Won', '2026-01-22', '2026-01-22', 30, 'Cem'],
    ];
    const rows = rowsOf('SALES', deals, MAY20, '2026-02-20 to 2026-02-28', 'owner, month', 'vs previous');
    expect(rows.map((row) => [row.Owner, row.Period, row.Sales, row.Before])).toEqual([
      ['Ana', '2026-02', 900, 900],
      ['Cem', '2026-02', 0, 30],
    ]);
  });

  test('in a month of nameless sales alone, who sold the month before sold 0', () => {
    const deals = [...daily('2026-03-01', '2026-03-03'), ['x', 'Won', '2026-04-01', '2026-04-05', 70, '']];
    const rows = rowsOf('SALES', deals, MAY20, '2026-04', 'owner', 'vs previous');
    expect(rows.map((row) => [row.Owner, row.Sales, row.Before])).toEqual([
      ['Ana', 0, 300],
      ['(none)', 70, 0],
    ]);
  });

  test('what is expected in a month is beside all that was expected in the month before: nothing of it has elapsed', () => {
    const deals: unknown[][] = [['Deal ID', 'Status', 'Created', 'Expected close', 'Amount', 'Owner']];
    for (let day = readIsoDay('2026-04-01'); day <= readIsoDay('2026-05-31'); day++)
      deals.push([String(day), 'Open', '2026-01-01', isoText(day), 100, 'Ana']);
    for (const by of ['all', 'month']) {
      const [row] = rowsOf('PIPELINE', deals, MAY20, 'this month', by, 'vs previous');
      expect([row.Pipeline, row.Before]).toEqual([3100, 3000]);
    }
  });

  // by hand: of 60 customers each buys for 100 in January or, every other one, in February
  test('whoever bought before and not now has a row, however many names there are', () => {
    const deals: unknown[][] = [['Deal ID', 'Status', 'Close date', 'Amount', 'Customer']];
    for (let i = 0; i < 60; i++) deals.push([`${i}`, 'Won', i % 2 ? '2026-01-10' : '2026-02-10', 100, `C${i}`]);
    const rows = rowsOf('SALES', deals, asOf('2026-03-31'), '2026-02 to 2026-03', 'customer, month', 'vs previous');
    const count = (month: string, now: number, before: number): number =>
      rows.filter((row) => row.Period === month && row.Sales === now && row.Before === before).length;
    expect([count('2026-02', 100, 0), count('2026-02', 0, 100), count('2026-03', 0, 100)]).toEqual([30, 30, 30]);
  });

  test('to date is beside the same days of the month, quarter or year before', () => {
    for (const [period, sales, before] of [
      ['month to date', 2000, 2000],
      ['this month', 2000, 2000],
      ['QTD', 5000, 5000],
      ['YTD', 14000, 14000],
    ] as const) {
      const [row] = rowsOf('SALES', daily('2024-01-01', '2026-05-20'), MAY20, period, 'vs previous', 'all');
      expect([row.Sales, row.Before]).toEqual([sales, before]);
    }
  });
});
