import fc from 'fast-check';
import {
  NO_DAY,
  civil,
  dayOf,
  dayToSerial,
  daysInMonth,
  isoText,
  readIsoDay,
  serialToDay,
  validDay,
  weekday,
} from './day';

describe('civil days', () => {
  it.each([
    [1970, 1, 1, 0],
    [1969, 12, 31, -1],
    [2000, 3, 1, 11017], // Hinnant (2013): 2000-03-01 is day 11017
    [1899, 12, 30, -25569], // by hand: 70 years of 365 days, 17 leap days, 2 days of December 1899
    [2024, 2, 29, 19782], // by hand: 54 × 365 + 13 leap days + 59
    [1, 1, 1, -719162], // Hinnant (2013)
    [0, 3, 1, -719468], // Hinnant (2013): the shift of his epoch
  ])('%i-%i-%i is day %i', (year, month, date, day) => {
    expect(dayOf(year, month, date)).toBe(day);
    expect(civil(day)).toEqual({ year, month, date });
  });

  it('agrees with the built-in proleptic Gregorian calendar on every day from -800000 to 800000', () => {
    let wrong = 0;
    const date = new Date(0);
    for (let day = -800000; day <= 800000; day++) {
      date.setTime(day * 86400000);
      const found = civil(day);
      if (
        dayOf(found.year, found.month, found.date) !== day ||
        found.year !== date.getUTCFullYear() ||
        found.month !== date.getUTCMonth() + 1 ||
        found.date !== date.getUTCDate() ||
        weekday(day) !== (date.getUTCDay() || 7)
      )
        wrong++;
    }
    expect(wrong).toBe(0);
  });

  it('carries months and dates beyond their range', () => {
    expect(dayOf(2025, 13, 1)).toBe(dayOf(2026, 1, 1));
    expect(dayOf(2025, -11, 1)).toBe(dayOf(2024, 1, 1));
    expect(dayOf(2024, 3, 0)).toBe(dayOf(2024, 2, 29));
  });

  it('knows which dates exist', () => {
    expect(validDay(2024, 2, 29)).toBe(19782);
    for (const [year, month, date] of [
      [2023, 2, 29],
      [1900, 2, 29],
      [2026, 4, 31],
      [2026, 13, 1],
      [2026, 0, 1],
      [2026, 1, 0],
      [0, 1, 1],
      [10000, 1, 1],
      [2026, 1.5, 1],
      [NaN, 1, 1],
    ])
      expect(validDay(year, month, date)).toBe(NO_DAY);
    expect(daysInMonth(2000, 2)).toBe(29);
  });
});

describe('texts and serials', () => {
  it.each([
    '2026-03-05',
    ' 2026-03-05 ',
    '2026-03-05T23:59:59Z',
    '2026-03-05T23:59:59.999+14:00',
    '2026-03-05 00:30',
    '2026-03-05 00:30:00 UTC',
    '2026-03-05 00:30:00.123456 UTC',
    '2026-03-05 00:30:00+00',
    '2026-03-05t00:30:00-0500',
  ])('reads the date as written in %s', (text) => expect(isoText(readIsoDay(text))).toBe('2026-03-05'));

  it.each([
    '',
    '2026-3-5',
    '2026-02-30',
    '2026-03-05x',
    '2026-03-051',
    '2026-03-05 and more',
    '2026/03/05',
    '05-03-2026',
    '2026-W07-1x',
    '2o26-03-05',
    '2026-03',
    '0000-01-01',
  ])('reads no date in "%s"', (text) => expect(readIsoDay(text)).toBe(NO_DAY));

  it('goes from day to text and back, and from serial to day and back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -719162, max: 2932896 }),
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        (day, time) => {
          expect(readIsoDay(isoText(day))).toBe(day);
          expect(serialToDay(dayToSerial(day) + time)).toBe(day);
        },
      ),
    );
  });

  it('knows serials of Sheets', () => {
    expect(isoText(serialToDay(0))).toBe('1899-12-30');
    expect(isoText(serialToDay(46000.99))).toBe('2025-12-09'); // by hand: 45658 is 2025-01-01, and 342 days later
    expect(isoText(serialToDay(-0.5))).toBe('1899-12-29');
    for (const serial of [NaN, Infinity, -Infinity, 1e9, -1e9]) expect(serialToDay(serial)).toBe(NO_DAY);
    expect(isoText(NO_DAY)).toBe('');
  });
});
