// npm start -- [files]: a local Google Sheets with the built add-on in it, on 127.0.0.1 and nowhere else.
import { build } from 'esbuild';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..');
/** Bundles are made anew at every start; the folder is npm's to forget. */
export const cache = join(root, 'node_modules/.cache/dealsheet-workbench');

/** Bundles the page and the server. @returns the server's module. */
export async function prepare() {
  mkdirSync(cache, { recursive: true });
  const common = { bundle: true, logLevel: 'error', mainFields: ['module', 'main'], legalComments: 'none' };
  await Promise.all([
    build({
      ...common,
      entryPoints: { page: join(here, 'page/main.ts'), style: join(here, 'page/style.css') },
      outdir: cache,
      format: 'iife',
      target: 'es2022',
      platform: 'browser',
      loader: { '.woff': 'dataurl', '.woff2': 'dataurl', '.ttf': 'empty', '.eot': 'empty', '.svg': 'dataurl' },
    }),
    build({
      ...common,
      entryPoints: [join(here, 'server.ts')],
      outfile: join(cache, 'server.mjs'),
      format: 'esm',
      platform: 'node',
      packages: 'external',
    }),
  ]);
  return import(pathToFileURL(join(cache, 'server.mjs')).href);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { start } = await prepare();
  await start(process.argv.slice(2), { root, cache });
}
