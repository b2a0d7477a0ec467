/**
 * Finds out on a real account what tests cannot: paste it into a new spreadsheet's script editor, run prepareChecklist,
 * wait for the cells, run printChecklist, and save what the log prints as samples/live-checklist.json.
 * It makes one tab, Probes, and touches nothing else.
 */

/** @customfunction */
function PROBE(one, two, three) {
  return JSON.stringify([kindOf_(one), kindOf_(two), kindOf_(three)]);
}

/** @customfunction */
function GIVES(what) {
  if (what === 'undefined') return undefined;
  if (what === 'null') return null;
  if (what === 'nan') return NaN;
  if (what === 'infinity') return Infinity;
  if (what === 'date') return new Date(2026, 0, 15);
  if (what === 'formula') return '=1+1';
  if (what === 'ragged') return [[1], [2, 3]];
  throw new Error('a sentence of ours');
}

/** @customfunction */
function HAS(what) {
  if (what === 'intl') return typeof Intl === 'object' && new Intl.NumberFormat('de-DE').format(1234.5) === '1.234,5';
  if (what === 'structuredClone') return typeof structuredClone === 'function';
  if (what === 'queueMicrotask') return typeof queueMicrotask === 'function';
  if (what === 'setTimeout') return typeof setTimeout === 'function';
  if (what === 'documentProperties') return PropertiesService.getDocumentProperties().getKeys().length >= 0;
  if (what === 'sheetZone') return SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone();
  return '';
}

/** What a value is, in words that survive JSON. */
function kindOf_(value) {
  if (value === undefined) return 'undefined';
  if (value === null) return 'null';
  if (Array.isArray(value))
    return ['grid'].concat(value.map((row) => (Array.isArray(row) ? row.map(kindOf_) : kindOf_(row))));
  if (value instanceof Date) return 'Date ' + value.toISOString();
  return typeof value + ' ' + String(value);
}

var PROBES_ = [
  ['omitted', '=PROBE(1;;2)'],
  ['trailing', '=PROBE(1)'],
  ['empty cell', '=PROBE(Z1)'],
  ['one cell', '=PROBE(D1:D1)'],
  ['row', '=PROBE(D1:E1)'],
  ['error cell', '=PROBE(D2)'],
  ['check box', '=PROBE(D3)'],
  ['currency', '=PROBE(D4)'],
  ['percent', '=PROBE(D5)'],
  ['date', '=PROBE(D6)'],
  ['duration', '=PROBE(D7)'],
  ['number as text', '=PROBE(D8)'],
  ['today', '=PROBE(TODAY())'],
  ['now', '=PROBE(NOW())'],
  ['named range', '=PROBE(PROBED)'],
  ['gives undefined', '=GIVES("undefined")'],
  ['gives null', '=GIVES("null")'],
  ['gives NaN', '=GIVES("nan")'],
  ['gives Infinity', '=GIVES("infinity")'],
  ['gives a date', '=GIVES("date")'],
  ['gives a formula', '=GIVES("formula")'],
  ['throws', '=GIVES("error")'],
  ['Intl', '=HAS("intl")'],
  ['structuredClone', '=HAS("structuredClone")'],
  ['queueMicrotask', '=HAS("queueMicrotask")'],
  ['setTimeout', '=HAS("setTimeout")'],
  ['document properties', '=HAS("documentProperties")'],
  ['sheet zone', '=HAS("sheetZone")'],
];

/** Makes the tab with the cells to look at and the formulas that look. */
function prepareChecklist() {
  var book = SpreadsheetApp.getActiveSpreadsheet();
  var tab = book.getSheetByName('Probes') || book.insertSheet('Probes');
  tab.clear();
  tab.getRange('D1:E1').setValues([[7, 8]]);
  tab.getRange('D2').setFormula('=NA()');
  tab.getRange('D3').insertCheckboxes().setValue(true);
  tab.getRange('D4').setNumberFormat('$#,##0.00').setValue(1200.5);
  tab.getRange('D5').setNumberFormat('0%').setValue(0.1);
  tab
    .getRange('D6')
    .setNumberFormat('yyyy-mm-dd')
    .setValue(new Date(2026, 0, 15));
  tab.getRange('D7').setNumberFormat('[h]:mm:ss').setValue(0.25);
  tab.getRange('D8').setNumberFormat('@').setValue('007');
  tab.getRange('D9:D11').setNumberFormat('@');
  tab.getRange('D9:D11').setValues([['=1+1'], ["'x"], ['1-2']]);
  tab.getRange('D12').setNumberFormat('@').setValue("'=1+1");
  book.setNamedRange('PROBED', tab.getRange('D1:E1'));
  tab.getRange(1, 1, PROBES_.length, 1).setValues(
    PROBES_.map(function (probe) {
      return [probe[0]];
    }),
  );
  PROBES_.forEach(function (probe, i) {
    tab.getRange(i + 1, 2).setFormula(probe[1]);
  });
}

/** Prints what was found as one JSON object: `readings` are the switches of the emulation, `seen` all the rest. */
function printChecklist() {
  var tab = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Probes');
  var seen = {};
  tab
    .getRange(1, 1, PROBES_.length, 2)
    .getDisplayValues()
    .forEach(function (row) {
      seen[row[0]] = row[1];
    });
  var kept = tab.getRange('D9:D12').getDisplayValues();
  seen['text format'] = kept.map(function (row) {
    return row[0];
  });
  var omitted = JSON.parse(seen.omitted)[1];
  var readings = {
    omitted: omitted === 'undefined' || omitted === 'null' ? omitted : '',
    oneCell: Array.isArray(JSON.parse(seen['one cell'])[0]) ? 'grid' : 'value',
    textFormat: kept[0][0] === '=1+1' ? 'text' : 'formula',
  };
  var text = JSON.stringify({ date: new Date().toISOString(), readings: readings, seen: seen });
  console.log(text);
  return text;
}
