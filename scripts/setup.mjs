// Installs what is missing, so that a fresh clone needs one command. Says nothing when all is there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Runs `npm ci` in a folder unless its node_modules already match its lock file. */
export function install(folder, { quiet = false } = {}) {
  const lock = readFileSync(join(folder, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  const stamp = join(folder, 'node_modules', '.dealsheet-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!quiet) console.log('Installing what is missing (once) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const done = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    console.error('npm ci did not finish; its own message is above.');
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

const [major] = process.versions.node.split('.').map(Number);
if (major < 20) {
  console.error(`Dealsheet needs Node 20 or later; this is Node ${process.versions.node}.`);
  process.exit(1);
}
if (process.argv[1] === fileURLToPath(import.meta.url)) install(root);
