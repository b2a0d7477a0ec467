import { openWorkbook } from '.';
const built = (source: string) => ({
  manifest: { timeZone: 'Etc/UTC' },
  scripts: [{ name: 'code.js', source }],
  html: [],
});
test('first', () => {
  const book = openWorkbook({
    tabs: [
      {
        name: 'Deals',
        rows: [
          ['Amount', 'Close'],
          [10, '2026-01-15'],
          [20, '2026-02-01'],
        ],
      },
    ],
    built: built(`
/** Adds.
 * @customfunction */
function ADDUP(rows, more) { return [[rows.length, rows[1][1] instanceof Date], [arguments.length, rows.slice(1).reduce((s, r) => s + (r[0] || 0), 0)]]; }
function onOpen(e) { SpreadsheetApp.getUi().createAddonMenu().addItem('Go', 'go').addToUi(); }
function go() { const s = SpreadsheetApp.getActiveSpreadsheet().insertSheet('Out'); s.getRange(1, 1, 2, 2).setValues([['a', 1], ['=1+1', new Date(2026, 0, 1)]]); s.insertChart(s.newChart().asColumnChart().addRange(s.getRange('A1:B2')).setNumHeaders(1).setPosition(5,1,0,0).build()); }
function ping(x) { return { x, d: SpreadsheetApp.getActiveSpreadsheet().getSheets().map((s) => s.getName()) }; }
`),
  });
  book.type('D1', '=ADDUP(A1:B3; 1)');
  expect(book.values('D1:E2')).toEqual([
    [3, true],
    [2, 30],
  ]);
  book.type('A2', '15');
  expect(book.value('E2')).toBe(35);
  book.runMenu('Go');
  expect(book.values('Out!A1:B2')).toEqual([
    ['a', 1],
    [2, new Date(Date.UTC(2026, 0, 1))],
  ]);
  expect(book.callServer('ping', 3)).toEqual({ x: 3, d: ['Deals', 'Out'] });
  console.log(book.counts());
});
