// Prints the files that follow from others: the list of metrics from the folders of src/metrics.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Writes a file only when its text changes, so that watchers and caches rest. */
export function writeIfChanged(path, text) {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
}

/** Prints src/metrics/all.generated.ts: a folder is a metric the moment it exists. */
export function printMetricList() {
  const folder = join(root, 'src/metrics');
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, entry.name + '.ts')))
    .map((entry) => entry.name)
    .sort();
  const lines = [
    '// Printed by scripts/print.mjs from the folders of src/metrics; add a folder there instead of editing this.',
    "import type { AnyMetric } from './metric';",
    ...names.map((name) => `import { ${name} } from './${name}/${name}';`),
    '',
    '/** Every metric there is, by name. */',
    `export const METRICS: readonly AnyMetric[] = [${names.join(', ')}];`,
    '',
  ];
  writeIfChanged(join(folder, 'all.generated.ts'), lines.join('\n'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) printMetricList();
