import { strFromU8, unzipSync } from 'fflate';
import { openWorkbook } from '../fake';
import { builtOf } from '../fake/testing';
import { withDom } from './node-dom';
import { dataOfXlsx, xlsxOf } from './xlsx';

beforeAll(withDom);

const source = `
/** @customfunction */
function TABLE() { return [['Period', 'Sales', 'Rate'], ['2026', 10, 0.1], ['=1+1', 20, 0.2], ['007', 30, 0.3]]; }
function chart() {
  const s = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
  s.getRange('E2:E4').setNumberFormat('0.0%');
  ['Column', 'Line', 'Combo', 'Pie', 'Area', 'Bar'].forEach((type, i) =>
    s.insertChart(s.newChart()['as' + type + 'Chart']().addRange(s.getRange('D1:F4')).setNumHeaders(1).setOption('title', type).setOption('series', { 0: { color: 'transparent' }, 1: { type: 'line' } }).setPosition(8, 1 + i, 0, 0).build()));
}`;

test('what is written can be read: values, formulas, dates, texts that look like formulas, charts', async () => {
  const book = openWorkbook({
    tabs: [
      {
        name: 'Deals',
        rows: [
          ['Amount', 'Close', "'=danger"],
          [10, '2026-01-15', "'007"],
          [20, '2026-02-01', '=A2+A3'],
        ],
      },
    ],
    built: builtOf(source),
  });
  book.type('D1', '=TABLE()');
  book.runFunction('chart');
  const bytes = await xlsxOf(book.book.model);
  const written = Object.entries(unzipSync(bytes)).filter(([path]) => /charts\/chart\d+\.xml$/.test(path));
  expect(written).toHaveLength(6);
  for (const [, xml] of written) expect(strFromU8(xml)).not.toMatch(/srgbClr val="(?![0-9A-Fa-f]{6}")/);
  // an axis of numbers shows them as their cells do
  const formats = written.map(([, xml]) => /<c:valAx>[^]*?<c:numFmt formatCode="([^"]*)"/.exec(strFromU8(xml))?.[1]);
  expect(formats.filter((format) => format === '0.0%').length).toBeGreaterThanOrEqual(4);
  const again = openWorkbook({ data: dataOfXlsx(bytes) });
  expect(again.tabs()).toEqual(['Deals']);
  expect(again.values('A1:E4')).toEqual([
    ['Amount', 'Close', '=danger', 'Period', 'Sales'],
    [10, new Date(Date.UTC(2026, 0, 15)), '007', '2026', 10],
    [20, new Date(Date.UTC(2026, 1, 1)), 30, '=1+1', 20],
    ['', '', '', '007', 30],
  ]);
  expect([again.formula('C3'), again.formula('C1'), again.formula('D3'), again.formula('D1')]).toEqual([
    '=A2+A3',
    '',
    '',
    '',
  ]);
  const { getters } = again.book;
  const [sheetId] = getters.getSheetIds();
  expect(
    getters
      .getChartIds(sheetId)
      .map((id) => getters.getChartType(id))
      .sort(),
  ).toEqual(['bar', 'bar', 'combo', 'line', 'line', 'pie']);
});
