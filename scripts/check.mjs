// Types, lint, format and printed pages, side by side; prints what complains.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printMetricList } from './print.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name) => join(root, 'node_modules/.bin', process.platform === 'win32' ? name + '.cmd' : name);

const run = (label, command, args) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, shell: process.platform === 'win32' });
    let text = '';
    child.stdout.on('data', (data) => (text += data));
    child.stderr.on('data', (data) => (text += data));
    child.on('close', (status) => {
      console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${label}`);
      if (status !== 0) console.log(text);
      resolve(status === 0);
    });
  });

/** @returns whether types, lint, format and printed pages are clean */
export async function check() {
  printMetricList();
  const done = await Promise.all([
    run('types', bin('tsc'), ['--noEmit', '-p', '.']),
    run('lint', bin('eslint'), ['--cache', '--cache-location', 'node_modules/.cache/eslint/', '.']),
    run('format', bin('prettier'), ['--check', '--log-level', 'warn', '--cache', '.']),
    run('pages', process.execPath, [join(root, 'scripts/docs.mjs'), '--check']),
  ]);
  return done.every(Boolean);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit((await check()) ? 0 : 1);
