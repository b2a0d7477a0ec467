import fc from 'fast-check';
import { runInNewContext } from 'vm';
import { NO_DAY, dayOf, isoText } from './day';
import type { Zone } from './zone';
import { UTC, dayOfDate, isDate, readZone, zoneFrom, zoneText } from './zone';

const NAMES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Pacific/Apia',
];
const FROM = Date.UTC(1990, 0, 1);
const TO = Date.UTC(2041, 0, 1) - 1;

/** Civil time by the platform's own zone rules (ICU): the oracle. */
function civilTime(name: string) {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  return (ms: number) => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(ms)) part[type] = Number(value);
    return part;
  };
}
function offsetAt(name: string) {
  const at = civilTime(name);
  return (ms: number) => {
    const { year, month, day, hour, minute } = at(ms);
    return Date.UTC(year, month - 1, day, hour, minute) / 60000 - Math.floor(ms / 60000);
  };
}
const zones = new Map<string, Zone>();
const zoneOf = (name: string) => {
  if (!zones.has(name)) zones.set(name, zoneFrom(name, offsetAt(name), 1990, 2040));
  return zones.get(name)!;
};

describe.each(NAMES)('%s', (name) => {
  const zone = zoneOf(name);
  const at = civilTime(name);
  const expected = (ms: number) => dayOf(at(ms).year, at(ms).month, at(ms).day);

  it('gives the civil day of the platform at any moment', () => {
    fc.assert(
      fc.property(fc.integer({ min: FROM, max: TO }), (ms) => {
        expect(dayOfDate(new Date(ms), zone)).toBe(expected(ms));
      }),
      { numRuns: 500 },
    );
  });

  it('gives it in the minutes around every midnight next to a change of offset', () => {
    for (const start of zone.starts.slice(1)) {
      const moments = [start - 1, start, start + 60000];
      for (let hour = -26; hour <= 26; hour++) moments.push(start + hour * 3600000 - 1, start + hour * 3600000);
      for (const ms of moments) expect(dayOfDate(new Date(ms), zone)).toBe(expected(ms));
    }
  });

  it('changes offset where the platform does, to the minute', () => {
    const offset = offsetAt(name);
    zone.starts.slice(1).forEach((start, i) => {
      expect(offset(start - 60000)).toBe(zone.offsets[i]);
      expect(offset(start)).toBe(zone.offsets[i + 1]);
    });
  });

  it('is kept in one line of text', () => {
    expect(readZone(zoneText(zone))).toEqual(zone);
  });
});

describe('zones', () => {
  it('know what happened', () => {
    // tz database: Samoa had no 30 December 2011; Nepal is at +5:45; Lord Howe moves by half an hour
    const apia = zoneOf('Pacific/Apia');
    expect(isoText(dayOfDate(new Date('2011-12-30T09:59:59Z'), apia))).toBe('2011-12-29');
    expect(isoText(dayOfDate(new Date('2011-12-30T10:00:00Z'), apia))).toBe('2011-12-31');
    expect(zoneOf('Asia/Kathmandu').offsets).toEqual([345]);
    expect(new Set(zoneOf('Australia/Lord_Howe').offsets)).toEqual(new Set([630, 660]));
    // tz database: +0 for Ramadan of 2023, 19 March 03:00 to 23 April 02:00 local time
    expect(zoneText(zoneOf('Africa/Casablanca'))).toContain('; 2023-03-19T02:00Z +0; 2023-04-23T02:00Z +60');
    expect(zoneText(zoneFrom('Europe/Berlin', offsetAt('Europe/Berlin'), 2026, 2026))).toBe(
      'Europe/Berlin; +60; 2026-03-29T01:00Z +120; 2026-10-25T01:00Z +60',
    );
  });

  it('find two changes between two probes', () => {
    const hour = 3600000;
    const offset = (ms: number) => (ms < 30 * hour ? 60 : ms < 60 * hour ? 0 : 120);
    expect(zoneFrom('x', offset, 1970, 1970)).toEqual({
      name: 'x',
      starts: [-Infinity, 30 * hour, 60 * hour],
      offsets: [60, 0, 120],
    });
  });

  it('take Dates of another realm and nothing else', () => {
    const foreign = runInNewContext('new Date(Date.UTC(2026, 2, 5, 12))') as Date;
    expect(foreign instanceof Date).toBe(false);
    expect(isDate(foreign)).toBe(true);
    expect(dayOfDate(foreign, UTC)).toBe(dayOf(2026, 3, 5));
    expect(dayOfDate(new Date(NaN), UTC)).toBe(NO_DAY);
    expect(dayOfDate('2026-03-05' as unknown as Date, UTC)).toBe(NO_DAY);
    expect(dayOfDate(new Date(8.64e15), UTC)).toBe(NO_DAY);
    for (const other of ['', null, 3, {}]) expect(dayOfDate(other as unknown as Date, UTC)).toBe(NO_DAY);
  });

  it.each([
    '',
    'Europe/Berlin',
    '; +60',
    'Europe/Berlin; 60',
    'Europe/Berlin; +1440',
    'Europe/Berlin; +60; 2026-03-29 +120',
    'Europe/Berlin; +60; 2026-13-29T01:00Z +120',
    'Europe/Berlin; +60; 2026-03-29T24:00Z +120',
    'Europe/Berlin; +60; 2026-10-25T01:00Z +60; 2026-03-29T01:00Z +120',
    'Europe/Berlin; +60; ',
  ])('are not read from "%s"', (text) => expect(readZone(text)).toBeNull());

  it('UTC is its own text', () => expect(readZone(zoneText(UTC))).toEqual(UTC));
});
