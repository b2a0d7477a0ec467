import fc from 'fast-check';
import { NO_DAY, dayOf, isoText, readIsoDay, weekday } from './day';
import {
  CALENDAR,
  GRAINS,
  addMonths,
  bucketEnd,
  bucketLabel,
  bucketOf,
  bucketStart,
  bucketsOf,
  readBucketLabel,
  weekBucket,
} from './grain';

const label = (text: string, grain: (typeof GRAINS)[number], startMonth = 1) =>
  bucketLabel(bucketOf(readIsoDay(text), grain, { startMonth }), grain, { startMonth });
const grains = fc.constantFrom(...GRAINS);
const fiscals = fc.integer({ min: 1, max: 12 }).map((startMonth) => ({ startMonth }));
const days = fc.integer({ min: -719162 + 400, max: 2932896 - 400 });

describe('labels', () => {
  // ISO weeks: examples of ISO 8601:2004 section 3.2.2 as widely published (years with 53 weeks: 2015, 2020, 2026).
  it.each([
    ['2021-01-03', '2020-W53'],
    ['2021-01-04', '2021-W01'],
    ['2020-12-31', '2020-W53'],
    ['2019-12-30', '2020-W01'],
    ['2016-01-03', '2015-W53'],
    ['2026-02-15', '2026-W07'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2005-01-01', '2004-W53'],
    ['2008-12-29', '2009-W01'],
  ])('%s lies in %s', (day, week) => expect(label(day, 'week')).toBe(week));

  // by hand: the fiscal year is named by the calendar year in which it ends
  it.each([
    ['2026-03-05', 'day', 1, '2026-03-05'],
    ['2026-03-05', 'month', 4, '2026-03'],
    ['2026-03-31', 'quarter', 1, '2026-Q1'],
    ['2026-03-31', 'quarter', 4, 'FY2026-Q4'],
    ['2026-04-01', 'quarter', 4, 'FY2027-Q1'],
    ['2026-01-31', 'year', 2, 'FY2026'],
    ['2026-02-01', 'year', 2, 'FY2027'],
    ['2025-12-31', 'quarter', 12, 'FY2026-Q1'],
    ['2025-11-30', 'quarter', 12, 'FY2025-Q4'],
    ['2026-07-01', 'year', 1, '2026'],
  ] as const)('%s by %s, year from month %i, is %s', (day, grain, startMonth, expected) =>
    expect(label(day, grain, startMonth)).toBe(expected),
  );

  it('reads only labels that it writes', () => {
    const fiscal = { startMonth: 4 };
    for (const text of [
      '2026-W54',
      '2025-W53',
      '2026-W00',
      '2026-13',
      '2026-00',
      '2026-Q5',
      '0000',
      'FY2026',
      'FY2026-03',
      '2026-02-30',
      '26',
      '2026 ',
    ])
      expect(readBucketLabel(text, CALENDAR)).toBeNull();
    for (const text of ['2026', '2026-Q3', 'FY2026-W07']) expect(readBucketLabel(text, fiscal)).toBeNull();
  });

  it('round trips', () => {
    fc.assert(
      fc.property(days, grains, fiscals, (day, grain, fiscal) => {
        const bucket = bucketOf(day, grain, fiscal);
        expect(readBucketLabel(bucketLabel(bucket, grain, fiscal), fiscal)).toEqual({ grain, bucket });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('buckets', () => {
  it('hold their days, follow one another without a gap, and are of the length they should be', () => {
    const lengths = { day: [1, 1], week: [7, 7], month: [28, 31], quarter: [89, 92], year: [365, 366] };
    fc.assert(
      fc.property(days, grains, fiscals, (day, grain, fiscal) => {
        const bucket = bucketOf(day, grain, fiscal);
        const from = bucketStart(bucket, grain, fiscal);
        const to = bucketEnd(bucket, grain, fiscal);
        expect(from <= day && day <= to).toBe(true);
        expect(bucketOf(to + 1, grain, fiscal)).toBe(bucket + 1);
        expect(bucketOf(from - 1, grain, fiscal)).toBe(bucket - 1);
        expect(to - from + 1).toBeGreaterThanOrEqual(lengths[grain][0]);
        expect(to - from + 1).toBeLessThanOrEqual(lengths[grain][1]);
        if (grain === 'week') expect(weekday(from)).toBe(1);
      }),
      { numRuns: 1000 },
    );
  });

  it('are the same for a column of days as one by one, near together and far apart', () => {
    const column = fc.array(fc.oneof(fc.constant(NO_DAY), fc.integer({ min: 20000, max: 20900 }), days), {
      maxLength: 40,
    });
    const near = fc.array(fc.oneof(fc.constant(NO_DAY), fc.integer({ min: -700, max: 700 })), { maxLength: 40 });
    fc.assert(
      fc.property(fc.oneof(column, near), grains, fiscals, (list, grain, fiscal) => {
        const input = Int32Array.from(list);
        expect([...bucketsOf(input, grain, fiscal)]).toEqual(list.map((day) => bucketOf(day, grain, fiscal)));
        expect([...input]).toEqual(list);
      }),
    );
  });

  it('say nothing of a missing day', () => {
    for (const grain of GRAINS) {
      expect(bucketOf(NO_DAY, grain, CALENDAR)).toBe(NO_DAY);
      expect(bucketLabel(NO_DAY, grain, CALENDAR)).toBe('');
      expect(bucketStart(NO_DAY, grain, CALENDAR)).toBe(NO_DAY);
      expect(bucketEnd(NO_DAY, grain, CALENDAR)).toBe(NO_DAY);
    }
  });

  it('number the weeks of a year', () => {
    expect(isoText(bucketStart(weekBucket(2026, 7)!, 'week', CALENDAR))).toBe('2026-02-09');
    expect(weekBucket(2025, 53)).toBeNull();
    expect(weekBucket(2026, 0)).toBeNull();
  });

  it('months are added within the length of the month', () => {
    expect(addMonths(dayOf(2024, 2, 29), -12)).toBe(dayOf(2023, 2, 28));
    expect(addMonths(dayOf(2026, 1, 31), 1)).toBe(dayOf(2026, 2, 28));
    expect(addMonths(dayOf(2025, 12, 15), 2)).toBe(dayOf(2026, 2, 15));
  });
});
