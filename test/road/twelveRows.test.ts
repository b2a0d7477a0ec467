import { TEMPLATES } from '../../src/reports/templates';
import { openTabs } from './open';

const isLong = process.env.DEALSHEET_LONG === '1';
const LOCALES = ['de_DE', 'fr_FR', 'ja_JP', 'en_IN', 'zh_CN'];
/** Twelve deals, dates as ISO text that every locale reads alike. */
const DEALS = [
  ['Deal ID', 'Customer', 'Amount', 'Status', 'Created', 'Close date', 'Owner', 'Source', 'Product', 'Stage'],
  ...Array.from({ length: 12 }, (_, i) => {
    const status = ['Won', 'Lost', 'Open'][i % 3];
    const close = status === 'Open' ? '' : `2026-0${1 + (i % 9)}-20`;
    return [
      `D-${i}`,
      `C${i % 4}`,
      1000 + i,
      status,
      `2026-0${1 + (i % 9)}-01`,
      close,
      `O${i % 2}`,
      'Web',
      'Basic',
      'Offer',
    ];
  }),
];
const reports = TEMPLATES.map(({ title }) => title).filter((_, i) => isLong || i % 3 === 0);

/** Every cell of a report, built on twelve deals where the sheet's day has begun and the script's has not. */
function built(locale: string, report: string, mode: 'live' | 'snapshot'): unknown[][] {
  const book = openTabs([{ name: 'Deals', rows: DEALS }], '2026-10-31T12:00:00Z', {
    locale,
    sheetZone: 'Pacific/Auckland',
    scriptZone: 'America/Los_Angeles',
  });
  book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
  book.resetCounts();
  book.callServer('dealsheetBuildReport', { report, period: 'year to date', versus: 'lastYear', mode });
  expect([locale, report, book.counts().total <= 40]).toEqual([locale, report, true]);
  return book.values(`'${report}'!A1:I90`).filter((_, r) => r !== 2);
}

describe.each(reports)('%s', (report) => {
  const wanted = built('en_US', report, 'snapshot');

  test('twelve deals: right figures, no error, nothing that is no answer', () => {
    const shown = wanted.flat().map(String);
    expect(shown.filter((text) => /^#|NaN|Infinity|undefined/.test(text))).toEqual([]);
    const at = wanted[3].indexOf('Sales');
    // by hand: deals 0, 3, 6 and 9 were won, at 1000, 1003, 1006 and 1009
    if (at >= 0) expect(wanted[4][at]).toBe(4018);
  });

  test.each(LOCALES)('%s: the same, live and as a snapshot, far from the script’s time zone', (locale) => {
    expect(built(locale, report, 'snapshot')).toEqual(wanted);
    expect(built(locale, report, 'live')).toEqual(built('en_US', report, 'live'));
  });
});
