import type { Workbook } from '../../workbench/fake';
import { openTabs } from './open';

type Done = { message: string };

/** Deals of a year, by hand: an id, dates, one of three owners; every third is open. */
function deals(count: number): (string | number)[][] {
  const rows: (string | number)[][] = [
    ['Deal ID', 'Customer', 'Amount', 'Status', 'Created', 'Close date', 'Owner', 'Source', 'Product'],
  ];
  for (let i = 0; i < count; i++) {
    const month = String((i % 9) + 1).padStart(2, '0');
    const isOpen = i % 3 === 2;
    rows.push([
      `D-${i}`,
      `Customer ${i % 500}`,
      100 + (i % 7),
      isOpen ? 'Open' : i % 3 === 0 ? 'Won' : 'Lost',
      `2026-${month}-01`,
      isOpen ? '' : `2026-${month}-${10 + (i % 19)}`,
      `Owner ${i % 3}`,
      ['Webinar', 'Ads'][i % 2],
      ['Basic', 'Pro'][i % 2],
    ]);
  }
  return rows;
}
const SPEND = [
  ['Date', 'Source', 'Amount'],
  ['2026-01-01', 'Webinar', 1000],
  ['2026-02-01', 'Ads', 2000],
];

describe.each([100, 100000])('service calls with %i deals', (count) => {
  let book: Workbook;
  beforeAll(() => {
    book = openTabs([
      { name: 'Deals', rows: deals(count) },
      { name: 'Spend', rows: SPEND },
    ]);
    book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
  }, 120000);

  test('given its tables and SETTINGS a formula makes none; an edit runs it once', () => {
    book.resetCounts();
    book.type('Settings!F1', '=CAC(DEALS;SPEND;SETTINGS)');
    expect(book.value('Settings!F1')).toBeGreaterThan(0);
    expect(book.counts()).toMatchObject({ total: 0, functionRuns: 1 });
    book.type('Deals!C2', '5000');
    expect(book.value('Settings!F1')).toBeGreaterThan(0);
    expect(book.counts()).toMatchObject({ total: 0, functionRuns: 1 });
    book.type('Settings!F1', '');
  });

  test('a report takes at most forty to build and to build again, and an edit runs one function', () => {
    for (const time of ['first', 'again']) {
      const { message } = book.callServer('dealsheetBuildReport', {
        report: 'Executive summary',
        period: 'year to date',
        versus: 'previous',
        mode: 'live',
      }) as Done;
      expect([time, message]).toEqual([time, 'Executive summary is in the tab Executive summary.']);
      expect(book.counts().total).toBeLessThanOrEqual(40);
      // of the six minutes that a script has, and of the seconds that a person waits
      expect(book.counts().ms).toBeLessThan(count > 1000 ? 20000 : 5000);
      process.stdout.write(
        `${count} deals, built ${time}: ${(book.counts().ms / 1000).toFixed(1)} s in services, simulated\n`,
      );
    }
    const before = book.value("'Executive summary'!B6");
    book.resetCounts();
    book.type('Deals!C2', '777777');
    expect(book.value("'Executive summary'!B6")).toBeGreaterThan(Number(before));
    expect(book.counts()).toMatchObject({ total: 0, functionRuns: 1 });
  });
});
