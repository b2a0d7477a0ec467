// Builds what Apps Script receives into .clasp.json's rootDir, flat: kit.js, addon.js,
// functions.js, Sidebar.html, appsscript.json. `--out <folder>` builds elsewhere.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { printMetricList } from './print.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const pushed = join(root, JSON.parse(readFileSync(join(root, '.clasp.json'), 'utf8')).rootDir);

/** What Apps Script parses: ES2019. `NaN` is looked up as a global too; see globals.js. */
const APPS_SCRIPT = {
  bundle: true,
  format: 'esm',
  target: 'es2019',
  charset: 'utf8',
  minify: true,
  legalComments: 'none',
  write: false,
  logLevel: 'error',
  inject: [join(root, 'scripts/globals.js')],
  define: { NaN: 'NAN' },
};

/** A module as one variable that holds what it exports, without the getters of esbuild's own wrapper. */
const asVariable = (name, { text }) => {
  const members = (_, list) => `return{${list.split(',').map((each) => each.split(' as ').reverse().join(':'))}}`;
  return `"use strict";var ${name}=(()=>{${text.trim().replace(/export\{([^}]*)\};$/, members)}})();\n`;
};

const banner = (source) => `// Built from ${source}; edit the source and run npm run build.\n`;

/** Rooms that the add-on's own bundle takes from kit.js instead of carrying them again; those names alone, once they are known. */
const fromKit = (names = null) => ({
  name: 'from-kit',
  setup(builder) {
    builder.onResolve(
      { filter: /^(?:\.\.\/)+(calendar|tables|question|facts|models|metrics|answers|cells|reports)\// },
      () => ({
        path: 'kit',
        namespace: 'kit',
      }),
    );
    builder.onResolve({ filter: /^\.\.?\/(catalogue|door|zone)$/ }, () => ({ path: 'kit', namespace: 'kit' }));
    builder.onLoad({ filter: /.*/, namespace: 'kit' }, () => ({
      contents: names ? `export const { ${names.join(', ')} } = Kit_.parts;` : 'module.exports = Kit_.parts;',
      loader: 'js',
    }));
  },
});

/**
 * The menu and the sidebar's endpoints, held inside a function that no formula calls: what they load, they load when a
 * person presses something.
 */
async function bundleAddon() {
  const entryPoints = [join(root, 'src/addon/addon.ts')];
  const plain = await build({ ...APPS_SCRIPT, format: 'iife', minify: false, entryPoints, plugins: [fromKit()] });
  const asked = new Set(Array.from(plain.outputFiles[0].text.matchAll(/import_\w+\.(\w+)/g), (match) => match[1]));
  const parts = readFileSync(join(root, 'src/addon/kit.ts'), 'utf8');
  const missing = [...asked].filter((name) => !new RegExp(`\\b${name}\\b`).test(parts));
  if (missing.length > 0) throw new Error(`src/addon/kit.ts must pass on ${missing.join(', ')}`);
  const plugins = [fromKit([...asked].sort())];
  const bundled = await build({ ...APPS_SCRIPT, entryPoints, plugins });
  return `function addon_() {\n${asVariable('Addon', bundled.outputFiles[0])}return Addon;\n}\n`;
}

/** What a function's own folder says of it. */
export const readmeOf = (name) => {
  const places = [join(root, 'src/metrics', name, 'README.md'), join(root, 'src/reports', `${name}.md`)];
  return readFileSync(places.find(existsSync), 'utf8');
};

/** The sidebar as one self-contained page, the catalogue of functions in it: no address in it is fetched. */
async function bundleSidebar(catalogue) {
  const script = await build({
    ...APPS_SCRIPT,
    format: 'iife',
    inject: [],
    target: 'es2020',
    entryPoints: [join(root, 'sidebar/main.ts')],
    define: { PRINTED_CATALOGUE: catalogue },
  });
  const style = readFileSync(join(root, 'sidebar/sidebar.css'), 'utf8');
  const page = readFileSync(join(root, 'sidebar/sidebar.html'), 'utf8');
  const text = script.outputFiles[0].text.replace(/<\/script/g, '<\\/script');
  return page.replace('/*STYLE*/', () => style).replace('/*SCRIPT*/', () => text);
}

/** Bundles a Node-side entry of src/print and imports it. */
export async function importPrinter() {
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

/** Replaces a folder's files one by one, so that whoever reads it meanwhile finds whole files. */
function writeFolder(folder, files) {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) {
    const fresh = join(folder, `.${name}.${process.pid}`);
    writeFileSync(fresh, text);
    renameSync(fresh, join(folder, name));
  }
  const strays = readdirSync(folder).filter((name) => !files.has(name) && !name.startsWith('.'));
  for (const name of strays) rmSync(join(folder, name), { recursive: true });
}

/** Builds everything that is pushed. @returns the metafile of kit.js */
export async function buildAll({ quiet = false, out = pushed } = {}) {
  printMetricList();
  const kit = await build({
    ...APPS_SCRIPT,
    entryPoints: [join(root, 'src/addon/kit.ts')],
    metafile: true,
  });
  const { printFunctions, printSidebar } = await importPrinter();
  const files = new Map([
    ['kit.js', banner('src/addon/kit.ts') + asVariable('Kit_', kit.outputFiles[0])],
    ['addon.js', banner('src/addon/addon.ts') + (await bundleAddon())],
    ['Sidebar.html', await bundleSidebar(printSidebar(readmeOf))],
    ['functions.js', printFunctions()],
    ['appsscript.json', readFileSync(join(root, 'appsscript.json'), 'utf8')],
  ]);
  writeFolder(out, files);
  if (!quiet) {
    const hash = createHash('sha256');
    for (const name of [...files.keys()].sort()) {
      const bytes = Buffer.from(files.get(name));
      hash.update(name).update(bytes);
      console.log(`${name.padEnd(16)} ${String(bytes.length).padStart(7)} bytes`);
    }
    console.log(`sha256 ${hash.digest('hex')}`);
  }
  return kit.metafile;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf('--out');
  await buildAll(at > 0 ? { out: resolve(process.argv[at + 1]) } : {});
}
