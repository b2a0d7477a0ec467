import { openWorkbook } from '.';
import { bench, builtOf, inside, thrown } from './testing';

const shows = (source: string, formula: string, rows: unknown[][] = []): unknown => {
  const book = bench(source, { tabs: [{ name: 'Data', rows: rows as never }] });
  book.type('H1', formula);
  return book.value('H1') === '#ERROR!' ? book.errorNote('H1') : book.value('H1');
};

describe('names', () => {
  test('a name that looks like a cell is a cell', () => {
    expect(String(shows('function CAC90() { return 1; }', '=CAC90()'))).toMatch(/^#|expression|formula/i);
  });
  test('the help knows no optional parameter, no default and no result', () => {
    const source = `
      /**
       * What it is.
       * @param {number} [share=0.5] Some share.
       * @return {number} The result.
       * @customfunction
       */
      function PART(share) { return share; }`;
    const book = bench(source);
    book.type('A1', '=PART()');
    expect(book.value('A1')).toBe('');
  });
});

describe('arguments', () => {
  const TELL = `function TELL() { return JSON.stringify(Array.prototype.slice.call(arguments)); }`;
  const rows = [
    ['10%', '$5', 12345678901, 0.00001, true, "'007", '=1/0'],
    ['10:30', '1,200', '', '=""', false, 'x', '=NA()'],
  ];
  test('percent, currency, check boxes, very large and very small numbers are plain values', () => {
    expect(shows(TELL, '=TELL(A1;B1;C1;D1;E1;F1)', rows)).toBe('[0.1,5,12345678901,0.00001,true,"007"]');
  });
  test('a duration is a date near the end of 1899', () => {
    const source = `function WHEN(d) { return d.toISOString(); }`;
    // by hand: serial 0 is 1899-12-30, and 10:30 is 0.4375 days
    expect(shows(source, '=WHEN(A2)', rows)).toBe('1899-12-30T10:30:00.000Z');
  });
  test('errors in a range are their names, blanks empty texts', () => {
    expect(shows(TELL, '=TELL(C1:G2)', rows)).toBe(
      '[[[12345678901,0.00001,true,"007","#DIV/0!"],["","",false,"x","#N/A"]]]',
    );
  });
  test('an omitted argument at the end is not there', () => {
    expect(shows('function MANY(a, b, c) { return arguments.length + typeof c; }', '=MANY(1;2)')).toBe('2undefined');
  });
  test('an array formula hands over the whole array, once', () => {
    const book = bench(TELL, { tabs: [{ name: 'Data', rows: [[1], [2], [3]] }] });
    book.type('C1', '=ARRAYFORMULA(TELL(A1:A3))');
    expect([book.value('C1'), book.counts().functionRuns]).toEqual(['[[[1],[2],[3]]]', 1]);
  });
  test('an expression arrives as what it comes to', () => {
    expect(shows(TELL, '=TELL(A1*2;B1&"x")', rows)).toBe('[0.2,"5x"]');
  });
  test('a named range is a dependency: a change inside it computes anew', () => {
    const book = bench(
      `${TELL} function name() { const s = SpreadsheetApp.getActiveSpreadsheet(); s.setNamedRange('MINE', s.getRange('A1:A2')); }`,
      {
        tabs: [{ name: 'Data', rows: [[1], [2]] }],
      },
    );
    book.runFunction('name');
    book.type('C1', '=TELL(MINE)');
    book.type('A2', '7');
    expect(book.value('C1')).toBe('[[[1],[7]]]');
  });
});

describe('results', () => {
  test('numbers, texts and booleans are shown as they are', () => {
    const source = `function GIVE(what) { return { n: 1.5, t: 'x', b: true }[what]; }`;
    expect(['n', 't', 'b'].map((what) => shows(source, `=GIVE("${what}")`))).toEqual([1.5, 'x', true]);
  });
  test('lists inside of a cell and promises are nothing that a cell can show', () => {
    const source = `function NEST() { return [[[1, 2], 3]]; } function LATER() { return Promise.resolve(1); }`;
    const book = bench(source, { readings: { oddResults: 'refused' } });
    for (const formula of ['=NEST()', '=LATER()']) {
      book.type('A1', formula);
      expect([formula, book.value('A1')]).toEqual([formula, '#ERROR!']);
    }
  });
  test('what spills past the end of the tab is not shown', () => {
    const book = bench(`function TALL() { return Array.from({ length: 20 }, (x, i) => [i]); }`, {
      tabs: [{ name: 'Data', rows: [], gridRows: 10 }],
    });
    book.type('A1', '=TALL()');
    expect(book.value('A1')).toBe('#REF!');
  });
});

describe('recalculation', () => {
  test('every cell is an execution of its own, and loads the files', () => {
    const book = bench(`var loads = 0; loads++; function LOADS(x) { return ++loads; }`);
    for (const cell of ['A1', 'A2', 'A3']) {
      book.type(cell, `=LOADS(${cell.slice(1)})`);
      expect([book.value(cell), book.counts().functionRuns]).toEqual([2, 1]);
    }
  });
  test('a name for a range with NOW in it is refused too', () => {
    const book = bench(
      `function TALLY(x) { return x.length; } function name() { const s = SpreadsheetApp.getActiveSpreadsheet(); s.setNamedRange('MINE', s.getRange('A1:A2')); }`,
      { tabs: [{ name: 'Data', rows: [['=NOW()'], [2]] }] },
    );
    book.runFunction('name');
    book.type('C1', '=TALLY(MINE)');
    expect(book.errorNote('C1')).toMatch('not allowed to reference a cell with NOW()');
  });
});

describe('what a custom function may call', () => {
  test.each([
    ['Session.getActiveUser().getEmail()', ''],
    ['SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone()', 'Etc/UTC'],
    ['SpreadsheetApp.getUi()', 'Cannot call SpreadsheetApp.getUi() from this context. (line 1).'],
    ['SpreadsheetApp.openById("x")', /not part of the workbench/],
    ['UrlFetchApp.fetch("x")', /UrlFetchApp is not defined/],
    [
      'SpreadsheetApp.getActiveSpreadsheet().insertSheet("x")',
      'You do not have permission to call insertSheet (line 1).',
    ],
  ])('%s', (code, expected) => {
    const said = shows(`function TRY() { return String(${code}); }`, '=TRY()');
    if (expected instanceof RegExp) expect(said).toMatch(expected);
    else expect(said).toBe(expected);
  });
});

describe('writing and reading', () => {
  test('a formula that gives an empty text counts as content', () => {
    expect(
      inside(
        `sheet.getRange('A1').setValue(1); sheet.getRange('B5').setFormula('=""'); return sheet.getDataRange().getA1Notation();`,
      ).result,
    ).toBe('A1:B5');
  });
  test('a range without columns is refused', () => {
    expect(thrown(`sheet.getRange(1, 1, 2, 0);`)).toBe(
      'Exception: The number of columns in the range must be at least 1.',
    );
  });
  test('a new tab has a thousand rows and twenty-six columns', () => {
    expect(
      inside(`const s = ss.insertSheet('New'); return [s.getMaxRows(), s.getMaxColumns(), s.getLastRow()];`).result,
    ).toEqual([1000, 26, 0]);
  });
  test('rules for conditional formats are replaced as a whole', () => {
    expect(
      inside(`const rule = SpreadsheetApp.newConditionalFormatRule().whenNumberGreaterThan(5).setBackground('#00ff00').setRanges([sheet.getRange('B2:B3')]).build();
        sheet.setConditionalFormatRules([rule, rule]); sheet.setConditionalFormatRules([rule]); const one = sheet.getConditionalFormatRules().length;
        sheet.setConditionalFormatRules([]); return [one, sheet.getConditionalFormatRules().length];`).result,
    ).toEqual([1, 0]);
  });
  test('marks hold thirty thousand characters on the spreadsheet and as many on each tab', () => {
    const most = `'y'.repeat(29999)`;
    expect(
      inside(`ss.addDeveloperMetadata('x', ${most}); sheet.addDeveloperMetadata('x', ${most}); return 'fits';`).result,
    ).toBe('fits');
    expect(thrown(`sheet.addDeveloperMetadata('x', ${most}); sheet.addDeveloperMetadata('z', 'a');`)).toMatch(
      'at most 30000 characters',
    );
  });
  test('tables of Sheets have no member: code meets their cells alone', () => {
    expect(thrown(`sheet.getTables();`)).toMatch('Sheet.getTables is not part');
  });
});

describe('formulas in six locales', () => {
  test.each(['en_US', 'de_DE', 'fr_FR', 'pt_BR', 'ja_JP', 'en_IN'])(
    '%s: English names and ; are read, whatever the decimal mark',
    (locale) => {
      const { result } = inside(
        `sheet.getRange('A1').setFormula('=IF(SUM(1;2)=3;"yes";"no")'); return [sheet.getRange('A1').getValue(), ss.getSpreadsheetLocale()];`,
        { locale },
      );
      expect(result).toEqual(['yes', locale]);
    },
  );
});

describe('stores', () => {
  test('a store of properties holds half a megabyte', () => {
    expect(
      thrown(
        `const p = PropertiesService.getDocumentProperties(); for (let i = 0; i < 60; i++) p.setProperty('k' + i, 'x'.repeat(9000));`,
      ),
    ).toMatch('You have exceeded the property storage quota');
  });
  test('locks end with the execution, and somebody else’s is waited for in vain', () => {
    const book = bench(
      `function take() { return LockService.getDocumentLock().tryLock(1); } function wait() { LockService.getDocumentLock().waitLock(1); }`,
    );
    expect([book.runFunction('take'), book.runFunction('take')]).toEqual([true, true]);
    book.services.lockedElsewhere = true;
    expect(book.runFunction('take')).toBe(false);
    expect(() => book.runFunction('wait')).toThrow('Lock timeout: another process was holding the lock for too long.');
  });
});

describe('consent', () => {
  test('a scope that the user did not grant is missing at run time', () => {
    const scopes = ['spreadsheets.currentonly', 'script.container.ui'].map(
      (name) => `https://www.googleapis.com/auth/${name}`,
    );
    const book = openWorkbook({
      built: builtOf(
        `function show() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('x')); return 'shown'; }`,
        { oauthScopes: scopes },
      ),
    });
    expect(book.runFunction('show')).toBe('shown');
    book.withhold('script.container.ui');
    expect(() => book.runFunction('show')).toThrow('Specified permissions are not sufficient to call Ui.showSidebar');
  });
});

describe('the sidebar', () => {
  test('a page is found by its flat name alone, and is not a template', () => {
    const built = {
      ...builtOf(`function show(name) { return HtmlService.createHtmlOutputFromFile(name).getContent(); }`),
      html: [{ name: 'Side.html', source: '<?= 1 ?><b>' }],
    };
    const book = openWorkbook({ built });
    expect(book.runFunction('show', ['Side'])).toBe('<?= 1 ?><b>');
    expect(() => book.runFunction('show', ['ui/Side'])).toThrow('No HTML file named ui/Side was found.');
    expect(thrown(`HtmlService.createTemplateFromFile('Side');`)).toMatch(
      'HtmlService.createTemplateFromFile is not part',
    );
  });
  test('members of objects cannot be called, and circles do not travel', () => {
    const book = bench(`var Kit = { open: function () {} }; function ring() { const a = []; a.push(a); return a; }`);
    expect(() => book.callServer('Kit.open')).toThrow('google.script.run.Kit.open is not a function');
    expect(() => book.callServer('ring')).toThrow('circular');
    const ring: unknown[] = [];
    ring.push(ring);
    expect(() => book.callServer('ring', ring)).toThrow('illegal value');
  });
  test('one sidebar at a time', () => {
    const book = bench(
      `function show(t) { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput(t).setTitle(t)); }`,
    );
    book.runFunction('show', ['one']);
    book.runFunction('show', ['two']);
    expect(book.book.ui.sidebar?.title).toBe('two');
  });
});
