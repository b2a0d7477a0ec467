import { TEMPLATES } from '../../src/reports/templates';
import type { openSample } from './open';
import { openTabs } from './open';
import { sampleTables } from '../../samples/generate';

const LOCALES = ['de_DE', 'fr_FR', 'pt_BR', 'ja_JP', 'en_IN'];
const ZONES = [
  { sheetZone: 'Europe/Berlin', scriptZone: 'America/New_York' },
  { sheetZone: 'Asia/Tokyo', scriptZone: 'Asia/Tokyo' },
  { sheetZone: 'America/Sao_Paulo', scriptZone: 'Asia/Kolkata' },
];

type Book = ReturnType<typeof openSample>;
const shown = (book: Book, report: string): unknown[][] => {
  book.callServer('dealsheetBuildReport', { report, period: '2026', versus: 'previous', mode: 'live' });
  return book.values(`'${report}'!A5:J80`);
};
const sampleIn = (locale: string, zones: (typeof ZONES)[number]): Book => {
  const tabs = Object.entries(sampleTables()).map(([name, rows]) => ({ name, rows: rows.slice(0, 250) }));
  const book = openTabs(tabs, '2026-10-31T12:00:00Z', { locale, ...zones });
  book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
  return book;
};

const isLong = process.env.DEALSHEET_LONG === '1';

test('every report shows the same in every locale and zone, and its formulas are read in each', () => {
  const first = sampleIn('en_US', ZONES[0]);
  const expected = TEMPLATES.map(({ title }) => shown(first, title));
  expect(JSON.stringify(expected)).not.toMatch(/#ERROR!|#NAME|NaN/);
  LOCALES.forEach((locale, i) => {
    const book = sampleIn(locale, ZONES[i % ZONES.length]);
    TEMPLATES.forEach(({ title }, t) => {
      // each report in one other locale, the long mode all in all
      if (isLong || t % LOCALES.length === i)
        expect([locale, title, shown(book, title)]).toEqual([locale, title, expected[t]]);
    });
  });
});

test('days next to a change of clocks are the same days in every zone', () => {
  const rows = [
    ['Deal ID', 'Amount', 'Status', 'Created', 'Close date'],
    ['D-1', 1, 'Won', '2026-03-01', '2026-03-28'],
    ['D-2', 10, 'Won', '2026-03-01', '2026-03-29'],
    ['D-3', 100, 'Won', '2026-03-01', '2026-03-30'],
    ['D-4', 1000, 'Won', '2026-03-01', '2026-10-25'],
    ['D-5', 10000, 'Won', '2026-03-01', '2026-11-01'],
  ];
  for (const zones of [...ZONES, { sheetZone: 'America/New_York', scriptZone: 'Europe/Berlin' }]) {
    const book = openTabs([{ name: 'Deals', rows }], '2026-11-20T12:00:00Z', zones);
    book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-11-20' });
    const of = (day: string): unknown => {
      book.type('Settings!H1', `=SALES(DEALS;SETTINGS;"from";"${day}";"to";"${day}")`);
      return book.value('Settings!H1');
    };
    const days = ['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-25', '2026-11-01'];
    expect([zones.sheetZone, ...days.map(of)]).toEqual([zones.sheetZone, 1, 10, 100, 1000, 10000]); // as typed above
  }
});
