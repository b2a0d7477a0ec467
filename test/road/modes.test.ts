import { CATALOGUE } from '../../src/addon/catalogue';
import { ENTRIES } from '../../src/addon/entries';
import type { AuthMode } from '../../workbench/fake';
import { settings } from '../support/built';
import { openTabs } from './open';

const DEALS = [
  ['Deal ID', 'Customer', 'Amount', 'Status', 'Created', 'Close date', 'Owner'],
  ['D-1', 'Acme', 100, 'Won', '2026-01-05', '2026-02-01', 'Ana'],
  ['D-2', 'Birch', 200, 'Lost', '2026-01-06', '2026-02-02', 'Ben'],
];
const MODES: readonly AuthMode[] = ['NONE', 'LIMITED', 'CUSTOM_FUNCTION', 'FULL'];
const REQUESTS: Readonly<Record<string, unknown>> = {
  dealsheetSetUp: { tabs: [], asOf: '2026-10-31' },
  dealsheetBuildReport: { report: 'Executive summary', period: '2026', versus: 'previous', mode: 'live' },
  dealsheetMakeLive: { go: true },
  dealsheetUpdate: { from: 'Deals', go: true },
  dealsheetShow: { tab: 'Deals', rows: [2] },
  dealsheetExplain: { compare: '' },
  dealsheetGoals: { set: { metric: 'Sales', slice: '', period: '2026', target: '5' } },
};
/** What may be said when something is not allowed: words of Google's, or a sentence of ours. */
const SAID = /^You do not have permission|^Cannot call SpreadsheetApp|^Specified permissions|^[A-Z"][^]*[a-z]/;
const INSIDE = /undefined|is not a function|Cannot read|\[object/;

describe.each(MODES)('every entry point under %s', (mode) => {
  const names = ['onOpen', 'onInstall', ...ENTRIES.map(({ name }) => name)];
  test.each(names)('%s works or says why, and writes only where it may', (name) => {
    const book = openTabs([{ name: 'Deals', rows: DEALS }], undefined, { openAs: 'not' });
    const held = (): string => JSON.stringify(book.values('Deals!A1:G5'));
    const [tabs, before] = [book.tabs(), held()];
    let said = '';
    try {
      book.runFunction(name, name.startsWith('on') ? [book.event(mode)] : [REQUESTS[name] ?? {}], mode);
    } catch (error) {
      said = (error as Error).message;
      expect(said).toMatch(SAID);
      expect(said).not.toMatch(INSIDE);
    }
    if (name.startsWith('on')) expect([name, said === '']).toEqual([name, mode !== 'CUSTOM_FUNCTION']);
    // a menu item says what it has to say itself
    const isMenu = ENTRIES.some((entry) => entry.name === name && entry.kind === 'menu');
    if (isMenu && mode === 'FULL') {
      const { questions, sidebar } = book.book.ui;
      expect([name, said]).toEqual([name, '']);
      expect(questions.map(({ text }) => text).join()).not.toMatch(/did not carry/);
      expect(sidebar?.title).toBe(name === 'dealsheetOpenSidebar' ? 'Dealsheet' : undefined);
    }
    expect(held()).toBe(before);
    if (mode === 'FULL' || mode === 'LIMITED') return;
    expect(book.tabs()).toEqual(tabs);
    expect(book.counts().writes).toBe(0);
  });
});

/** Scopes are granted one by one: whoever unticks one is told so by Google, or by us, and nothing is half done. */
test.each(['spreadsheets.currentonly', 'script.container.ui'])(
  'every entry point without the consent to %s',
  (scope) => {
    const book = openTabs([{ name: 'Deals', rows: DEALS }], undefined, { openAs: 'not' });
    const held = (): string => JSON.stringify(book.values('Deals!A1:G5'));
    const [tabs, before] = [book.tabs(), held()];
    book.withhold(scope);
    const said = ENTRIES.filter(({ name, kind }) => {
      try {
        if (kind === 'menu') book.runFunction(name);
        else book.callServer(name, REQUESTS[name] ?? {});
        return false;
      } catch (error) {
        expect((error as Error).message).toMatch(SAID);
        expect((error as Error).message).not.toMatch(INSIDE);
        return true;
      }
    });
    // without the file the sidebar gets no answer; the menu's items say themselves what is wrong
    if (scope.startsWith('spreadsheets')) expect(said).toEqual(ENTRIES.filter(({ kind }) => kind === 'sidebar'));
    else expect(said.map(({ name }) => name)).toContain('dealsheetOpenSidebar');
    expect(held()).toBe(before);
    if (scope.startsWith('spreadsheets')) expect(book.tabs()).toEqual(tabs);
  },
);

test('every custom function answers the same in every mode, given all it depends on, and touches no service', () => {
  const book = openTabs([{ name: 'Deals', rows: DEALS }], undefined, { openAs: 'not' });
  const deals = book.values('Deals!A1:G3');
  const asked = (name: string, mode: AuthMode): unknown => {
    try {
      return book.runFunction(name, [deals, settings('2026-10-31', 'Europe/Berlin; +60')], mode);
    } catch (error) {
      return (error as Error).message;
    }
  };
  for (const { name } of CATALOGUE) {
    const [first, ...others] = MODES.map((mode) => {
      const answer = JSON.stringify(asked(name, mode));
      expect([name, mode, book.counts().total, book.counts().handles]).toEqual([name, mode, 0, 0]);
      return answer;
    });
    expect([name, first]).not.toEqual([name, expect.stringMatching(/permission|not defined|not a function/)]);
    for (const other of others) expect([name, other]).toEqual([name, first]);
  }
});
