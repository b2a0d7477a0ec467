import { ScriptRun } from './run';
import { bench } from './testing';

const book = () =>
  bench(`
    function echo(x) { return x; }
    function day() { return { rows: [[1, new Date()]] }; }
    function holes() { return [1, undefined, { a: undefined, b: null }]; }
    function nothing() {}
    function fails() { throw new Error('no deals'); }
    function private_() { return 1; }
    function onOpen(e) { SpreadsheetApp.getUi().createAddonMenu().addItem('Open', 'open').addSubMenu(SpreadsheetApp.getUi().createMenu('More').addItem('Go', 'go')).addToUi(); }
    function open() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('Panel').setTitle('Mine')); }
    function go() { const ui = SpreadsheetApp.getUi(); const b = ui.alert('Sure?', 'Really', ui.ButtonSet.YES_NO); const p = ui.prompt('Name?');
      SpreadsheetApp.getActiveSpreadsheet().toast(b === ui.Button.YES ? p.getResponseText() : 'no', 'Answer'); }
  `);

describe('google.script.run', () => {
  test('carries numbers, texts, booleans, null, arrays and objects', () => {
    const sent = { a: [1, 'x', true, null], b: { c: 1.5 } };
    expect(book().callServer('echo', sent)).toEqual(sent);
  });
  test('a date anywhere makes the whole result null; undefined in an array is null', () => {
    expect(book().callServer('day')).toBeNull();
    expect(book().callServer('holes')).toEqual([1, null, { b: null }]);
    expect(book().callServer('nothing')).toBeNull();
  });
  test('dates and functions cannot be sent', () => {
    expect(() => book().callServer('echo', new Date())).toThrow('illegal value');
    expect(() => book().callServer('echo', { f: () => 1 })).toThrow('illegal value');
  });
  test('private and missing functions are not there', () => {
    expect(() => book().callServer('private_')).toThrow('google.script.run.private_ is not a function');
    expect(() => book().callServer('gone')).toThrow('google.script.run.gone is not a function');
  });
  test('with several accounts nothing gets through', () => {
    const one = book();
    one.refuseServer();
    expect(() => one.callServer('echo', 1)).toThrow('PERMISSION_DENIED');
    one.refuseServer(null);
    expect(one.callServer('echo', 1)).toBe(1);
  });
  test('what is thrown arrives with its message', () => {
    expect(() => book().callServer('fails')).toThrow('no deals');
  });
  test('ten at once, the rest wait, answers in any order', () => {
    const soon: (() => void)[] = [];
    const run = new ScriptRun(
      (name) => name,
      (work) => soon.push(work),
    );
    const order: string[] = [];
    for (let i = 0; i < 12; i++)
      run.call({ functionName: `f${i}`, args: [], done: (name) => order.push(String(name)), failed: () => undefined });
    expect(soon).toHaveLength(10);
    while (soon.length) soon.pop()!();
    expect(run.most).toBe(10);
    expect(order).toHaveLength(12);
    expect(order[0]).toBe('f9');
  });
});

test('menu, sidebar, questions and toasts', () => {
  const one = book();
  expect(one.menuItems()).toEqual([
    { caption: 'Open', functionName: 'open' },
    { caption: 'More > Go', functionName: 'go' },
  ]);
  one.runMenu('Open');
  expect(one.book.ui.sidebar).toEqual({ title: 'Mine', html: '<p>panel</p>' });
  one.book.ui.replies = [{ button: 'YES' }, { button: 'OK', text: 'Ana' }];
  one.runMenu('More > Go');
  expect(one.book.ui.toasts).toEqual([{ text: 'Ana', title: 'Answer', seconds: 5 }]);
  expect(one.book.ui.questions.map((question) => question.text)).toEqual(['Really', 'Name?']);
});
