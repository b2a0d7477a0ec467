import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { declaredIn, readBuilt } from '../../workbench/realm';
import { DIST, openBuilt, ROOT } from '../support/built';
import { buildAnew } from './anew';

const folder = buildAnew();
const again = buildAnew();
const { scripts, html, manifest } = readBuilt(folder);
const names = readdirSync(folder).sort();
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

test('what is pushed is flat, and is these files', () => {
  expect(names).toEqual(['Sidebar.html', 'addon.js', 'appsscript.json', 'functions.js', 'kit.js']);
  expect(names.filter((name) => !statSync(join(folder, name)).isFile())).toEqual([]);
});

test('the sizes are printed', () => {
  const size = (name: string): number => statSync(join(folder, name)).size;
  const together = scripts.reduce((sum, { name }) => sum + size(name), 0);
  process.stdout.write(
    `Built bytes: ${names.map((name) => `${name} ${size(name)}`).join(', ')}; scripts together ${together}.\n`,
  );
  expect(together).toBeLessThan(622000); // docs/decisions/0005
});

test('two builds give the same bytes', () => {
  expect(readdirSync(again).sort()).toEqual(names);
  for (const name of names) expect(readFileSync(join(again, name), 'utf8')).toBe(read(name));
});

describe('every script', () => {
  test.each(scripts.map((file) => [file.name, file] as const))('%s parses as an ES2019 script', (_name, file) => {
    expect(() => declaredIn(file)).not.toThrow();
  });

  test('the parser refuses what Apps Script refuses', () => {
    const refused = ['class A { #b = 1 }', 'class A { static b = 1 }', 'import "a"', 'export const a = 1', 'a?.b'];
    for (const source of refused) expect(() => declaredIn({ name: 'x.js', source })).toThrow('x.js would not load');
  });

  test.each(scripts.map((file) => [file.name, file] as const))(
    '%s says what it is printed from',
    (_name, { source }) => {
      const made =
        /^\/\/ (Built|Printed) from .*; edit .* npm run build\.$|^\/\/ Printed from .* by npm run build; edit those instead\.$/;
      expect(source.split('\n')[0]).toMatch(made);
    },
  );

  test('kit.js carries no statement for a warehouse', () => {
    const kit = read('kit.js');
    for (const word of ['GROUP BY', 'COUNTIF(', 'PARTITION BY', 'FROM seen', '{{where}}'])
      expect(kit).not.toContain(word);
  });
});

test('the sidebar is one page that fetches nothing', () => {
  const [page] = html;
  expect(page.source).not.toMatch(/<(script|link|img|iframe)[^>]*\b(src|href)=/i);
  expect(page.source).not.toMatch(/@import|url\(\s*['"]?(?!data:)/i);
  const script = /<script>([\s\S]*)<\/script>/.exec(page.source);
  expect(() => parse(script![1], { ecmaVersion: 2020, sourceType: 'script' })).not.toThrow();
});

test('the manifest asks for this spreadsheet and the sidebar, and nothing else', () => {
  expect(manifest.oauthScopes?.slice().sort()).toEqual([
    'https://www.googleapis.com/auth/script.container.ui',
    'https://www.googleapis.com/auth/spreadsheets.currentonly',
  ]);
  expect(manifest.runtimeVersion).toBe('V8');
  for (const word of [
    'openById',
    'openByUrl',
    'UrlFetchApp',
    'DriveApp',
    'ScriptApp.newTrigger',
    'GmailApp',
    'MailApp',
  ])
    expect(scripts.filter(({ source }) => source.includes(word)).map(({ name }) => name)).toEqual([]);
});

test('clasp, offline, would push exactly the built files', () => {
  openBuilt();
  const clasp = join(ROOT, 'node_modules/@google/clasp/build/src/index.js');
  const told = execFileSync('node', [clasp, 'show-file-status', '--json'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { filesToPush, untrackedFiles } = JSON.parse(told.toString()) as Record<string, string[]>;
  const shown = readdirSync(DIST).filter((name) => !name.startsWith('.'));
  expect(filesToPush.slice().sort()).toEqual(shown.map((name) => `dist/${name}`).sort());
  expect(untrackedFiles).toEqual([]);
  expect(shown.sort()).toEqual(names);
});
