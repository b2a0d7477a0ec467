import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENTRIES } from '../../src/addon/entries';
import { requests } from '../../src/addon/protocol';
import { sourcesBelow } from '../architecture/sources';
import { openBuilt, ROOT } from '../support/built';
import { openTabs } from './open';

const endpoints = ENTRIES.filter(({ kind }) => kind === 'sidebar').map(({ name }) => name);
const DEALS = [
  ['Deal ID', 'Customer', 'Amount', 'Status', 'Created', 'Close date', 'Owner'],
  ['D-1', 'Acme', 100, 'Won', '2026-01-05', '2026-02-01', 'Ana'],
];
const hostile = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    { __proto__: { go: true } },
    { tabs: [{ tab: 'Deals', table: '__proto__' }], asOf: '2026-99-99' },
    { tab: "'!A1", rows: [1e7] },
    { from: '=IMPORTXML(1)', go: true },
    { report: '__proto__', period: '=1', versus: 'previous', mode: 'live' },
    { report: 'Executive summary', period: '<img src=x>', versus: 'previous', mode: 'live' },
    { set: { metric: 'constructor', slice: '=1', period: '2026', target: 1e308 } },
    { compare: '=1+1' },
  ),
);

test('whatever the page sends, an endpoint answers what a page can read or says what is wrong, and no formula comes of it', () => {
  const book = openTabs([{ name: 'Deals', rows: DEALS }]);
  fc.assert(
    fc.property(fc.constantFrom(...endpoints), hostile, (name, request) => {
      let answer: unknown = null;
      try {
        answer = book.callServer(name, request);
      } catch (error) {
        expect((error as Error).message).toMatch(/^[A-Z"'=<_][^]*[a-z]/);
        expect((error as Error).message).not.toMatch(/is not a function|Cannot read|undefined|\[object/);
        return;
      }
      expect(answer).not.toBeNull(); // a Date anywhere, or nothing at all
      for (const tab of book.tabs())
        for (const formula of book.values(`'${tab.replace(/'/g, "''")}'!A1:A3`).flat())
          expect(String(formula)).not.toMatch(/IMPORTXML/);
    }),
    { numRuns: process.env.DEALSHEET_LONG === '1' ? 2000 : 60 },
  );
  expect(book.values('Deals!A1:G2')[1][0]).toBe('D-1');
});

test('every endpoint has its guard, and every guard its endpoint', () => {
  expect(Object.keys(requests).sort()).toEqual(endpoints.slice().sort());
  for (const name of endpoints) {
    const guard = requests[name as keyof typeof requests];
    for (const bad of [null, 7, 'x', [], true]) expect([name, guard.safeParse(bad).success]).toEqual([name, false]);
  }
});

test('the sidebar makes no HTML of text, and its page may fetch nothing', () => {
  const sources = sourcesBelow('sidebar');
  expect(sources.length).toBeGreaterThan(3);
  const made =
    /\b(innerHTML|outerHTML|insertAdjacentHTML|srcdoc|DOMParser|document\.write|createContextualFragment|eval)\b/;
  expect(sources.filter(({ text }) => made.test(text)).map(({ path }) => path)).toEqual([]);
  openBuilt();
  const page = readFileSync(join(ROOT, 'dist/Sidebar.html'), 'utf8');
  const policy = /<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(page)?.[1] ?? '';
  // scripts and connections are left to Google, whose own page carries google.script.run
  for (const way of ['object-src', 'media-src', 'form-action']) expect(policy).toContain(`${way} 'none'`);
  for (const way of ['img-src', 'font-src']) expect(policy).toContain(`${way} data:`);
  expect(policy).not.toMatch(/https?:|\*/);
});

test('no pushed file names a service, a scope or a way out that is not declared', () => {
  openBuilt();
  for (const file of ['kit.js', 'addon.js', 'functions.js']) {
    const text = readFileSync(join(ROOT, 'dist', file), 'utf8');
    const out =
      /\b(UrlFetchApp|DriveApp|GmailApp|MailApp|DocumentApp|CalendarApp|Jdbc|XmlService|openById|openByUrl|newTrigger|XMLHttpRequest|fetch\(|WebSocket|importScripts|getActiveUser|getEffectiveUser)\b/;
    expect([file, out.exec(text)?.[0] ?? '']).toEqual([file, '']);
  }
});
