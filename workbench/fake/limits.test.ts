import { bench } from './testing';

const NEVER = 'for (;;) {}';
const tabs = [{ name: 'Data', rows: Array.from({ length: 40 }, (_, i) => [i]) }];

describe('thirty seconds of a custom function', () => {
  test('one that does not end shows Google’s error, and the next formula computes', () => {
    const book = bench(`function HANG() { ${NEVER} } function FINE() { return 1; }`, { limits: { functionMs: 400 } });
    book.type('A1', '=HANG()');
    book.type('A2', '=FINE()');
    expect([book.value('A1'), book.errorNote('A1'), book.value('A2')]).toEqual([
      '#ERROR!',
      'Exceeded maximum execution time (line 0).',
      1,
    ]);
  });
  test('services and sleep take simulated time; catching does not help', () => {
    const book = bench(`
      function NAP(seconds) { Utilities.sleep(1000 * seconds); return 'woke'; }
      function STUBBORN() { for (let i = 0; i < 9; i++) try { Utilities.sleep(10000); } catch (e) {} return 'stubborn'; }`);
    for (const [formula, value] of [
      ['=NAP(29)', 'woke'],
      ['=NAP(31)', '#ERROR!'],
      ['=STUBBORN()', '#ERROR!'],
    ]) {
      book.type('A1', formula);
      expect([formula, book.value('A1')]).toEqual([formula, value]);
    }
    expect(book.errorNote('A1')).toBe('Exceeded maximum execution time (line 0).');
  });
});

describe('six minutes of a script, thirty seconds of a simple trigger', () => {
  const source = `
    function long(minutes) { Utilities.sleep(60000 * minutes - 100); return 'done'; }
    function hang() { ${NEVER} }
    function write() { const s = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
      for (let i = 1; i <= 3; i++) try { s.getRange(i, 2).setValue(i); } catch (e) {} return 'wrote'; }
    function onOpen() { Utilities.sleep(20000); SpreadsheetApp.getUi().createMenu('M').addItem('a', 'long').addToUi(); Utilities.sleep(this.slow || 0); }`;
  test('what takes longer ends; the sidebar is told', () => {
    expect(bench(source).callServer('long', 4)).toBe('done');
    const twice = bench(`function long() { Utilities.sleep(200000); Utilities.sleep(200000); return 1; }`);
    expect(() => twice.callServer('long')).toThrow('Exceeded maximum execution time');
    expect(() => bench(source, { limits: { scriptMs: 40 } }).callServer('hang')).toThrow(
      'Exceeded maximum execution time',
    );
  });
  test('after it nothing more is written, whatever the script catches', () => {
    const book = bench(source, { tabs });
    book.slowAt(2, 400000);
    expect(() => book.runFunction('write')).toThrow('Exceeded maximum execution time');
    expect(book.values('B1:B3')).toEqual([[1], [''], ['']]);
    expect(book.runFunction('write')).toBe('wrote');
  });
  test('a trigger that takes longer is stopped, in silence', () => {
    expect(bench(source).lastTriggerError).toBeNull();
    const slow = bench(source.replace('sleep(20000)', 'sleep(31000)'));
    expect([slow.lastTriggerError?.message, slow.menuItems()]).toEqual(['Exceeded maximum execution time', []]);
  });
});

test('services take simulated time by the cells that they move', () => {
  const book = bench(
    `function move() { const s = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0]; s.getRange('A1:A40').setValues(s.getRange('A1:A40').getValues()); }`,
    { tabs },
  );
  book.runFunction('move');
  // by hand: two calls of 10 ms, and the getSheets that is none; 40 cells read at 0.008 ms and written at 0.032 ms
  expect(book.counts().ms).toBeCloseTo(20 + 40 * 0.04, 6);
});

describe('executions at once', () => {
  const source = `function TWICE(x) { return 2 * x; }`;
  const rows = Array.from({ length: 40 }, (_, i) => [i, `=IF(C$1=""; ""; TWICE(A${i + 1}+100*C$1))`]);
  test('a change that sets more functions going than a user may run at once is refused for the rest', () => {
    const book = bench(source, { tabs: [{ name: 'Data', rows }], limits: { simultaneous: 30 } });
    book.type('C1', '1');
    const shown = book.values('B1:B40').flat();
    expect(shown.filter((value) => value === '#ERROR!')).toHaveLength(10);
    expect(book.errorNote('B40')).toBe(
      'There are too many scripts running simultaneously for this Google user account.',
    );
    // what was computed is remembered: the next change asks for the rest alone
    book.type('C1', '');
    book.type('C1', '1');
    expect(book.value('B40')).toBe(278); // by hand: twice 39 and 100
  });
  test('one call over the whole range is one execution', () => {
    const book = bench(`function ALL(rows) { return rows.map((row) => [2 * row[0]]); }`, {
      tabs,
      limits: { simultaneous: 1 },
    });
    book.type('B1', '=ALL(A1:A40)');
    expect([book.value('B40'), book.counts().functionRuns]).toEqual([78, 1]);
  });
});
