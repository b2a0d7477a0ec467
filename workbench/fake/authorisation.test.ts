import type { AuthMode } from '.';
import { openWorkbook } from '.';
import { bench, builtOf, inside } from './testing';

const TRIES: Record<string, string> = {
  menu: "SpreadsheetApp.getUi().createMenu('M').addItem('a', 'probe').addToUi()",
  read: 'SpreadsheetApp.getActiveSpreadsheet().getSheets()[0].getDataRange().getValues()',
  write: "SpreadsheetApp.getActiveSpreadsheet().getSheets()[0].getRange('A1').setValue(1)",
  sidebar: "SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('x'))",
  properties: "PropertiesService.getDocumentProperties().getProperty('a')",
  utilities: 'Utilities.getUuid()',
};
const source = `function probe() { const can = []; ${Object.entries(TRIES)
  .map(([name, code]) => `try { ${code}; can.push('${name}'); } catch (e) { if (e.name !== 'Exception') throw e; }`)
  .join(' ')} return can.join(' '); }`;

// The table of modes: https://developers.google.com/workspace/add-ons/concepts/editor-auth-lifecycle
test.each<[AuthMode, string]>([
  ['NONE', 'menu utilities'],
  ['LIMITED', 'menu read write properties utilities'],
  ['CUSTOM_FUNCTION', 'read properties utilities'],
  ['FULL', 'menu read write sidebar properties utilities'],
])('%s may: %s', (mode, expected) => {
  expect(bench(source, { openAs: 'not' }).runFunction('probe', [], mode)).toBe(expected);
});

test('what is refused says so in the words of Google', () => {
  const said = (code: string, mode: AuthMode): string => {
    try {
      bench(`function probe() { ${code}; }`).runFunction('probe', [], mode);
    } catch (error) {
      return (error as Error).message;
    }
    return 'nothing';
  };
  expect(said('SpreadsheetApp.getUi()', 'CUSTOM_FUNCTION')).toBe(
    'Cannot call SpreadsheetApp.getUi() from this context.',
  );
  expect(said(TRIES.write, 'CUSTOM_FUNCTION')).toBe('You do not have permission to call setValue');
  expect(said(TRIES.read, 'NONE')).toMatch(
    'You do not have permission to call SpreadsheetApp.getActiveSpreadsheet. Required permissions:',
  );
});

test('code outside of functions runs for every entry point, under its mode', () => {
  const top = `${TRIES.read}; function onOpen() { ${TRIES.menu}; } function go() { return 1; }`;
  const book = bench(top, { openAs: 'NONE' });
  expect(book.menuItems()).toEqual([]);
  expect(book.lastTriggerError?.message).toMatch('You do not have permission');
  expect(book.runFunction('go')).toBe(1);
  expect(bench(top, { openAs: 'LIMITED' }).menuItems()).toHaveLength(1);
});

test('a custom function writes nothing', () => {
  const book = bench(`function WRITE() { ${TRIES.write}; return 1; }`);
  book.type('B1', '=WRITE()');
  expect(book.errorNote('B1')).toBe('You do not have permission to call setValue (line 1).');
  expect(book.value('A1')).toBe('');
});

test('a scope that the manifest does not name is missing', () => {
  const scopes = ['https://www.googleapis.com/auth/spreadsheets.currentonly'];
  const book = openWorkbook({ built: builtOf(source, { oauthScopes: scopes }), openAs: 'not' });
  expect(book.runFunction('probe')).toBe('menu read write properties utilities');
});

test('service calls are counted by what they do', () => {
  const { book } = inside(
    `const r = sheet.getRange('A1:B1'); r.setValues([[1, 2]]); r.getValues(); PropertiesService.getDocumentProperties().getProperty('a');`,
  );
  expect(book.counts()).toMatchObject({ total: 4, reads: 1, writes: 1, stores: 2, inFunctions: 0 });
  expect(book.counts().byName['Range.setValues']).toBe(1);
});

test('the nth call can be made to fail', () => {
  const book = bench(`function probe() { const s = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
    s.getRange('A1').setValue(1); s.getRange('A2').setValue(2); s.getRange('A3').setValue(3); }`);
  book.failAt(2);
  expect(() => book.runFunction('probe')).toThrow('Service Spreadsheets timed out');
  expect(book.values('A1:A3')).toEqual([[1], [''], ['']]);
  book.runFunction('probe');
  expect(book.values('A1:A3')).toEqual([[1], [2], [3]]);
});

test('or the next call of a name', () => {
  const book = bench(`function probe() { const s = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
    s.getRange('A1').setValue(1); s.getRange('A2').setFormula('=1'); }`);
  book.failAt('Range.setFormula');
  expect(() => book.runFunction('probe')).toThrow('Service Spreadsheets timed out');
  expect(book.values('A1:A2')).toEqual([[1], ['']]);
});

describe('unconfirmed: stores (properties, cache, locks)', () => {
  const body = `function probe() { PropertiesService.getDocumentProperties().setProperty('a', 'b'); return 'kept'; }
    function ASK() { return PropertiesService.getDocumentProperties().getProperty('a'); }`;
  const scopes = ['https://www.googleapis.com/auth/spreadsheets.currentonly'];
  const open = (readings: object) => openWorkbook({ built: builtOf(body, { oauthScopes: scopes }), readings });
  test('need no scope, or one of their own', () => {
    expect(open({}).runFunction('probe')).toBe('kept');
    expect(() => open({ stores: 'scoped' }).runFunction('probe')).toThrow(
      'Specified permissions are not sufficient to call PropertiesService.getDocumentProperties. Required permissions: https://www.googleapis.com/auth/script.storage',
    );
  });
  test('are open to custom functions, or closed', () => {
    for (const [functionStores, note] of [
      ['open', ''],
      ['closed', 'You do not have permission to call getDocumentProperties (line 2).'],
    ]) {
      const book = open({ functionStores });
      book.runFunction('probe');
      book.type('B1', '=ASK()');
      expect([functionStores, book.errorNote('B1')]).toEqual([functionStores, note]);
    }
  });
});

test('a document lock is let go of after flush', () => {
  const write = `const l = LockService.getDocumentLock(); l.tryLock(1); sheet.getRange('A1').setValue(1);`;
  expect(() => inside(`${write} l.releaseLock();`)).toThrow('released before SpreadsheetApp.flush()');
  expect(inside(`${write} SpreadsheetApp.flush(); l.releaseLock(); return 'free';`).result).toBe('free');
});
