import fc from 'fast-check';
import { NO_DAY, readIsoDay } from './day';
import type { Grain } from './grain';
import { CALENDAR, GRAINS, bucketEnd, bucketStart } from './grain';
import { periodOfDate, periodsOfDates } from './spacing';

const read = (dates: string, startMonth = 1) => periodsOfDates(dates.split(' ').map(readIsoDay), { startMonth });

describe('what dates stand for', () => {
  // by hand, from a calendar
  it.each([
    ['2026-03-05 2026-03-06 2026-03-07', 1, 'day', '2026-03-05 2026-03-06 2026-03-07'],
    ['2026-02-28 2026-03-01', 1, 'day', '2026-02-28 2026-03-01'],
    ['2026-02-09 2026-02-16', 1, 'week', '2026-W07 2026-W08'],
    ['2026-02-15 2026-02-22', 1, 'week', '2026-W07 2026-W08'],
    ['2026-01-01 2026-02-01 2026-03-01', 1, 'month', '2026-01 2026-02 2026-03'],
    ['2026-01-31 2026-02-28 2026-03-31', 4, 'month', '2026-01 2026-02 2026-03'],
    ['2026-03-01 2026-02-01', 1, 'month', '2026-03 2026-02'],
    ['2025-10-01 2026-01-01', 1, 'quarter', '2025-Q4 2026-Q1'],
    ['2025-12-31 2026-03-31', 4, 'quarter', 'FY2026-Q3 FY2026-Q4'],
    ['2025-10-01 2026-01-01', 2, 'quarter', '2025-Q4 2026-Q1'],
    ['2025-11-01 2026-02-01', 2, 'quarter', 'FY2026-Q4 FY2027-Q1'],
    ['2025-01-01 2026-01-01', 4, 'year', '2025 2026'],
    ['2025-04-01 2026-04-01', 4, 'year', 'FY2026 FY2027'],
    ['2024-02-29 2025-02-28', 3, 'year', 'FY2024 FY2025'],
    ['2026-03-01', 1, 'month', '2026-03'],
    ['2026-02-28', 1, 'month', '2026-02'],
  ])('%s (fiscal year from month %i)', (dates, startMonth, grain, labels) => {
    const found = read(dates, startMonth);
    if ('problem' in found) throw new Error(found.problem);
    expect(found.grain).toBe(grain);
    expect(found.periods.map((period) => period.label).join(' ')).toBe(labels);
  });

  it.each([
    '2026-01-01 2026-02-01 2026-04-01',
    '2026-01-15 2026-02-15 2026-03-15',
    '2026-01-01 2026-03-01',
    '2026-02-01 2026-05-01',
    '2025-05-01 2026-05-01',
    '2026-03-05 2026-03-05',
    '2026-03-01 2026-03-01',
    '2026-03-05 2026-03-06 2026-03-08',
    '2026-01-01 2026-01-31',
  ])('%s: nothing fits', (dates) => expect(read(dates)).toHaveProperty('problem'));

  it('says what to write instead', () => {
    expect(read('2026-03-15')).toEqual({
      problem:
        '2026-03-15 could be its day, week, month, quarter or year; write "day", "week of", "month of", "quarter of" or "year of" before it',
    });
    expect(read('2026-01-01 2026-02-01 2026-04-01 2026-05-01')).toEqual({
      problem:
        '2026-01-01, 2026-02-01, 2026-04-01, … are not consecutive days, weeks, months, quarters or years; give the first day of each, or period texts such as "2026-03"',
    });
    expect(periodsOfDates([readIsoDay('2026-03-01'), NO_DAY], CALENDAR)).toHaveProperty('problem');
    expect(periodsOfDates([], CALENDAR)).toHaveProperty('problem');
  });

  it('a run of first or last days of any grain is read as that grain', () => {
    const numbers: Record<Grain, number> = { day: 20000, week: 2900, month: 24300, quarter: 8100, year: 2020 };
    fc.assert(
      fc.property(
        fc.constantFrom(...GRAINS),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 2, max: 15 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(bucketStart, bucketEnd),
        (grain, shift, count, startMonth, edge) => {
          const fiscal = { startMonth };
          const days = Array.from({ length: count }, (_, i) => edge(numbers[grain] + shift + i, grain, fiscal));
          const found = periodsOfDates(days, fiscal);
          expect(found).toEqual({ grain, periods: days.map((day) => periodOfDate(day, grain, fiscal)) });
          expect(periodsOfDates([...days].reverse(), fiscal)).toMatchObject({ grain });
        },
      ),
    );
  });
});
