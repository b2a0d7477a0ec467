import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Rows of the page: a fact, and where it is held. */
const rows = readFileSync(join(__dirname, 'FACTS.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (fact|-+) /.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

const FILES = ['', '../realm/'];
/** Whether a test of the suite has this title. */
const isHeld = (held: string): boolean => {
  const [, file, title] = /^`([\w-]+)` (.+)$/.exec(held) ?? [];
  const path = FILES.map((folder) => join(__dirname, `${folder}${file}.test.ts`)).find(existsSync);
  return path !== undefined && readFileSync(path, 'utf8').includes(title);
};

test('every fact names a test of the suite that holds it', () => {
  expect(rows.length).toBeGreaterThan(100);
  expect(isHeld('`facts` a title that nobody gave')).toBe(false);
  expect(rows.filter(([, , held]) => !isHeld(held)).map(([, fact, held]) => `${fact}: ${held}`)).toEqual([]);
});

test('no fact stands twice', () => {
  const facts = rows.map(([, fact]) => fact);
  expect(facts.filter((fact, i) => facts.indexOf(fact) !== i)).toEqual([]);
});
