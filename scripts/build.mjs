// Builds what Apps Script receives into .clasp.json's rootDir, flat: kit.js, addon.js,
// functions.js, Sidebar.html, appsscript.json.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { printMetricList } from './print.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, JSON.parse(readFileSync(join(root, '.clasp.json'), 'utf8')).rootDir);

/** What Apps Script parses: ES2019 in one function scope. */
const APPS_SCRIPT = {
  bundle: true,
  format: 'iife',
  target: 'es2019',
  charset: 'utf8',
  minify: true,
  legalComments: 'none',
  write: false,
  logLevel: 'error',
};

const banner = (source) => `// Built from ${source}; edit the source and run npm run build.\n`;

/** Rooms that the add-on's own bundle takes from kit.js instead of carrying them again. */
const fromKit = {
  name: 'from-kit',
  setup(builder) {
    builder.onResolve(
      { filter: /^\.\.\/(calendar|tables|question|facts|models|metrics|answers|cells|reports)\// },
      () => ({
        path: 'kit',
        namespace: 'kit',
      }),
    );
    builder.onResolve({ filter: /^\.\/(catalogue|door|zone)$/ }, () => ({ path: 'kit', namespace: 'kit' }));
    builder.onLoad({ filter: /.*/, namespace: 'kit' }, () => ({
      contents: 'module.exports = Kit_.parts;',
      loader: 'js',
    }));
  },
};

/**
 * The menu and the sidebar's endpoints, held inside a function that no formula calls: what they load, they load when a
 * person presses something.
 */
async function bundleAddon() {
  const entryPoints = [join(root, 'src/addon/addon.ts')];
  const plain = await build({ ...APPS_SCRIPT, minify: false, entryPoints, globalName: 'Addon', plugins: [fromKit] });
  const asked = new Set(Array.from(plain.outputFiles[0].text.matchAll(/import_\w+\.(\w+)/g), (match) => match[1]));
  const parts = readFileSync(join(root, 'src/addon/kit.ts'), 'utf8');
  const missing = [...asked].filter((name) => !new RegExp(`\\b${name}\\b`).test(parts));
  if (missing.length > 0) throw new Error(`src/addon/kit.ts must pass on ${missing.join(', ')}`);
  const bundled = await build({ ...APPS_SCRIPT, entryPoints, globalName: 'Addon', plugins: [fromKit] });
  return `function addon_() {\n${bundled.outputFiles[0].text.trim()}\nreturn Addon;\n}\n`;
}

/** The sidebar as one self-contained page: no address in it is fetched. */
async function bundleSidebar() {
  const script = await build({ ...APPS_SCRIPT, target: 'es2020', entryPoints: [join(root, 'sidebar/main.ts')] });
  const style = readFileSync(join(root, 'sidebar/sidebar.css'), 'utf8');
  const page = readFileSync(join(root, 'sidebar/sidebar.html'), 'utf8');
  const text = script.outputFiles[0].text.replace(/<\/script/g, '<\\/script');
  return page.replace('/*STYLE*/', () => style).replace('/*SCRIPT*/', () => text);
}

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
    ...APPS_SCRIPT,
    entryPoints: [join(root, 'src/addon/kit.ts')],
    globalName: 'Kit_',
    metafile: true,
  });
  writeFileSync(join(out, 'kit.js'), banner('src/addon/kit.ts') + bundled.outputFiles[0].text);
  writeFileSync(join(out, 'addon.js'), banner('src/addon/addon.ts') + (await bundleAddon()));
  writeFileSync(join(out, 'Sidebar.html'), await bundleSidebar());
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
