// npm test: types, lint and format, the build, then jest over sources and built files. `--long` runs the long modes.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from './build.mjs';
import { check } from './check.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const args = process.argv.slice(2);
const isLong = args.includes('--long');
const clean = await check();
await buildAll({ quiet: true });
const results = join(root, 'node_modules/.cache/dealsheet-results.json');
const done = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/jest/bin/jest.js'),
    '--json',
    `--outputFile=${results}`,
    ...args.filter((arg) => arg !== '--long'),
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, DEALSHEET_LONG: isLong ? '1' : process.env.DEALSHEET_LONG } },
);
const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(results, 'utf8'));
if (!clean) console.log('Types, lint or format complain: see above, npm run fix repairs most.');
console.log(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
process.exit(clean && done.status === 0 ? 0 : 1);
