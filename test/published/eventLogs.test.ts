import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { weightedMean } from '../../src/models/shares/weighted';
import { readCsv } from '../support/csv';
import { asOf, cell, rowsOf } from '../support/cell';

const FOLDER = join(__dirname, '../../../shared/data/eventlogs');
const present = existsSync(FOLDER);
if (!present) console.info('skipped: published event logs, ../shared/data is absent');

/** The first and last moment of each case of a log, in minutes since 1970. */
function cases(file: string, id: string, time: string): Map<string, readonly [from: number, to: number]> {
  const [head, ...rows] = readCsv(join(FOLDER, file));
  const [at, when] = [id, time].map((name) => head.indexOf(name));
  const found = new Map<string, readonly [number, number]>();
  for (const row of rows) {
    const minute = Date.parse(row[when].replace(' ', 'T').replace(/(\d)$/, '$1')) / 6e4;
    const [from, to] = found.get(row[at]) ?? [Infinity, -Infinity];
    found.set(row[at], [Math.min(from, minute), Math.max(to, minute)]);
  }
  return found;
}
const dayText = (minute: number, zoneMinutes: number): string =>
  new Date((minute + zoneMinutes) * 6e4).toISOString().slice(0, 10);

(present ? describe : describe.skip)('throughput times of published event logs', () => {
  test('the running example of van der Aalst: 11.1909 days on average by the minute, 67/6 by civil days', () => {
    const spans = Array.from(cases('running-example.csv', 'case:concept:name', 'time:timestamp').values());
    const days = spans.map(([from, to]) => (to - from) / 1440).sort((a, b) => a - b);
    expect(
      weightedMean(
        days,
        days.map(() => 1),
      ),
    ).toBeCloseTo(11.1909, 4);
    const deals = [
      ['Deal ID', 'Status', 'Created', 'Close date'],
      ...spans.map(([from, to], i) => [`C${i}`, 'Won', dayText(from, 60), dayText(to, 60)]),
    ];
    // by hand from the dates of the log: 16, 9, 8, 10, 18 and 6 days
    expect(cell('SALESCYCLE', deals, asOf('2011-12-31'))).toBeCloseTo(67 / 6, 12);
    expect(rowsOf('SALESCYCLE', deals, asOf('2011-12-31'), 'basis = median', 'details')[0]).toMatchObject({
      'Median days': 9.5,
    });
  });

  test('edeaR’s three patients: 1819.16667, 1492.58333 and 0 minutes; 1, 1 and 0 civil days', () => {
    const log = cases('edear_patients3.csv', 'patient', 'time');
    const minutes = Array.from(log.values(), ([from, to]) => to - from);
    [1819.16667, 1492.58333, 0].forEach((wanted, i) => expect(minutes[i]).toBeCloseTo(wanted, 4));
    const deals = [
      ['Deal ID', 'Status', 'Created', 'Close date'],
      ...Array.from(log, ([name, [from, to]]) => [name, 'Won', dayText(from, 0), dayText(to, 0)]),
    ];
    expect(cell('SALESCYCLE', deals, asOf('2017-12-31'))).toBeCloseTo(2 / 3, 12);
  });
});
