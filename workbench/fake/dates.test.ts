import { dateOfSerial, formatDate, serialOfDate } from './dates';

const at = new Date(Date.UTC(2026, 0, 15, 20, 5, 9, 7));
test.each([
  ['Etc/UTC', 'yyyy-MM-dd', '2026-01-15'],
  ['Asia/Tokyo', 'yyyy-MM-dd', '2026-01-16'],
  ['America/New_York', "yyyy-MM-dd'T'HH:mm:ssZ", '2026-01-15T15:05:09-0500'],
  ['America/New_York', 'XXX', '-05:00'],
  ['Etc/UTC', 'EEEE, d MMMM yy h:mm a', 'Thursday, 15 January 26 8:05 PM'],
  ['Etc/UTC', 'EEE MMM D u SSS', 'Thu Jan 15 4 007'],
  ['Etc/UTC', "''yyyy''", "'2026'"],
])('formatDate in %s by %s', (zone, pattern, expected) => {
  expect(formatDate(at, zone, pattern)).toBe(expected);
});
test('a letter that Java does not know is an error', () => {
  expect(() => formatDate(at, 'Etc/UTC', 'yyyy-bb')).toThrow("Illegal pattern character 'b'");
});

test('a serial is a wall clock of the zone', () => {
  // By hand: serial 46037 is midnight of 2026-01-15; New York is five hours behind UTC then.
  expect(dateOfSerial(46037, 'America/New_York').toISOString()).toBe('2026-01-15T05:00:00.000Z');
  expect(serialOfDate(new Date('2026-01-15T05:00:00Z'), 'America/New_York')).toBe(46037);
  // 8 March 2026: no 02:30 in New York; the clock counts on from before the change.
  expect(dateOfSerial(46089 + 2.5 / 24, 'America/New_York').toISOString()).toBe('2026-03-08T07:30:00.000Z');
});
