/**
 * Times the fit of the purchase model alone, the first in a fresh realm of a fresh process: `node bench/customers/fit.mjs
 * customers.csv` with one customer a line: repeat purchases, weeks to the last of them, weeks seen, under the headings x, t_x
 * and T. Prints the median of nine and the log-likelihood.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { buildSync } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const RUNS = 9;

/** Customers of a file with the same history together, as the fit takes them. */
function grouped(path) {
  const [head, ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const columns = ['x', 't_x', 'T'].map((name) => head.split(',').indexOf(name));
  const counts = new Map();
  for (const line of lines) {
    const cells = line.split(',');
    const key = columns.map((c) => Number(cells[c])).join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const rows = Array.from(counts.keys(), (key) => key.split(' ').map(Number));
  const column = (c) => Float64Array.from(rows, (row) => row[c]);
  return { x: column(0), tx: column(1), T: column(2), n: Float64Array.from(counts.values()) };
}

const [file, isOne] = process.argv.slice(2);
if (!file) throw new Error('Which file of customers? node bench/customers/fit.mjs customers.csv');
if (isOne) {
  const built = buildSync({
    entryPoints: [join(here, '../../src/models/customer-value/bgnbd.ts')],
    ...{ bundle: true, write: false, format: 'iife', globalName: 'Fit', target: 'es2019', minify: true },
  });
  const context = vm.createContext({ GROUPED: grouped(file) });
  vm.runInContext(built.outputFiles[0].text, context);
  const [started, used] = [performance.now(), process.cpuUsage()];
  const { logLikelihood, customers } = vm.runInContext('Fit.fitBgnbd(GROUPED)', context);
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(used);
  console.log(JSON.stringify({ ms, cpu: (user + system) / 1000, logLikelihood, customers }));
} else {
  const runs = Array.from({ length: RUNS }, () => {
    const child = spawnSync(process.execPath, [join(here, 'fit.mjs'), file, 'one']);
    if (child.status !== 0) throw new Error(String(child.stderr));
    return JSON.parse(String(child.stdout));
  }).sort((a, b) => a.ms - b.ms);
  const { ms, cpu, logLikelihood, customers } = runs[RUNS >> 1];
  console.log(
    `the fit alone, ${customers} customers: ${ms.toFixed(0)} ms, ${cpu.toFixed(0)} of the processor; log-likelihood ${logLikelihood.toFixed(4)}`,
  );
}
