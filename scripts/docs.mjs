// Prints docs/functions: a page for every function, and the catalogue. Pages of functions that are gone go too.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { importPrinter, readmeOf } from './build.mjs';
import { printMetricList, writeIfChanged } from './print.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Every page by its file name, as it is to stand in docs/functions. */
export async function docsPages() {
  const { printPages } = await importPrinter();
  const pages = printPages(readmeOf);
  const style = await resolveConfig(join(root, 'package.json'));
  for (const [name, text] of pages) pages.set(name, await format(text, { ...style, parser: 'markdown' }));
  return pages;
}

/** Prints them; with `--check` only says which are not as printed, and fails. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  printMetricList();
  const folder = join(root, 'docs/functions');
  const pages = await docsPages();
  mkdirSync(folder, { recursive: true });
  const strays = readdirSync(folder).filter((name) => !pages.has(name));
  if (process.argv.includes('--check')) {
    const asPrinted = (name) =>
      existsSync(join(folder, name)) && readFileSync(join(folder, name), 'utf8') === pages.get(name);
    const stale = [...strays, ...[...pages.keys()].filter((name) => !asPrinted(name))];
    if (stale.length > 0) console.log(`Not as printed: ${stale.join(', ')}. npm run print renews them.`);
    process.exit(stale.length > 0 ? 1 : 0);
  }
  for (const [name, text] of pages) writeIfChanged(join(folder, name), text);
  for (const name of strays) rmSync(join(folder, name));
}
