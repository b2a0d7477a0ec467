import { inside, thrown } from './testing';

const tabs = [
  {
    name: 'Data',
    rows: [
      ['Month', 'Won', 'Rate'],
      ['Jan', 10, 0.5],
      ['Feb', 20, 0.4],
    ],
  },
];
const give = (body: string) => inside(body, { tabs });
const fail = (body: string) => thrown(body, { tabs });

test('a chart is built, found by its id, changed in place and removed', () => {
  const { result, book } = give(`
    sheet.insertChart(sheet.newChart().setChartType(Charts.ChartType.COLUMN).addRange(sheet.getRange('A1:B3')).setNumHeaders(1)
      .setOption('title', 'Won by month').setOption('legend', { position: 'none' }).setOption('hAxis.title', 'Month').setPosition(5, 2, 10, 20).build());
    const chart = sheet.getCharts()[0]; const id = chart.getChartId();
    sheet.updateChart(chart.modify().setOption('title', 'Won').setOption('width', 480).build());
    const again = sheet.getCharts().filter((c) => c.getChartId() === id)[0]; const at = again.getContainerInfo();
    return [typeof id, again.getOptions().get('title'), again.getRanges().map((r) => r.getA1Notation()), at.getAnchorRow(), at.getAnchorColumn(), at.getOffsetX(), again.getNumHeaders()];`);
  expect(result).toEqual(['number', 'Won', ['A1:B3'], 5, 2, 10, 1]);
  const { getters } = book.book;
  const sheetId = getters.getSheetIds()[0];
  const [chartId] = getters.getChartIds(sheetId);
  expect(getters.getChartDefinition(chartId)).toMatchObject({
    type: 'bar',
    title: { text: 'Won' },
    legendPosition: 'none',
  });
  expect(getters.getFigures(sheetId)[0]).toMatchObject({ col: 1, row: 4, width: 480 });
});

test('its ranges move with the cells; a removed chart is gone', () => {
  const { result } = give(`
    const build = () => sheet.newChart().asLineChart().addRange(sheet.getRange('A1:B3')).setPosition(5, 5, 0, 0).setTitle('T').build();
    sheet.insertChart(build()); sheet.insertChart(build());
    sheet.insertRowsBefore(1, 2); sheet.removeChart(sheet.getCharts()[0]);
    return sheet.getCharts().map((c) => c.getRanges().map((r) => r.getA1Notation()));`);
  expect(result).toEqual([['A3:B5']]);
});

test('every type of the safe set is drawn', () => {
  const { result } = give(`
    ['Area', 'Bar', 'Column', 'Combo', 'Histogram', 'Line', 'Pie', 'Scatter', 'Table'].forEach((type, i) => {
      let b = sheet.newChart()['as' + type + 'Chart']().addRange(sheet.getRange('A1:C3')).setNumHeaders(1).setPosition(5 + 20 * i, 1, 0, 0);
      if (type === 'Combo') b = b.setOption('series', { 0: { type: 'bars' }, 1: { type: 'line', targetAxisIndex: 1, color: '#ff0000' } });
      if (type === 'Pie') b = b.setOption('pieHole', 0.4);
      sheet.insertChart(b.build());
    });
    return sheet.getCharts().map((c) => String(c.modify().getChartType()));`);
  expect(result).toEqual(['AREA', 'BAR', 'COLUMN', 'COMBO', 'HISTOGRAM', 'LINE', 'PIE', 'SCATTER', 'TABLE']);
});

test('the limits of the builders', () => {
  expect(fail(`sheet.newChart().setTitle('x');`)).toMatch('EmbeddedChartBuilder.setTitle is not part');
  expect(fail(`sheet.newChart().asPieChart().setStacked();`)).toMatch('EmbeddedPieChartBuilder.setStacked is not part');
  expect(fail(`sheet.newChart().asColumnChart().setXAxisRange(0, 1);`)).toMatch('setXAxisRange is not part');
  expect(fail(`sheet.newChart().setHiddenDimensionStrategy(Charts.ChartHiddenDimensionStrategy.SHOW_BOTH);`)).toMatch(
    'Unexpected error',
  );
  expect(fail(`sheet.newChart().setOption('titel', 'x');`)).toMatch('Chart option titel is unknown to Google');
  expect(fail(`sheet.newChart().setOption('series', { 0: { colour: 'red' } });`)).toMatch('series.0.colour is unknown');
  expect(fail(`sheet.newChart().setOption('hAxis', { titel: 'x' });`)).toMatch('hAxis.titel is unknown');
  expect(
    fail(
      `sheet.insertChart(sheet.newChart().setChartType(Charts.ChartType.GAUGE).addRange(sheet.getRange('A1:B3')).build());`,
    ),
  ).toMatch('cannot draw a chart of type GAUGE');
});
