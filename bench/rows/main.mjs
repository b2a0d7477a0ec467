// npm run bench: what a formula costs, from rows to columns, facts and whole cells, and the same questions to DuckDB.
// Each time is the first call in a fresh realm of a fresh process, the median of several. Writes its part of bench/RESULTS.md.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from '../../scripts/build.mjs';
import { FACTS, partsScript } from './entry.mjs';
import { differences } from './agree.mjs';
import { QUESTIONS } from './questions.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const at = process.argv.indexOf('--times');
const TIMES = at > 0 ? Number(process.argv[at + 1]) : 9;
const BIG = Math.ceil(TIMES / 3);
const work = mkdtempSync(join(tmpdir(), 'dealsheet-bench-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

function child(script, args) {
  const done = spawnSync(process.execPath, ['--max-old-space-size=6000', '--expose-gc', join(here, script), ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (done.status !== 0) throw new Error(`${script} ${args.join(' ').slice(0, 200)}\n${done.stderr.slice(-1500)}`);
  return JSON.parse(done.stdout);
}
const median = (list) => list.slice().sort((a, b) => a - b)[Math.floor(list.length / 2)];
const repeat = (times, run) => Array.from({ length: times }, run);
const measured = (task, asked, times = TIMES) =>
  median(repeat(times, () => child('child.mjs', [task, JSON.stringify(asked)])));

const lines = [];
const say = (line = '') => {
  console.log(line);
  lines.push(line);
};
const ms = (value) => (value < 10 ? value.toFixed(1) : value.toFixed(0));
/** A row of a table: what, the time, the budget and the ratio to it. */
const row = (what, value, budget) =>
  say(`| ${what} | ${ms(value)} | ${budget ? `${budget} | ${(value / budget).toFixed(2)}` : '– | –'} |`);
const heads = (title, ...columns) => {
  say();
  say(`## ${title}`);
  say();
  say(`| ${columns.join(' | ')} |`);
  say(`|${columns.map((_, i) => (i === 0 ? ' --- |' : ' ---: |')).join('')}`);
};

// what is pushed
const pushed = join(work, 'pushed');
await buildAll({ quiet: true, out: pushed });
const scripts = ['addon.js', 'functions.js', 'kit.js'].map((name) => join(pushed, name));
const parts = join(work, 'parts.js');
writeFileSync(parts, partsScript());
const empty = join(work, 'empty.js');
writeFileSync(empty, 'function empty() {}');

say('# What it costs');
say();
say(
  `Printed by \`npm run bench\`: Node ${process.version}, ${cpus().length} cores (${cpus()[0].model.trim()}); milliseconds of the processor that the computing thread has for the first call in a fresh realm of a fresh process (beside DuckDB by the clock), median of ${TIMES} (of ${BIG} at 800,000 rows). Apps Script itself is not measured. Rows: 12 columns with date cells.`,
);

heads('What is pushed', 'file', 'bytes', 'budget', 'ratio');
const size = (file) => statSync(file).size;
const names = ['kit.js', 'functions.js', 'addon.js', 'Sidebar.html'];
for (const name of names)
  say(
    `| ${name} | ${size(join(pushed, name))} | ${name === 'Sidebar.html' ? `150000 | ${(size(join(pushed, name)) / 150000).toFixed(2)}` : '– | –'} |`,
  );
const together = names.slice(0, 3).reduce((sum, name) => sum + size(join(pushed, name)), 0);
say(`| every .js together | ${together} | 120000 | ${(together / 120000).toFixed(2)} |`);

heads('Cold start', 'what', 'ms', 'budget', 'ratio');
const alone = measured('load', { files: [empty] });
row('an empty function', alone);
row('loading all that is pushed adds', measured('load', { files: [empty, ...scripts] }) - alone, 5);

say();
say(
  `Memory in use after loading: ${(measured('memory', { files: [empty, ...scripts] }) - measured('memory', { files: [empty] })).toFixed(1)} MB more than with an empty function.`,
);

heads('Rows to columns', 'what', 'ms', 'budget', 'ratio');
const NEEDED = ['outcome', 'created', 'close', 'amount', 'owner', 'source', 'customer'];
const ALL = [...NEEDED, 'deal id', 'deal name', 'stage', 'product', 'region'];
for (const n of [1e3, 1e4, 1e5, 8e5]) {
  const times = n > 1e5 ? BIG : TIMES;
  const label = n.toLocaleString('en');
  row(
    `${label} rows, the fields of SALES, WINRATE, CAC`,
    measured('columns', { n, fields: NEEDED, files: [parts] }, times),
    n === 1e5 ? 100 : n === 8e5 ? 800 : 0,
  );
  row(
    `${label} rows, every field with its problems`,
    measured('columns', { n, fields: ALL, withProblems: true, files: [parts] }, times),
    n === 1e5 ? 300 : n === 8e5 ? 2400 : 0,
  );
}

for (const [fields, withProblems, what, budget] of [
  [NEEDED, false, 'the fields of SALES, WINRATE, CAC', 100],
  [ALL, true, 'every field with its problems', 300],
])
  row(
    `100,000 rows, dates and amounts as text, ${what}`,
    measured('columns', { n: 1e5, fields, withProblems, written: true, files: [parts] }),
    budget,
  );

heads('Facts, 100,000 rows read already', 'fact', 'ms', 'budget', 'ratio');
const PER_CUSTOMER = /customer|purchases|lives|repeats|activity|heldOut|sinceFirst|firstYear|bought|pairs/i;
for (const name of FACTS) {
  const asked = { n: 1e5, name, files: [parts] };
  // the rows hold deals, stages and spend: facts of other tables are not measured
  if (child('child.mjs', ['fact', JSON.stringify(asked)]) === null) continue;
  row(name, measured('fact', asked), PER_CUSTOMER.test(name) ? 50 : 10);
}

heads('Whole cells, through the pushed files', 'cell', 'ms', 'budget', 'ratio');
const CELLS = [
  ['SALES', ['DEALS', 'SETTINGS'], [], 130],
  ['CAC', ['DEALS', 'SPEND', 'SETTINGS'], [], 250],
  ['CLV', ['DEALS', 'SETTINGS'], ['basis = historic'], 300],
];
for (const n of [1e3, 1e4, 1e5, 8e5])
  for (const [name, tables, words, budget] of CELLS)
    row(
      `=${name}(${[...tables, ...words.map((word) => `"${word}"`)].join(';')}), ${n.toLocaleString('en')} rows`,
      measured('cell', { n, name, tables, words, files: scripts }, n > 1e5 ? BIG : TIMES),
      n === 1e5 ? budget : 0,
    );

// beside DuckDB
if (!existsSync(join(here, 'node_modules/@duckdb/node-api'))) {
  // not `npm ci`: it wants the binaries of every platform, and a registry need not carry those of others
  spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: here, stdio: 'inherit' });
}
const list = QUESTIONS.map(([, name, by, options]) => [name, by, options]);
heads(
  'Fourteen questions over the same rows in memory, both cold, in one run',
  'rows',
  'Dealsheet, ms',
  'DuckDB, ms',
  'of it appending',
  'ratio',
);
for (const n of [1e3, 1e4, 1e5, 8e5]) {
  const runs = repeat(n > 1e5 ? BIG : Math.min(5, TIMES), () => [
    child('child.mjs', ['questions', JSON.stringify({ n, list, files: [parts] })]),
    child('duckdb.mjs', [JSON.stringify({ n })]),
  ]);
  const apart = differences(QUESTIONS, runs[0][0].answers, runs[0][1].answers);
  if (apart.length > 0) throw new Error(`the answers differ at ${n} rows: ${apart.join('; ')}`);
  const [ours, theirs] = [median(runs.map(([a]) => a.ms)), median(runs.map(([, b]) => b.ms))];
  say(
    `| ${n.toLocaleString('en')} | ${ms(ours)} | ${ms(theirs)} | ${ms(median(runs.map(([, b]) => b.loaded)))} | ${(ours / theirs).toFixed(2)} |`,
  );
}
say();
say(
  `The answers agree to 1e-9: ${QUESTIONS.map(([title]) => title).join(', ')}. Dealsheet's time holds reading the cells, DuckDB's opening the database and appending in chunks; ours adds intervals, evidence and what was left out, which the SQL does not.`,
);
// what the other measurements found stands behind, and stays
const results = join(here, '..', 'RESULTS.md');
const others = /^## Sales cycle[^]*/m.exec(readFileSync(results, 'utf8'))?.[0] ?? '';
writeFileSync(results, `${lines.join('\n')}\n\n${others}`);
