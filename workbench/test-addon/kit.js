/* eslint @typescript-eslint/no-unused-vars: off -- Apps Script calls these by name */
// A small add-on that stands in for a built one in the workbench's own tests.
var Kit_ = (() => {
  const sum = (rows, column) => rows.slice(1).reduce((total, row) => total + (Number(row[column]) || 0), 0);
  const cost = (args) => sum(args[1], 1) / args[0].slice(1).filter((row) => row[0] !== '').length;
  const open = () =>
    SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('Sidebar').setTitle('Stand-in'));
  const build = (title) => {
    const whole = SpreadsheetApp.getActiveSpreadsheet();
    const tab = whole.insertSheet(title);
    tab.getRange(1, 1, 4, 2).setValues([
      ['Month', 'Won'],
      ['Jan', 3],
      ['Feb', 5],
      ['Mar', '=SUM(B2:B3)'],
    ]);
    const chart = tab.newChart().asColumnChart().addRange(tab.getRange('A1:B4')).setNumHeaders(1);
    tab.insertChart(chart.setOption('title', 'Won by month').setPosition(2, 4, 0, 0).build());
    return { tab: tab.getName(), total: tab.getRange('B4').getValue() };
  };
  return { cost, open, build };
})();
