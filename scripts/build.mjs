// Builds what Apps Script receives into .clasp.json's rootDir, flat: kit.js, functions.js, appsscript.json.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { printMetricList } from './print.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, JSON.parse(readFileSync(join(root, '.clasp.json'), 'utf8')).rootDir);

/** Bundles a Node-side entry of src/print and imports it. */
async function importPrinter() {
  const folder = join(root, 'node_modules/.cache/dealsheet');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `print-${process.pid}.mjs`);
  await build({
    entryPoints: [join(root, 'src/print/main.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    logLevel: 'error',
  });
  const printer = await import(pathToFileURL(outfile).href);
  rmSync(outfile);
  return printer;
}

export async function buildAll({ quiet = false } = {}) {
  printMetricList();
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const bundled = await build({
    entryPoints: [join(root, 'src/addon/kit.ts')],
    bundle: true,
    format: 'iife',
    globalName: 'Kit_',
    target: 'es2019',
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'error',
  });
  const banner = '// Built from src/addon/kit.ts; edit the source and run npm run build.\n';
  writeFileSync(join(out, 'kit.js'), banner + bundled.outputFiles[0].text);
  const { printFunctions } = await importPrinter();
  writeFileSync(join(out, 'functions.js'), printFunctions());
  copyFileSync(join(root, 'appsscript.json'), join(out, 'appsscript.json'));
  if (!quiet) {
    const hash = createHash('sha256');
    for (const name of readdirSync(out).sort()) {
      const text = readFileSync(join(out, name));
      hash.update(name).update(text);
      console.log(`${name.padEnd(16)} ${String(text.length).padStart(7)} bytes`);
    }
    console.log(`sha256 ${hash.digest('hex')}`);
  }
  return bundled.metafile;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll();
