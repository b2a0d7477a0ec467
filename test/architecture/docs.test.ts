import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { CATALOGUE } from '../../src/addon/catalogue';
import { ROOT } from '../support/built';

/** All pages that people read: the top level's, docs/ and the folders' own. */
function pages(folder = ROOT): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (/^(node_modules|dist|\.git)$/.test(name)) return [];
    if (statSync(path).isDirectory()) return pages(path);
    return name.endsWith('.md') ? [path] : [];
  });
}
const known = new Set(CATALOGUE.flatMap(({ name }) => [name, `DS_${name}`]));
/** Google's own functions that pages name. */
const GOOGLE = ['TODAY', 'NOW', 'RAND', 'FILTER', 'VSTACK', 'IMPORTXML', 'SUMIFS', 'NAME', 'MYMETRIC', 'F', 'MAP'];

describe.each(pages().map((path) => [relative(ROOT, path), path]))('%s', (_name, path) => {
  const text = readFileSync(path, 'utf8');

  test('every link leads to a file that is there', () => {
    const links = Array.from(text.matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g), ([, target]) => target);
    expect(links.filter((target) => !existsSync(join(dirname(path), target)))).toEqual([]);
  });

  // the emulation's own pages are of functions that its tests make up
  const ofTheAddon = !relative(ROOT, path).startsWith(join('workbench', 'fake'));
  if (!ofTheAddon) return;
  test('every formula names a function there is', () => {
    const names = Array.from(text.matchAll(/=([A-Z_]{3,})\(/g), ([, name]) => name);
    expect(names.filter((name) => !known.has(name) && !GOOGLE.includes(name))).toEqual([]);
  });
});
