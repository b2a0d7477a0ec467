import { inside, thrown } from './testing';

const tabs = [
  {
    name: 'Data',
    rows: [
      ['Deal', 'Amount', 'Close'],
      ['a', 10, '2026-01-15'],
      ['b', 20, '2026-02-01'],
    ],
  },
];
const give = (body: string, options = {}) => inside(body, { tabs, ...options }).result;
const fail = (body: string, options = {}) => thrown(body, { tabs, ...options });

describe('writing behaves like typing', () => {
  test('texts become what they look like; undefined and null clear', () => {
    expect(
      give(`const r = sheet.getRange('E1:K1');
        r.setValues([['$2.99', '1-2', '01', 'TRUE', '=1+1', "'=1+1", undefined]]);
        return [r.getValues()[0], r.getNumberFormats()[0].slice(0, 2), r.getFormulas()[0]];`),
    ).toEqual([
      [2.99, new Date(Date.UTC(2026, 0, 2)), 1, true, 2, '=1+1', ''],
      ['[$$]#,##0.00', 'm/d/yyyy'],
      ['', '', '', '', '=1+1', '', ''],
    ]);
    expect(give(`sheet.getRange('A2').setValue(null); return sheet.getRange('A2').getValue();`)).toBe('');
  });

  test('a format is remembered when contents are cleared: a number in a date cell is read as a date', () => {
    expect(give(`const r = sheet.getRange('C2'); r.clearContent(); r.setValue(46037); return r.getValue();`)).toEqual(
      new Date(Date.UTC(2026, 0, 15)),
    );
    expect(give(`const r = sheet.getRange('C2'); r.clear(); r.setValue(46037); return r.getValue();`)).toBe(46037);
  });

  test('text format: numbers stay text; = and apostrophe under both readings', () => {
    const body = `const r = sheet.getRange('E1:E3'); r.setNumberFormat('@'); r.setValues([['01'], ['=1+1'], ["'x"]]); return r.getValues();`;
    expect(give(body)).toEqual([['01'], ['2'], ['x']]);
    expect(give(body, { readings: { textFormat: 'text' } })).toEqual([['01'], ['=1+1'], ["'x"]]);
  });

  test('format and apostrophe together keep any text under both readings', () => {
    for (const textFormat of ['formula', 'text'] as const)
      expect(
        give(
          `const r = sheet.getRange('E1'); r.setNumberFormat('@'); r.setValue("'=HYPERLINK(1)"); return [r.getFormula(), String(r.getValue()).replace(/^'/, '')];`,
          { readings: { textFormat } },
        ),
      ).toEqual(['', '=HYPERLINK(1)']);
  });

  test('dates keep the sheet’s zone', () => {
    expect(
      give(
        `const r = sheet.getRange('E1'); r.setValue(new Date(Date.UTC(2026, 0, 15))); return [r.getDisplayValue(), r.getValue().toISOString(), sheet.getRange('C2').getValue().toISOString()];`,
        { sheetZone: 'Asia/Tokyo' },
      ),
    ).toEqual(['1/15/2026 09:00:00 AM', '2026-01-15T00:00:00.000Z', '2026-01-14T15:00:00.000Z']);
  });

  test('sizes, bounds and lengths are refused in the words of Google', () => {
    expect(fail(`sheet.getRange('A1:B3').setValues([[1, 2], [3, 4]]);`)).toBe(
      'Exception: The number of rows in the data does not match the number of rows in the range. The data has 2 but the range has 3.',
    );
    expect(fail(`sheet.getRange('A1:B2').setValues([[1], [3]]);`)).toBe(
      'Exception: The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.',
    );
    expect(fail(`sheet.getRange(1, 1, 0, 2);`)).toBe('Exception: The number of rows in the range must be at least 1.');
    expect(fail(`sheet.getRange(1001, 1);`)).toBe(
      'Exception: The coordinates of the range are outside the dimensions of the sheet.',
    );
    expect(fail(`sheet.getRange('AA1');`)).toBe(
      'Exception: The coordinates of the range are outside the dimensions of the sheet.',
    );
    expect(fail(`sheet.getRange('E1').setValue('x'.repeat(50001));`)).toBe(
      'Exception: Your input contains more than the maximum of 50000 characters in a single cell.',
    );
    expect(fail(`sheet.insertRowsAfter(1000, 384615);`)).toBe(
      'Exception: This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    );
  });

  test('wrong arguments', () => {
    expect(fail(`sheet.getRange('A1').setValues(['x']);`)).toBe(
      "Exception: The parameters (String[]) don't match the method signature for SpreadsheetApp.Range.setValues.",
    );
    expect(fail(`sheet.newChart().setChartType('COLUMN');`)).toBe(
      "Exception: The parameters (String) don't match the method signature for SpreadsheetApp.EmbeddedChartBuilder.setChartType.",
    );
    expect(fail(`ss.setNamedRange('X', 'A1');`)).toMatch("The parameters (String,String) don't match");
  });

  test('a missing member throws by its name', () => {
    expect(fail(`SpreadsheetApp.openById('x');`)).toBe(
      "TypeError: SpreadsheetApp.openById is not part of the workbench's Apps Script",
    );
    expect(fail(`sheet.getRange('A1').getFormulaR2C2();`)).toMatch('Range.getFormulaR2C2 is not part');
    expect(fail(`return UrlFetchApp.fetch('x');`)).toBe('ReferenceError: UrlFetchApp is not defined');
  });
});

describe('reading', () => {
  test('values, shown values, formulas, blanks and errors', () => {
    expect(
      give(`sheet.getRange('D1:D4').setValues([['=1/0'], ['=NA()'], ['=D9'], ['=A1:A2']]);
        return [sheet.getRange('A1:D3').getValues(), sheet.getRange('B2').getDisplayValue(), sheet.getRange('C2').getDisplayValue(),
          sheet.getRange('Z9').isBlank(), sheet.getLastRow(), sheet.getLastColumn(), sheet.getDataRange().getA1Notation()];`),
    ).toEqual([
      [
        ['Deal', 'Amount', 'Close', '#DIV/0!'],
        ['a', 10, new Date(Date.UTC(2026, 0, 15)), '#N/A'],
        ['b', 20, new Date(Date.UTC(2026, 1, 1)), ''],
      ],
      '10',
      '2026-01-15',
      true,
      5,
      4,
      'A1:D5',
    ]);
  });

  test('references in every writing', () => {
    expect(
      give(`ss.insertSheet("Bob's tab"); const a = (t) => ss.getRange(t).getA1Notation();
        return [a('Data!B2:C'), a('Data!A:B'), a("'Bob''s tab'!A1"), a('Data!2:3'), sheet.getRange(2, 1, 2, 2).offset(1, 1).getA1Notation(),
          sheet.getRange('B2:C3').getCell(2, 1).getA1Notation(), ss.getSheetByName('data'), ss.getSheetByName('Data').getName()];`),
    ).toEqual(['B2:C1000', 'A:B', 'A1', 'A2:Z3', 'B3:C4', 'B3', null, 'Data']);
  });
});

describe('tabs', () => {
  test('are made, named, moved, copied and deleted; names are unique, the last one stays', () => {
    expect(
      give(`const b = ss.insertSheet('B'); const c = ss.insertSheet('C', 0); b.setName('B2'); b.activate(); ss.moveActiveSheet(1);
        const names = ss.getSheets().map((s) => s.getName()); ss.deleteSheet(c); b.setTabColor('red').hideSheet();
        return [names, ss.getNumSheets(), b.isSheetHidden(), b.getTabColor(), b.getMaxRows(), b.getMaxColumns(), ss.getSheets()[0].getIndex()];`),
    ).toEqual([['B2', 'C', 'Data'], 2, true, '#ff0000', 1000, 26, 1]);
    expect(fail(`ss.insertSheet('data');`)).toBe(
      'Exception: A sheet with the name "data" already exists. Please enter another name.',
    );
    expect(fail(`ss.deleteSheet(sheet);`)).toBe("Exception: You can't remove all the sheets in a document.");
  });

  test('rows and columns', () => {
    expect(
      give(`sheet.insertRowsBefore(2, 3); sheet.insertColumnAfter(1); sheet.deleteRow(3); sheet.appendRow(['z', '', 7]);
        sheet.setFrozenRows(1); sheet.setColumnWidth(1, 222); sheet.hideColumns(2);
        return [sheet.getDataRange().getValues().map((r) => r.slice(0, 3)), sheet.getFrozenRows(), sheet.getColumnWidth(1), sheet.isColumnHiddenByUser(2)];`),
    ).toEqual([
      [
        ['Deal', '', 'Amount'],
        ['', '', ''],
        ['', '', ''],
        ['a', '', 10],
        ['b', '', 20],
        ['z', '', 7],
      ],
      1,
      222,
      true,
    ]);
  });

  test('formulas, named ranges, notes, marks and protections move with the cells', () => {
    expect(
      give(`sheet.getRange('E1').setFormula('=B3*2'); ss.setNamedRange('AMOUNTS', sheet.getRange('B2:B3')); sheet.getRange('B3').setNote('hi');
        sheet.getRange('3:3').addDeveloperMetadata('row', 'r'); sheet.getRange('A3:B3').protect().setDescription('keep').setWarningOnly(true);
        sheet.insertRowsBefore(2, 2);
        const mark = sheet.createDeveloperMetadataFinder().withKey('row').find()[0]; const kept = sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE)[0];
        return [sheet.getRange('E1').getFormula(), ss.getRangeByName('AMOUNTS').getA1Notation(), sheet.getRange('B5').getNote(), sheet.getRange('B3').getNote(),
          mark.getLocation().getRow().getA1Notation(), kept.getRange().getA1Notation(), kept.getDescription(), kept.isWarningOnly()];`),
    ).toEqual(['=B5*2', 'B4:B5', 'hi', '', 'A5:Z5', 'A5:B5', 'keep', true]);
  });

  test('sorting takes the dates and formats along', () => {
    expect(
      give(
        `sheet.getRange('A2:C3').sort({ column: 2, ascending: false }); return sheet.getRange('A2:C3').getDisplayValues();`,
      ),
    ).toEqual([
      ['b', '20', '2026-02-01'],
      ['a', '10', '2026-01-15'],
    ]);
  });
});

describe('named ranges', () => {
  test('are set, replaced, renamed and removed', () => {
    expect(
      give(`ss.setNamedRange('DEALS', sheet.getRange('A1:C3')); ss.setNamedRange('DEALS', sheet.getRange('A1:C2'));
        const one = ss.getNamedRanges()[0]; one.setName('OTHER'); const at = ss.getRangeByName('other').getA1Notation(); one.remove();
        return [at, ss.getNamedRanges().length, ss.getRangeByName('DEALS')];`),
    ).toEqual(['A1:C2', 0, null]);
    expect(fail(`ss.setNamedRange('CAC90', sheet.getRange('A1'));`)).toMatch('not a valid range name');
    expect(fail(`ss.setNamedRange('two words', sheet.getRange('A1'));`)).toMatch('not a valid range name');
  });
});

describe('marks that no user sees', () => {
  test('on spreadsheet, tab, row and column; found by key and value', () => {
    expect(
      give(`ss.addDeveloperMetadata('report', 'v1'); sheet.addDeveloperMetadata('report', 'tab', SpreadsheetApp.DeveloperMetadataVisibility.PROJECT);
        const all = ss.createDeveloperMetadataFinder().withKey('report').find();
        all[0].setValue('v2'); all[1].remove();
        return [all.length, ss.getDeveloperMetadata()[0].getValue(), sheet.getDeveloperMetadata().length, String(all[0].getVisibility()), String(all[0].getLocation().getLocationType())];`),
    ).toEqual([2, 'v2', 0, 'DOCUMENT', 'SPREADSHEET']);
    expect(fail(`sheet.getRange('A1').addDeveloperMetadata('x');`)).toMatch('whole row or column');
    expect(fail(`sheet.addDeveloperMetadata('x', 'y'.repeat(30001));`)).toMatch('at most 30000 characters');
  });
});

describe('looks', () => {
  test('are set and read', () => {
    expect(
      give(`const r = sheet.getRange('A1:B1'); r.setFontWeight('bold').setBackground('#FFEE00').setFontColor('red').setFontSize(14).setHorizontalAlignment('center').setWrap(true).setNumberFormat('#,##0.0');
        r.setBackground('notacolour');
        return [r.getFontWeights(), r.getBackground(), r.getFontColorObject().asRgbColor().asHexString(), r.getFontSize(), r.getHorizontalAlignment(), r.getWrap(), r.getNumberFormats(), sheet.getRange('D9').getNumberFormat()];`),
    ).toEqual([
      [['bold', 'bold']],
      '#ffffff',
      '#ff0000',
      14,
      'center',
      true,
      [['#,##0.0', '#,##0.0']],
      '0.###############',
    ]);
    expect(fail(`sheet.getRange('A1').setNumberFormat('# ?/?');`)).toMatch('cannot show the number format # ?/?');
    expect(
      give(
        `const r = sheet.getRange('E1'); r.setNumberFormat('M/d/yyyy').setValue(46037); return [r.getNumberFormat(), r.getDisplayValue()];`,
      ),
    ).toEqual(['M/d/yyyy', '1/15/2026']);
  });

  test('borders, merges, conditional formats', () => {
    expect(
      give(`sheet.getRange('E1:F2').setBorder(true, true, true, true, null, null, 'black', SpreadsheetApp.BorderStyle.SOLID).merge();
        const rule = SpreadsheetApp.newConditionalFormatRule().whenNumberGreaterThan(5).setBackground('#00ff00').setRanges([sheet.getRange('B2:B3')]).build();
        sheet.setConditionalFormatRules([rule]); sheet.setConditionalFormatRules(sheet.getConditionalFormatRules().concat([rule]));
        const read = sheet.getConditionalFormatRules();
        return [sheet.getRange('E1').isPartOfMerge(), read.length, String(read[0].getBooleanCondition().getCriteriaType()), read[0].getRanges()[0].getA1Notation()];`),
    ).toEqual([true, 2, 'NUMBER_GREATER_THAN', 'B2:B3']);
  });

  test('data validation', () => {
    expect(
      give(`const rule = SpreadsheetApp.newDataValidation().requireValueInList(['a', 'b'], true).setAllowInvalid(false).setHelpText('pick').build();
        sheet.getRange('A2:A3').setDataValidation(rule); sheet.getRange('A3').setDataValidation(null);
        const read = sheet.getRange('A2').getDataValidation();
        return [String(read.getCriteriaType()), read.getCriteriaValues(), read.getAllowInvalid(), read.getHelpText(), sheet.getRange('A3').getDataValidation()];`),
    ).toEqual(['VALUE_IN_LIST', [['a', 'b'], true], false, 'pick', null]);
  });
});

test('the text finder finds formulas, by expression too, and replaces', () => {
  expect(
    give(`sheet.getRange('E1:E3').setFormulas([['=SUM(B2:B3)'], ['=sum(B2)+1'], ['=B2']]);
      const f = sheet.createTextFinder('\\\\bSUM\\\\(').useRegularExpression(true).matchFormulaText(true);
      const n = sheet.createTextFinder('a').matchEntireCell(true).replaceAllWith('z');
      return [f.findAll().map((r) => r.getA1Notation()), n, sheet.getRange('A2').getValue(), sheet.createTextFinder('nothing').findNext()];`),
  ).toEqual([['E1', 'E2'], 1, 'z', null]);
});

test('properties, cache and locks', () => {
  expect(
    give(`const p = PropertiesService.getDocumentProperties(); p.setProperty('a', '1'); p.setProperties({ b: '2' });
      const c = CacheService.getDocumentCache(); c.put('k', 'v'); const l = LockService.getDocumentLock();
      return [p.getProperties(), PropertiesService.getUserProperties().getProperty('a'), c.get('k'), c.get('x'), l.tryLock(1), l.hasLock()];`),
  ).toEqual([{ a: '1', b: '2' }, null, 'v', null, true, true]);
  expect(fail(`PropertiesService.getDocumentProperties().setProperty('a', 'x'.repeat(9217));`)).toBe(
    'Exception: Argument too large: value',
  );
});

test('utilities and session', () => {
  expect(
    give(
      `return [Utilities.formatDate(sheet.getRange('C2').getValue(), ss.getSpreadsheetTimeZone(), 'yyyy-MM-dd'), Utilities.formatString('%05.1f|%-4s|%d', 3.14, 'a', 7),
        Utilities.getUuid().length, Session.getScriptTimeZone(), Session.getActiveUser().getEmail(), ss.getSpreadsheetLocale(), ScriptApp.AuthMode.FULL + ''];`,
      { sheetZone: 'Asia/Tokyo', scriptZone: 'America/New_York' },
    ),
  ).toEqual(['2026-01-15', '003.1|a   |7', 36, 'America/New_York', '', 'en_US', 'FULL']);
});

test('checkboxes, lists of ranges, copies', () => {
  expect(
    give(`sheet.getRange('E1:E2').insertCheckboxes(); sheet.getRangeList(['F1', 'F3']).setValue('x').setFontWeight('bold');
      sheet.getRange('B2:B3').copyTo(sheet.getRange('G1')); sheet.getRange('H1').setFormula('=B2'); sheet.getRange('H1').copyTo(sheet.getRange('H2'));
      return [sheet.getRange('E1:H3').getValues(), sheet.getRange('H2').getFormula()];`),
  ).toEqual([
    [
      [false, 'x', 10, 10],
      [false, '', 20, 20],
      ['', 'x', '', ''],
    ],
    '=B3',
  ]);
});
