import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { ROOT } from '../support/built';
import { freeNames, importsOf, sourcesBelow, undescribed } from './sources';

/** From the lowest room to the highest; a room may import those before it. */
const ROOMS = 'calendar tables question facts models metrics answers cells reports addon print'.split(' ');
const roomOf = (path: string): string => /^src\/([^/]+)\//.exec(path)?.[1] ?? `outside src: ${path}`;
const below = (room: string): readonly string[] =>
  room === 'models' ? ['calendar', 'models'] : ROOMS.slice(0, ROOMS.indexOf(room) + 1);

const sources = sourcesBelow('src');
const sidebar = sourcesBelow('sidebar');

/** Who imports whom against the order of the rooms, as `file → file`. */
const against = (edges: readonly (readonly [from: string, to: string])[]): string[] =>
  edges.filter(([from, to]) => !below(roomOf(from)).includes(roomOf(to))).map(([from, to]) => `${from} → ${to}`);

describe('imports run one way', () => {
  test('every source lives in a room', () => {
    expect(sources.map(({ path }) => path).filter((path) => !ROOMS.includes(roomOf(path)))).toEqual([]);
    expect([...new Set(sources.map(({ path }) => roomOf(path)))].sort()).toEqual(ROOMS.slice().sort());
  });

  test('the order forbids what it should', () => {
    expect(
      against([
        ['src/calendar/day.ts', 'src/tables/cell.ts'],
        ['src/models/lag/kernel.ts', 'src/facts/fact.ts'],
        ['src/metrics/CAC/CAC.ts', 'src/addon/door.ts'],
        ['src/metrics/CAC/CAC.ts', 'src/facts/fact.ts'],
        ['src/facts/fact.ts', 'test/support/built.ts'],
      ]).length,
    ).toBe(4);
  });

  test('in all sources, types too', () => {
    const edges = sources.flatMap((source) =>
      importsOf(source)
        .filter((to) => to.startsWith('.'))
        .map((to): [string, string] => [source.path, posix.join(posix.dirname(source.path), to)]),
    );
    expect(edges.length).toBeGreaterThan(200);
    expect(against(edges)).toEqual([]);
  });

  test('in what esbuild bundles from the real entries', async () => {
    const { metafile } = await build({
      entryPoints: ['src/addon/kit.ts', 'src/addon/addon.ts', 'src/print/main.ts', 'sidebar/main.ts'].map((path) =>
        join(ROOT, path),
      ),
      absWorkingDir: ROOT,
      outdir: 'nowhere',
      bundle: true,
      metafile: true,
      write: false,
      logLevel: 'error',
    });
    const inputs = Object.entries(metafile.inputs).filter(([path]) => path.startsWith('src/'));
    const edges = inputs.flatMap(([from, { imports }]) =>
      imports.filter(({ path }) => !path.startsWith('node_modules/')).map(({ path }): [string, string] => [from, path]),
    );
    expect(edges.length).toBeGreaterThan(200);
    expect(against(edges)).toEqual([]);
  });

  test('packages come in at the sidebar’s door alone', () => {
    const asked = sources.flatMap((source) =>
      importsOf(source)
        .filter((to) => !to.startsWith('.'))
        .map((to) => `${source.path} ${to}`),
    );
    expect(asked.filter((each) => each !== 'src/addon/protocol.ts zod/mini')).toEqual([]);
  });
});

describe('what a room may touch', () => {
  const used = (names: readonly string[], allowed: (path: string) => boolean): string[] =>
    sources
      .filter(({ path }) => !allowed(path))
      .flatMap((source) =>
        freeNames(source)
          .filter(({ name }) => names.includes(name))
          .map(({ name, line }) => `${source.path}:${line} ${name}`),
      );
  const isAddon = (path: string): boolean => path.startsWith('src/addon/');

  test('Google’s services are touched in src/addon alone', () => {
    const services =
      'SpreadsheetApp PropertiesService CacheService LockService Utilities Session HtmlService ScriptApp Logger Charts UrlFetchApp DriveApp BigQuery'.split(
        ' ',
      );
    expect(used(services, isAddon)).toEqual([]);
    expect(used(services, () => false).length).toBeGreaterThan(5);
  });

  test('Date is met in src/calendar/zone.ts and src/addon alone', () => {
    expect(used(['Date'], (path) => path === 'src/calendar/zone.ts' || isAddon(path))).toEqual([]);
    expect(used(['Date'], () => false).length).toBeGreaterThan(0);
  });

  test('nothing of Node, of a browser or of chance', () => {
    const foreign =
      'process require module exports __dirname Buffer globalThis window document navigator setTimeout setInterval queueMicrotask setImmediate fetch console structuredClone TextEncoder URL crypto performance'.split(
        ' ',
      );
    expect(used(foreign, () => false)).toEqual([]);
    const random = sources.filter(({ text }) => /\bMath\s*\.\s*random\b/.test(text)).map(({ path }) => path);
    expect(random).toEqual([]);
  });
});

describe('house rules', () => {
  test('no file is longer than 400 lines', () => {
    const long = [...sources, ...sidebar].filter(({ text }) => text.split('\n').length > 401);
    expect(long.map(({ path, text }) => `${path} ${text.split('\n').length - 1}`)).toEqual([]);
  });

  test('every exported function says what it is', () => {
    expect(sources.flatMap((source) => undescribed(source).map((name) => `${source.path} ${name}`))).toEqual([]);
  });

  test('the repository’s text names no machine’s paths', () => {
    const kept = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: ROOT }).toString().split('\n');
    const isText = (path: string): boolean =>
      /\.(tsx?|m?js|cjs|json|md|css|html|ya?ml)$/.test(path) && !/-lock\.json$/.test(path);
    const paths = new RegExp(
      ['work', 'home', 'root', 'Users'].map((name) => `(?<![\\w.@}-])/${name}/[\\w.-]`).join('|'),
    );
    const naming = kept.filter(isText).flatMap((path) =>
      readFileSync(join(ROOT, path), 'utf8')
        .split('\n')
        .flatMap((line, i) => (paths.test(line) ? [`${path}:${i + 1} ${line.trim().slice(0, 80)}`] : [])),
    );
    expect(naming).toEqual([]);
  });
});
