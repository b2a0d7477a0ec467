import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Built, BuiltFile, Manifest } from './built';

/**
 * Reads a built folder as text: `appsscript.json`, every `.js` or `.gs` file in the order of their names, every `.html` file.
 * @throws if there is no manifest: then nothing was built there.
 */
export function readBuilt(folder: string): Built {
  const names = readdirSync(folder).sort();
  if (!names.includes('appsscript.json')) throw new Error(`${folder} has no appsscript.json; run: npm run build`);
  const read = (name: string): BuiltFile => ({ name, source: readFileSync(join(folder, name), 'utf8') });
  return {
    manifest: JSON.parse(read('appsscript.json').source) as Manifest,
    scripts: names.filter((name) => /\.(js|gs)$/.test(name)).map(read),
    html: names.filter((name) => name.endsWith('.html')).map(read),
  };
}
