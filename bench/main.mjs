// npm run bench [-- NAME [arguments]]: runs one of the measurements of this folder, `rows` unless named.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const names = readdirSync(here).filter((name) => existsSync(join(here, name, 'main.mjs')));
const given = process.argv.slice(2);
const [name, ...args] =
  names.includes(given[0]) || (given[0] && !given[0].startsWith('-')) ? given : ['rows', ...given];
if (!names.includes(name)) {
  console.error(`Name what to measure: ${names.map((each) => `npm run bench -- ${each}`).join(', ')}`);
  process.exit(1);
}
process.exit(spawnSync(process.execPath, [join(here, name, 'main.mjs'), ...args], { stdio: 'inherit' }).status ?? 1);
