import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { METRICS } from '../../src/metrics/all.generated';
import { isPlain } from '../../src/metrics/metric';
import { TABLES } from '../../src/tables/fields';
import { checkExample, examplesOf, METRIC_FOLDERS } from './examples';
import { shown } from './asked';

const folders = readdirSync(METRIC_FOLDERS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const has = (metric: string, file: string): boolean => existsSync(join(METRIC_FOLDERS, metric, file));

test('the printed list holds every folder of src/metrics; npm run print brings it up to date', () => {
  expect(METRICS.map(({ name }) => name)).toEqual(folders.slice().sort());
});

describe.each(METRICS.map((def) => [def.name, def] as const))('%s', (name, def) => {
  test('says what it answers, what it is and what it needs', () => {
    expect(name).toMatch(/^[A-Z][A-Z0-9]+$/);
    expect(def.question).toMatch(/^[A-Z].*\?$/);
    expect(def.brief).toMatch(/^[A-Z].*\.$/s);
    const tables = new Map(TABLES.map((table) => [table.name as string, table.fields.map(({ word }) => word)]));
    for (const [table, fields] of Object.entries(def.needs))
      for (const field of fields ?? []) expect([...(tables.get(table) ?? []), 'outcome']).toContain(field);
    if (!isPlain(def)) return;
    const columns = Object.keys(def.columns);
    expect(columns).toContain(def.order);
    if (typeof def.headline === 'string') expect(columns[0]).toBe(def.headline);
    for (const column of def.standsOn ?? []) expect(def.columns[column]).toBe('count');
  });

  test('has a README that says where it misleads, with a worked example', () => {
    expect(has(name, 'README.md')).toBe(true);
    const text = readFileSync(join(METRIC_FOLDERS, name, 'README.md'), 'utf8');
    expect(text.split('\n')[0]).toBe(`# ${name}`);
    expect(text).toMatch(/^## Where it misleads$/m);
    expect(text).toMatch(/^## Example$/m);
    expect(examplesOf(name).filter(({ formula }) => formula.startsWith(`=${name}(`)).length).toBeGreaterThan(0);
  });

  test('has values of its own in a test beside it', () => {
    expect(has(name, `${name}.test.ts`)).toBe(true);
  });
});

describe('worked examples', () => {
  const examples = folders.filter((name) => has(name, 'README.md')).flatMap(examplesOf);
  test.each(examples.map((example, i) => [`${example.metric} ${i + 1}: ${example.formula}`, example] as const))(
    '%s',
    (_title, example) => {
      checkExample(example, ({ name, args }) => {
        const def = METRICS.find((each) => each.name === name);
        if (!def) throw new Error(`there is no ${name}`);
        const answer = shown(def, args);
        if ('sentence' in answer) throw new Error(answer.sentence);
        return answer.cells;
      });
    },
  );
});
