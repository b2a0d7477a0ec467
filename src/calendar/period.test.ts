import fc from 'fast-check';
import { civil, dayOf, isoText, readIsoDay } from './day';
import { CALENDAR, bucketEnd, bucketLabel, bucketOf, bucketStart, type Fiscal } from './grain';
import {
  FIRST_DAY,
  LAST_DAY,
  PERIOD_WORDS,
  readPeriod,
  sameElapsed,
  samePart,
  shiftPeriod,
  spanOf,
  type Period,
} from './period';

const AS_OF = readIsoDay('2026-03-05'); // a Thursday
const APRIL: Fiscal = { startMonth: 4 };
const show = (period: Period | null) => period && `${isoText(period.from)} ${isoText(period.to)}`;
const read = (text: string, fiscal = CALENDAR) => readPeriod(text, AS_OF, fiscal);

describe('what a text means, as of Thursday 2026-03-05', () => {
  // by hand, from a calendar
  it.each([
    ['2026', '2026-01-01 2026-12-31', '2026', 'year'],
    [' 2026 ', '2026-01-01 2026-12-31', '2026', 'year'],
    ['2026-Q3', '2026-07-01 2026-09-30', '2026-Q3', 'quarter'],
    ['Q3 2026', '2026-07-01 2026-09-30', '2026-Q3', 'quarter'],
    ['q3/2026', '2026-07-01 2026-09-30', '2026-Q3', 'quarter'],
    ['2026 Q3', '2026-07-01 2026-09-30', '2026-Q3', 'quarter'],
    ['2026Q3', '2026-07-01 2026-09-30', '2026-Q3', 'quarter'],
    ["Q3 '26", '2026-07-01 2026-09-30', '2026-Q3', 'quarter'],
    ['Q3 of 2026', '2026-07-01 2026-09-30', '2026-Q3', 'quarter'],
    ['2024-02', '2024-02-01 2024-02-29', '2024-02', 'month'],
    ['2024/2', '2024-02-01 2024-02-29', '2024-02', 'month'],
    ['02/2024', '2024-02-01 2024-02-29', '2024-02', 'month'],
    ['March 2026', '2026-03-01 2026-03-31', '2026-03', 'month'],
    ['MAR 2026', '2026-03-01 2026-03-31', '2026-03', 'month'],
    ['mar. 2026', '2026-03-01 2026-03-31', '2026-03', 'month'],
    ['Sept 2026', '2026-09-01 2026-09-30', '2026-09', 'month'],
    ['May, 2026', '2026-05-01 2026-05-31', '2026-05', 'month'],
    ['2026 December', '2026-12-01 2026-12-31', '2026-12', 'month'],
    ['2026-W07', '2026-02-09 2026-02-15', '2026-W07', 'week'],
    ['2026-W53', '2026-12-28 2027-01-03', '2026-W53', 'week'],
    ['week 7 2026', '2026-02-09 2026-02-15', '2026-W07', 'week'],
    ['2026 week 7', '2026-02-09 2026-02-15', '2026-W07', 'week'],
    ['FY2026', '2026-01-01 2026-12-31', '2026', 'year'],
    ['FY26-Q3', '2026-07-01 2026-09-30', '2026-Q3', 'quarter'],
    ['H1 2026', '2026-01-01 2026-06-30', '2026-H1', null],
    ['2026-H2', '2026-07-01 2026-12-31', '2026-H2', null],
    ['Q3', '2026-07-01 2026-09-30', '2026-Q3', 'quarter'],
    ['today', '2026-03-05 2026-03-05', '2026-03-05', 'day'],
    ['Yesterday', '2026-03-04 2026-03-04', '2026-03-04', 'day'],
    ['this  week', '2026-03-02 2026-03-08', '2026-W10', 'week'],
    ['last week', '2026-02-23 2026-03-01', '2026-W09', 'week'],
    ['next week', '2026-03-09 2026-03-15', '2026-W11', 'week'],
    ['this month', '2026-03-01 2026-03-31', '2026-03', 'month'],
    ['previous month', '2026-02-01 2026-02-28', '2026-02', 'month'],
    ['the last quarter', '2025-10-01 2025-12-31', '2025-Q4', 'quarter'],
    ['next quarter', '2026-04-01 2026-06-30', '2026-Q2', 'quarter'],
    ['this year', '2026-01-01 2026-12-31', '2026', 'year'],
    ['last year', '2025-01-01 2025-12-31', '2025', 'year'],
    ['next year', '2027-01-01 2027-12-31', '2027', 'year'],
    ['week to date', '2026-03-02 2026-03-05', '2026-03-02 to 2026-03-05', null],
    ['month-to-date', '2026-03-01 2026-03-05', '2026-03-01 to 2026-03-05', null],
    ['Quarter to Date', '2026-01-01 2026-03-05', '2026-01-01 to 2026-03-05', null],
    ['YTD', '2026-01-01 2026-03-05', '2026-01-01 to 2026-03-05', null],
    ['MTD', '2026-03-01 2026-03-05', '2026-03-01 to 2026-03-05', null],
    ['last 90 days', '2025-12-06 2026-03-05', '2025-12-06 to 2026-03-05', null], // 26 + 31 + 28 + 5 days
    ['past seven days', '2026-02-27 2026-03-05', '2026-02-27 to 2026-03-05', null],
    ['last 1 day', '2026-03-05 2026-03-05', '2026-03-05', 'day'],
    ['last 4 weeks', '2026-02-02 2026-03-01', '2026-W06 to 2026-W09', null],
    ['last 12 months', '2025-03-01 2026-02-28', '2025-03 to 2026-02', null],
    ['last 2 quarters', '2025-07-01 2025-12-31', '2025-Q3 to 2025-Q4', null],
    ['last 3 years', '2023-01-01 2025-12-31', '2023 to 2025', null],
    ['trailing 12 months', '2025-03-06 2026-03-05', '2025-03-06 to 2026-03-05', null],
    ['TTM', '2025-03-06 2026-03-05', '2025-03-06 to 2026-03-05', null],
    ['rolling 2 weeks', '2026-02-20 2026-03-05', '2026-02-20 to 2026-03-05', null],
    ['next 6 months', '2026-04-01 2026-09-30', '2026-04 to 2026-09', null],
    ['next 7 days', '2026-03-06 2026-03-12', '2026-03-06 to 2026-03-12', null],
    ['2026-01-01 to 2026-03-31', '2026-01-01 2026-03-31', '2026-01-01 to 2026-03-31', null],
    ['2026-01-01..2026-03-31', '2026-01-01 2026-03-31', '2026-01-01 to 2026-03-31', null],
    ['from 2026-01-01 to 2026-03-31', '2026-01-01 2026-03-31', '2026-01-01 to 2026-03-31', null],
    ['2026-01-01 – 2026-03-31', '2026-01-01 2026-03-31', '2026-01-01 to 2026-03-31', null],
    ['2026-01-01 - 2026-03-31', '2026-01-01 2026-03-31', '2026-01-01 to 2026-03-31', null],
    ['Q1 2026 to Q2 2026', '2026-01-01 2026-06-30', '2026-Q1 to 2026-Q2', null],
    ['2026-02 .. 2026-02', '2026-02-01 2026-02-28', '2026-02', 'month'],
    ['2025-Q4 to date', '2025-10-01 2026-03-05', '2025-10-01 to 2026-03-05', null],
    ['since 2026-02', '2026-02-01 9999-12-31', 'since 2026-02-01', null],
    ['2026-02-03..', '2026-02-03 9999-12-31', 'since 2026-02-03', null],
    ['until 2025', '0001-01-01 2025-12-31', 'until 2025-12-31', null],
    ['up to 2026-02-03', '0001-01-01 2026-02-03', 'until 2026-02-03', null],
    ['all time', '0001-01-01 9999-12-31', 'all time', null],
  ] as const)('%s', (text, days, label, grain) => {
    const period = read(text);
    expect(show(period)).toBe(days);
    expect(period).toMatchObject({ label, grain });
  });

  // by hand: a fiscal year from April 2025 to March 2026 is FY2026
  it.each([
    ['FY2026', '2025-04-01 2026-03-31', 'FY2026'],
    ['FY26', '2025-04-01 2026-03-31', 'FY2026'],
    ['fiscal year 2026', '2025-04-01 2026-03-31', 'FY2026'],
    ['FY2026-Q3', '2025-10-01 2025-12-31', 'FY2026-Q3'],
    ['Q3 FY26', '2025-10-01 2025-12-31', 'FY2026-Q3'],
    ['Q1', '2025-04-01 2025-06-30', 'FY2026-Q1'],
    ['H2', '2025-10-01 2026-03-31', 'FY2026-H2'],
    ['FY2027-H1', '2026-04-01 2026-09-30', 'FY2027-H1'],
    ['this quarter', '2026-01-01 2026-03-31', 'FY2026-Q4'],
    ['last year', '2024-04-01 2025-03-31', 'FY2025'],
    ['last calendar year', '2025-01-01 2025-12-31', '2025'],
    ['YTD', '2025-04-01 2026-03-05', '2025-04-01 to 2026-03-05'],
    ['calendar year to date', '2026-01-01 2026-03-05', '2026-01-01 to 2026-03-05'],
    ['last 2 quarters', '2025-07-01 2025-12-31', 'FY2026-Q2 to FY2026-Q3'],
    ['2026-Q3', '2026-07-01 2026-09-30', '2026-Q3'],
    ['2026', '2026-01-01 2026-12-31', '2026'],
    ['H1 2026', '2026-01-01 2026-06-30', '2026-H1'],
    ['this month', '2026-03-01 2026-03-31', '2026-03'],
  ])('%s, with fiscal years from April', (text, days, label) => {
    expect(show(read(text, APRIL))).toBe(days);
    expect(read(text, APRIL)!.label).toBe(label);
  });

  it.each([
    ...['', '2026-03-05', '26', '1899', '2200', '12345', 'Q5 2026', '2026-13', '2026-W54', '2025-W53', 'H3 2026'],
    ...['Mar 26', 'month', 'source', 'Acme 2026', 'FY2026-03', 'FY2026-W07', 'last 0 days', 'last few days', 'q3 q4'],
    ...[
      '2026-03-31 to 2026-01-01',
      '2026-02-30 to 2026-03-31',
      'a to b',
      'last 9999 years',
      'owner = Ana',
      '2026-03-5',
    ],
    ...['year to', 'week of', 'from', 'since', 'last quarter to', 'all', 'vs last year', 'March', 'W07', 'in EUR'],
  ])('"%s" is no period', (text) => expect(read(text)).toBeNull());

  it('every fixed spoken form is read', () => {
    for (const word of PERIOD_WORDS) expect(read(word)).not.toBeNull();
  });
});

const asOfs = fc.integer({ min: dayOf(1990, 1, 1), max: dayOf(2090, 12, 31) });
const fiscals = fc.integer({ min: 1, max: 12 }).map((startMonth) => ({ startMonth }));
const texts = fc.oneof(
  fc.constantFrom(...PERIOD_WORDS, 'H1', 'H2 2026', 'Q3', 'since 2026', 'until 2026-03', 'Q2 2026 to Q4 2026'),
  fc
    .tuple(
      fc.constantFrom('last', 'trailing', 'next'),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom('days', 'weeks', 'months', 'quarters', 'years'),
    )
    .map((words) => words.join(' ')),
);

describe('periods', () => {
  it('are read from their own label, whatever text they came from', () => {
    fc.assert(
      fc.property(texts, asOfs, fiscals, (text, asOf, fiscal) => {
        const period = readPeriod(text, asOf, fiscal)!;
        expect(period.from).toBeLessThanOrEqual(period.to);
        if (period.grain !== 'day')
          expect(readPeriod(period.label, asOf, fiscal)).toEqual({ ...period, within: undefined });
      }),
      { numRuns: 1000 },
    );
  });

  it('trail by as many months as they say, back to back with the one before', () => {
    // by hand: windows that end on the last days of a short month
    const trailing = (asOf: string, months: number) =>
      isoText(readPeriod(`trailing ${months} months`, readIsoDay(asOf), CALENDAR)!.from);
    expect(trailing('2025-02-28', 12)).toBe('2024-03-01');
    expect(trailing('2024-02-28', 12)).toBe('2023-03-01');
    expect(trailing('2024-02-29', 12)).toBe('2023-03-01');
    expect(trailing('2026-03-30', 1)).toBe('2026-03-01');
    expect(trailing('2026-03-27', 1)).toBe('2026-02-28');
    fc.assert(
      fc.property(asOfs, (asOf) => {
        const { from, to } = readPeriod('trailing 12 months', asOf, CALENDAR)!;
        expect(to).toBe(asOf);
        expect([365, 366]).toContain(to - from + 1);
      }),
    );
  });
});

describe('the period that another is compared to', () => {
  // by hand
  it.each([
    ['2026-03', '2026-02', '2025-03'],
    ['2024-02', '2024-01', '2023-02'],
    ['2025-02', '2025-01', '2024-02'],
    ['2026-Q1', '2025-Q4', '2025-Q1'],
    ['2026', '2025', '2025'],
    ['2026-W01', '2025-W52', '2025-W01'],
    ['2026-W53', '2026-W52', '2025-W52'],
    ['2026-W05 to 2026-W08', '2026-W01 to 2026-W04', '2025-W05 to 2025-W08'],
    ['2026-H1', '2025-H2', '2025-H1'],
    ['2025-03 to 2026-02', '2024-03 to 2025-02', '2024-03 to 2025-02'],
    ['2024 to 2025', '2022 to 2023', '2023 to 2024'],
    ['today', '2026-03-04', '2025-03-05'],
    ['2024-02-29 to 2024-02-29', '2024-02-28', '2023-02-28'],
    ['2024-02-10 to 2024-02-29', '2024-01-21 to 2024-02-09', '2023-02-10 to 2023-02-28'],
    ['2025-01-01 to 2025-02-28', '2024-11-01 to 2024-12-31', '2024-01-01 to 2024-02-29'],
    ['last 90 days', '2025-09-07 to 2025-12-05', '2024-12-06 to 2025-03-05'],
    // to date: the same days of the year, quarter, month or week before
    ['YTD', '2025-01-01 to 2025-03-05', '2025-01-01 to 2025-03-05'],
    ['QTD', '2025-10-01 to 2025-12-03', '2025-01-01 to 2025-03-05'], // 64 days
    ['month to date', '2026-02-01 to 2026-02-05', '2025-03-01 to 2025-03-05'],
    ['WTD', '2026-02-23 to 2026-02-26', '2025-03-03 to 2025-03-06'],
    ['2026-Q1 to date', '2025-10-01 to 2025-12-03', '2025-01-01 to 2025-03-05'],
    ['2026-01-01 to date', '2025-10-29 to 2025-12-31', '2025-01-01 to 2025-03-05'],
    ['2026-03-01 to 2026-03-05', '2026-02-24 to 2026-02-28', '2025-03-01 to 2025-03-05'],
  ])('%s: %s before, %s a year earlier', (text, previous, lastYear) => {
    expect(shiftPeriod(read(text)!, 'previous', CALENDAR)!.label).toBe(previous);
    expect(shiftPeriod(read(text)!, 'lastYear', CALENDAR)!.label).toBe(lastYear);
  });

  it.each([
    ['Q1', 'FY2025-Q4', 'FY2025-Q1'],
    ['FY2026', 'FY2025', 'FY2025'],
    ['FY2026-H1', 'FY2025-H2', 'FY2025-H1'],
    ['2026-Q3', '2026-Q2', '2025-Q3'],
    ['last 2 quarters', 'FY2025-Q4 to FY2026-Q1', 'FY2025-Q2 to FY2025-Q3'],
    ['FY2026 to 2026', '2023-07-01 to 2025-03-31', '2024-04-01 to 2025-12-31'],
  ])('%s with fiscal years from April: %s before, %s a year earlier', (text, previous, lastYear) => {
    expect(shiftPeriod(read(text, APRIL)!, 'previous', APRIL)!.label).toBe(previous);
    expect(shiftPeriod(read(text, APRIL)!, 'lastYear', APRIL)!.label).toBe(lastYear);
  });

  it('is missing before an open end', () => {
    for (const text of ['all time', 'since 2026', 'until 2025']) {
      expect(shiftPeriod(read(text)!, 'previous', CALENDAR)).toBeNull();
    }
    expect(shiftPeriod(read('all time')!, 'lastYear', CALENDAR)).toBeNull();
    expect(shiftPeriod(read('until 2024-02-29')!, 'lastYear', CALENDAR)).toEqual(
      spanOf(FIRST_DAY, readIsoDay('2023-02-28')),
    );
    expect(shiftPeriod(read('since 2026')!, 'lastYear', CALENDAR)).toEqual(spanOf(readIsoDay('2025-01-01'), LAST_DAY));
    expect(shiftPeriod(spanOf(FIRST_DAY + 1, FIRST_DAY + 9), 'previous', CALENDAR)).toBeNull();
  });

  it('ends the day before, and whole months stay whole', () => {
    fc.assert(
      fc.property(texts, asOfs, fiscals, (text, asOf, fiscal) => {
        const period = readPeriod(text, asOf, fiscal)!;
        const previous = shiftPeriod(period, 'previous', fiscal);
        if (!previous || period.within) return;
        const lastYear = shiftPeriod(period, 'lastYear', fiscal)!;
        expect(previous.to).toBe(period.from - 1);
        expect(previous.grain).toBe(period.grain);
        if (/week/i.test(text)) return; // weeks stay weeks, also where they happen to fill months
        if (civil(period.from).date !== 1 || civil(period.to + 1).date !== 1) return;
        for (const { from, to } of [previous, lastYear]) {
          expect([civil(from).date, civil(to + 1).date]).toEqual([1, 1]);
          const months = (a: number, b: number) => bucketOf(b, 'month', fiscal) - bucketOf(a, 'month', fiscal);
          expect(months(from, to)).toBe(months(period.from, period.to));
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a running period', () => {
  // by hand
  it.each([
    ['2026-03', 'previous', '2026-03-05', '2026-02-01 to 2026-02-05'],
    ['2026-03', 'previous', '2026-03-30', '2026-02'],
    ['2026-03', 'previous', '2026-03-31', '2026-02'],
    ['2026-02', 'previous', '2026-02-27', '2026-01-01 to 2026-01-27'],
    ['2026-02', 'previous', '2026-02-28', '2026-01'],
    ['2026-Q1', 'previous', '2026-03-05', '2025-10-01 to 2025-12-03'], // 64 days
    ['2026-W10', 'previous', '2026-03-05', '2026-02-23 to 2026-02-26'],
    ['2026-W10', 'lastYear', '2026-03-05', '2025-03-03 to 2025-03-06'],
    ['2025', 'lastYear', '2025-03-05', '2024-01-01 to 2024-03-05'],
    ['2024', 'lastYear', '2024-02-29', '2023-01-01 to 2023-02-28'],
    ['2026-03', 'previous', '2026-03-01', '2026-02-01'],
    ['2026-03', 'previous', '2026-04-02', '2026-02'],
    ['2026-03', 'previous', '2026-02-02', '2026-02'],
  ] as const)('%s against %s as of %s: %s', (text, by, asOf, expected) => {
    const current = read(text)!;
    expect(sameElapsed(shiftPeriod(current, by, CALENDAR)!, current, readIsoDay(asOf)).label).toBe(expected);
  });

  // by hand: a part of a period beside the same part of another
  it.each([
    ['2026-02', '2026-02-20', '2026-02-28', 'previous', '2026-01-20 to 2026-01-28'],
    ['2026-03', '2026-03-20', '2026-03-31', 'previous', '2026-02-17 to 2026-02-28'], // twelve days, the last of February
    ['2026-03', '2026-03-01', '2026-03-30', 'previous', '2026-02'],
    ['2026-03', '2026-03-02', '2026-03-31', 'previous', '2026-02'],
    ['2026-02', '2026-02-01', '2026-02-28', 'previous', '2026-01'],
    ['2024-02', '2024-02-20', '2024-02-29', 'lastYear', '2023-02-20 to 2023-02-28'],
    ['2025-Q1', '2025-03-01', '2025-03-31', 'lastYear', '2024-03-01 to 2024-03-31'], // past the leap day
    ['2026-Q2', '2026-04-15', '2026-06-30', 'previous', '2026-01-14 to 2026-03-31'], // 77 days of 90
    ['2026-W10', '2026-03-04', '2026-03-05', 'previous', '2026-02-25 to 2026-02-26'],
  ] as const)('%s from %s to %s against %s: %s', (text, from, to, by, expected) => {
    const current = read(text)!;
    const before = shiftPeriod(current, by, CALENDAR)!;
    expect(samePart(before, current, readIsoDay(from), readIsoDay(to)).label).toBe(expected);
  });

  it('is never compared to more days than it has itself, but for a leap day', () => {
    const grains = fc.constantFrom('week', 'month', 'quarter', 'year');
    const shifts = fc.constantFrom('previous', 'lastYear');
    fc.assert(
      fc.property(grains, asOfs, fiscals, shifts, (grain, asOf, fiscal, by) => {
        const current = readPeriod(`this ${grain}`, asOf, fiscal)!;
        const previous = shiftPeriod(current, by, fiscal)!;
        const cut = sameElapsed(previous, current, asOf);
        expect(cut.from).toBe(previous.from);
        expect(cut.to).toBeLessThanOrEqual(previous.to);
        if (asOf < current.to) expect(cut.to - cut.from).toBeLessThanOrEqual(asOf - current.from + 1);
      }),
    );
  });
});

it('words follow the bucket that holds as-of', () => {
  fc.assert(
    fc.property(asOfs, fiscals, fc.constantFrom('week', 'month', 'quarter', 'year'), (asOf, fiscal, grain) => {
      const bucket = bucketOf(asOf, grain, fiscal);
      expect(readPeriod(`last ${grain}`, asOf, fiscal)).toEqual({
        from: bucketStart(bucket - 1, grain, fiscal),
        to: bucketEnd(bucket - 1, grain, fiscal),
        label: bucketLabel(bucket - 1, grain, fiscal),
        grain,
      });
    }),
  );
});
