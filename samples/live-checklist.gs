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
  if (what === 'object') return { a: 1 };
  if (what === 'date') return new Date(2026, 0, 15);
  if (what === 'formula') return '=1+1';
  if (what === 'ragged') return [[1], [2, 3]];
  throw new Error('a sentence of ours');
}

/** @customfunction */
function HAS(what) {
  if (what === 'intl') return hasIntl_();
  if (what === 'structuredClone') return typeof structuredClone === 'function';
  if (what === 'queueMicrotask') return typeof queueMicrotask === 'function';
  if (what === 'setTimeout') return typeof setTimeout === 'function';
  if (what === 'documentProperties') return PropertiesService.getDocumentProperties().getKeys().length >= 0;
  if (what === 'sheetZone') return SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone();
  return '';
}

/** Whether locales and time zones are known by name. */
function hasIntl_() {
  if (typeof Intl !== 'object') return false;
  var zone = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin', hour: '2-digit', hourCycle: 'h23' });
  return zone.format(new Date(0)).indexOf('01') >= 0;
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
  ['row', '=PROBE(D1:F1)'],
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
  ['gives an object', '=GIVES("object")'],
  ['gives rows of different lengths', '=GIVES("ragged")'],
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
  // a cell that only carries a format, below everything else
  tab.getRange('A60').setFontWeight('bold');
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

/** Whether properties, caches and locks work with the two scopes that the manifest declares. */
function storesWork_() {
  try {
    PropertiesService.getDocumentProperties().getProperty('probe');
    LockService.getDocumentLock().hasLock();
    return true;
  } catch (error) {
    return false;
  }
}

/** What a script reads at once of a custom function that it has just set. */
function readAtOnce_(tab) {
  var cell = tab.getRange('G1');
  cell.setFormula('=GIVES("' + new Date().getTime() + '")');
  SpreadsheetApp.flush();
  var read = String(cell.getValue());
  cell.clear();
  return read;
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
  seen['last row'] = tab.getLastRow();
  seen['read at once'] = readAtOnce_(tab);
  var kindNamed = function (kind) {
    return kind === 'undefined' || kind === 'null' ? kind : '';
  };
  var isError = function (name) {
    return /^#/.test(seen[name]);
  };
  var readings = {
    omitted: kindNamed(JSON.parse(seen.omitted)[1]),
    oneCell: Array.isArray(JSON.parse(seen['one cell'])[0]) ? 'grid' : 'value',
    emptyCell: kindNamed(JSON.parse(seen['empty cell'])[0]),
    emptyInRange: kindNamed(JSON.parse(seen.row)[0][1][2]),
    textFormat: kept[0][0] === '=1+1' ? 'text' : 'formula',
    today: isError('today') ? 'refused' : 'seen',
    oddResults: isError('gives undefined') && isError('gives an object') ? 'refused' : 'shown',
    stores: storesWork_() ? 'free' : 'scoped',
    functionStores: isError('document properties') ? 'closed' : 'open',
    pending: seen['read at once'] === 'Loading...' ? 'loading' : 'computed',
    dataRange: seen['last row'] >= 60 ? 'formats' : 'contents',
    intl: hasIntl_() ? 'full' : 'none',
  };
  var text = JSON.stringify({ date: new Date().toISOString(), readings: readings, seen: seen });
  console.log(text);
  return text;
}
