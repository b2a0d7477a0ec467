import { readIsoDay } from '../calendar/day';
import { readSettings, SETTINGS, NO_SETTINGS } from './settings';
import { date } from './readings/world';

const read = (...rows: unknown[][]) => readSettings([['Setting', 'Value'], ...rows] as never, 0, 1);

test('nothing chosen, nothing set', () => {
  expect(read()).toEqual(NO_SETTINGS);
  expect(read(['As-of day', ''], ['Time zone', null], ['Gross margin', undefined])).toEqual(NO_SETTINGS);
});

test.each([
  [['As-of day', '2026-10-31'], { asOf: readIsoDay('2026-10-31') }],
  [['as of day', '2026-10-31'], { asOf: readIsoDay('2026-10-31') }],
  [['As-of day', 46326], { asOf: readIsoDay('2026-10-31') }], // 46326 − 25569 days after 1970-01-01
  [['Fiscal year starts in', 'April'], { fiscal: { startMonth: 4 } }],
  [['Fiscal year starts in', 'sep'], { fiscal: { startMonth: 9 } }],
  [['Fiscal year starts in', 7], { fiscal: { startMonth: 7 } }],
  [['Fiscal year starts in', '10'], { fiscal: { startMonth: 10 } }],
  [['Gross margin', 0.7], { margin: 0.7 }],
  [['Gross margin', '70%'], { margin: 0.7 }],
  [['Gross margin', 1], { margin: 1 }],
  [['Referral sources', 'Référral; Friend ;'], { referrals: ['referral', 'friend'] }],
  [['My own note', 'anything'], {}],
])('%j', (row, settings) => expect(read(row)).toEqual({ ...NO_SETTINGS, ...settings }));

test('the time zone is read first, wherever it stands: the as-of day is a date cell in it', () => {
  const late = date('2026-10-31', '23:30'); // in Berlin it is 1 November
  expect(read(['As-of day', late], ['Time zone', 'Europe/Berlin; +60']).asOf).toBe(readIsoDay('2026-11-01'));
  expect(read(['As-of day', late]).asOf).toBe(readIsoDay('2026-10-31'));
});

test.each([
  [['As-of day', 'soon'], 'Settings, row 2: As-of day needs a date such as 2026-10-31, and holds "soon"'],
  [['As-of day', '#REF!'], 'As-of day needs a date such as 2026-10-31, and holds "#REF!"'],
  [['Fiscal year starts in', 'Ma'], 'Fiscal year starts in needs a month such as April or 4, and holds "Ma"'],
  [['Fiscal year starts in', 13], 'needs a month such as April or 4, and holds "13"'],
  [['Fiscal year starts in', true], 'needs a month such as April or 4, and holds "TRUE"'],
  [['Gross margin', 70], 'Gross margin needs a share above 0 and up to 100 %, such as 70%, and holds "70"'],
  [['Gross margin', 0], 'needs a share above 0'],
  [['Gross margin', 'most'], 'needs a share above 0'],
  [['Time zone', 'Berlin'], 'Time zone is not readable; run Set up again, and holds "Berlin"'],
])('%j is refused by its row', (row, sentence) => expect(() => read(row)).toThrow(sentence));

test('rows are counted with the notes between them', () => {
  expect(() => read(['', ''], ['note', 'x'], ['Gross margin', 70])).toThrow('Settings, row 4:');
});

test('every setting says what it is for', () => {
  for (const { name, note } of SETTINGS) {
    expect(name).toMatch(/^[A-Z]/);
    expect(note).toMatch(/\.$/);
  }
});
