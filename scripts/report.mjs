// npm run report -- deals.csv [spend.csv …] [--as-of DATE] [--out report.xlsx]: the main answers of an export, in words and numbers.
import { build } from 'esbuild';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildAll } from './build.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const cache = join(root, 'node_modules/.cache/dealsheet');
mkdirSync(cache, { recursive: true });
const outfile = join(cache, `report-${process.pid}.mjs`);
await buildAll({ quiet: true });
await build({
  entryPoints: [join(root, 'workbench/report/main.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  mainFields: ['module', 'main'],
  outfile,
  logLevel: 'error',
});
const { report } = await import(pathToFileURL(outfile).href);
// npm runs scripts in the project's folder; files are named from where the command was typed
process.exitCode = await report(process.argv.slice(2), {
  built: join(root, 'dist'),
  from: process.env.INIT_CWD ?? process.cwd(),
});
