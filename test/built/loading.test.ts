import type { AuthMode } from '../../workbench/fake';
import { openWorkbook } from '../../workbench/fake';
import { loadCost, openRealm, readBuilt } from '../../workbench/realm';
import { DIST, openBuilt } from '../support/built';

beforeAll(() => void openBuilt());

/** Everything that Apps Script puts beside the pushed files and that a script could reach for. */
const SERVICES = (
  'SpreadsheetApp PropertiesService CacheService LockService Utilities Session HtmlService ScriptApp Logger Charts UrlFetchApp ' +
  'DriveApp BigQuery ContentService Browser'
).split(' ');

/** A service that lets nobody touch it; `touched` hears of every attempt. */
function untouchable(name: string, touched: string[]): object {
  const refuse = (member: string | symbol): never => {
    touched.push(`${name}.${String(member)}`);
    throw new Error(`${name}.${String(member)} was touched`);
  };
  return new Proxy(
    {},
    {
      get: (_target, member) => refuse(member),
      has: (_target, member) => refuse(member),
      set: (_target, member) => refuse(member),
    },
  );
}

test('loading touches no service', () => {
  const touched: string[] = [];
  const services = Object.fromEntries(SERVICES.map((name) => [name, untouchable(name, touched)]));
  expect(openRealm(readBuilt(DIST).scripts, { services }).globals()).toContain('Kit_');
  expect(touched).toEqual([]);
});

test('loading leaves little in memory, which every call of a formula pays', () => {
  const { ms, bytes } = loadCost(readBuilt(DIST).scripts);
  process.stdout.write(
    `Loading what is pushed: ${ms.toFixed(0)} ms here, ${(bytes / 1e6).toFixed(1)} MB in use after it.\n`,
  );
  expect(bytes).toBeLessThan(4e6);
});

test('a service that is touched is heard of', () => {
  const touched: string[] = [];
  const services = { SpreadsheetApp: untouchable('SpreadsheetApp', touched) };
  const script = { name: 'x.js', source: 'const ui = SpreadsheetApp.getUi();' };
  expect(() => openRealm([script], { services }).globals()).toThrow('SpreadsheetApp.getUi was touched');
  expect(touched).toEqual(['SpreadsheetApp.getUi']);
});

describe.each<AuthMode>(['NONE', 'LIMITED', 'FULL'])('opening a file as %s', (mode) => {
  const opened = () =>
    openWorkbook({
      built: readBuilt(DIST),
      tabs: [{ name: 'Deals', rows: [['Amount', 'Close date', 'Owner']] }],
      openAs: mode,
    });

  test('shows the menu and asks for nothing but the menu', () => {
    const workbook = opened();
    expect(workbook.lastTriggerError).toBeNull();
    expect(workbook.menuItems()[0]).toEqual({ caption: 'Use in this spreadsheet', functionName: 'dealsheetUse' });
    expect(workbook.counts().total).toBe(0);
    expect(workbook.counts().handles).toBe(0);
  });

  test('every item of the menu runs a function that exists', () => {
    const declared = openRealm(readBuilt(DIST).scripts).globals();
    for (const { functionName } of opened().menuItems()) expect(declared).toContain(functionName);
  });
});
