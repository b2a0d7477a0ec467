import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
interface Mutant {
  readonly id: string;
  readonly file: string;
  readonly replace: string;
  readonly by: string;
  readonly tests: readonly string[];
}
const mutants = JSON.parse(read('test/mutants/mutants.json')) as Mutant[];
const caught = JSON.parse(read('test/mutants/caught.json')) as Record<string, string>;

describe('the list of mutations is of the code as it is', () => {
  test.each(mutants.map((each) => [each.id, each] as const))('%s', (id, { file, replace, by, tests }) => {
    expect(read(file).split(replace)).toHaveLength(2);
    expect(by).not.toBe(replace);
    // the test that noticed is still there, under that name or the file's
    const noticed = caught[id];
    expect(noticed).not.toBe('nobody');
    if (!noticed.startsWith('the build'))
      expect(existsSync(join(root, noticed.slice(0, noticed.indexOf(': '))))).toBe(true);
    expect(tests.length).toBeGreaterThan(0);
  });
});
