import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Realm } from '../../workbench/realm';
import { openBuilt, ROOT } from '../support/built';
import { ALL, alike, runs, shown } from './asked';
import { choicesOf } from './choices';
import { checkExample, examplesOf, METRIC_FOLDERS } from './examples';
import { sample } from './sample';
import { passedTo, tablesOf } from './tables';
import { worlds } from './world';

const KIT = join(ROOT, 'dist/kit.js');

/** True when a source has changed since the build; `npm test` builds before it tests. */
function isStale(folder = join(ROOT, 'src')): boolean {
  const built = existsSync(KIT) ? statSync(KIT).mtimeMs : 0;
  return readdirSync(folder, { withFileTypes: true }).some((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return isStale(path);
    return path.endsWith('.ts') && !path.endsWith('.test.ts') && statSync(path).mtimeMs > built;
  });
}

let built: Realm;
beforeAll(() => {
  if (isStale()) execFileSync('node', [join(ROOT, 'scripts/build.mjs')]);
  built = openBuilt();
});

const QUESTIONS: readonly (readonly unknown[])[] = [
  [],
  ['source'],
  ['month', '2025', 'with total'],
  ['owner x quarter'],
  ['this year', 'vs last year', 'details'],
  ['source', 'top = 2', 'plain'],
  ['2025-Q1', 'rows'],
  ['source =', [['Webinar'], [''], ['ads']]],
  [[['2025-01', '2025-02', '']]],
  ['1999'],
  ['sorce'],
];

/** What the built file shows: its cells, or its sentence. */
function builtShows(name: string, args: readonly unknown[]): unknown {
  try {
    return { cells: built.call(name, args) };
  } catch (error) {
    return { sentence: (error as Error).message };
  }
}

const SMALL = sample(120);

describe.each(ALL.map((def) => [def.name, def] as const))(
  '%s: the built file answers as the source does',
  (name, def) => {
    test('on random tables and on the sample', () => {
      const worldTables = fc.sample(worlds(), runs(1, 7)).map(tablesOf);
      const choices = choicesOf(def).map((chosen) =>
        Object.entries(chosen)
          .filter(([, value]) => value !== null)
          .map(([option, value]) => `${option} = ${value}`),
      );
      for (const tables of [...worldTables, SMALL]) {
        const args = passedTo(def, tables);
        for (const question of [...QUESTIONS, ...choices]) {
          const here = shown(def, [...args, ...question]);
          const there = builtShows(name, [...args, ...question]) as typeof here;
          if ('sentence' in here) expect(there).toEqual(here);
          else alike((there as typeof here).cells, here.cells, question.join('; '));
        }
      }
    });
  },
);

describe('worked examples, through the built file', () => {
  const examples = ALL.filter(({ name }) => existsSync(join(METRIC_FOLDERS, name, 'README.md'))).flatMap(({ name }) =>
    examplesOf(name),
  );
  test.each(examples.map((example) => [example.formula, example] as const))('%s', (_formula, example) => {
    checkExample(example, ({ name, args }) => built.call(name, args));
  });
});
