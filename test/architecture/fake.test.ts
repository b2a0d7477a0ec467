import { posix } from 'node:path';
import { CATALOGUE } from '../../src/addon/catalogue';
import { importsOf, sourcesBelow } from './sources';

/** The emulation and the realm under it, which could serve any other add-on. */
const fake = [...sourcesBelow('workbench/fake'), ...sourcesBelow('workbench/realm')];

/** What each of both folders may import beside its own files. */
const ALLOWED: Readonly<Record<string, RegExp>> = {
  'workbench/fake': /^(workbench\/(fake|realm)(\/|$)|@odoo\/o-spreadsheet$)/,
  'workbench/realm': /^(workbench\/realm(\/|$)|acorn$|node:(vm|v8|fs|path)$)/,
};

test('the emulation imports nothing of the add-on, nor of the pages around it', () => {
  const imported = fake.flatMap((source) =>
    importsOf(source).map((to): [string, string] => [
      source.path,
      to.startsWith('.') ? posix.join(posix.dirname(source.path), to) : to,
    ]),
  );
  expect(imported.length).toBeGreaterThan(100);
  const refused = imported.filter(([from, to]) => !ALLOWED[from.split('/').slice(0, 2).join('/')].test(to));
  expect(refused.map(([from, to]) => `${from} → ${to}`)).toEqual([]);
});

test('nor does it know the add-on by name', () => {
  const named = new RegExp(`dealsheet|['"\`=(](${CATALOGUE.map(({ name }) => name).join('|')})\\b`);
  expect(named.test('=SALES(A1)')).toBe(true);
  expect(fake.filter(({ text }) => named.test(text)).map(({ path }) => path)).toEqual([]);
});

test('one idea per file: none is longer than 320 lines', () => {
  const long = fake.filter(({ text }) => text.split('\n').length > 321);
  expect(long.map(({ path, text }) => `${path} ${text.split('\n').length - 1}`)).toEqual([]);
});
