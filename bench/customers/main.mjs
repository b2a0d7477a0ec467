/**
 * Times CLV from a table of won deals to the cell, each run a first call in a fresh process: `npm run bench -- customers
 * [customers…]` (2,357 and 50,000 without any); with `--file purchases.txt` (id, date YYYYMMDD, count, money) on those as
 * seen on 1997-09-30. Prints the median of five, in milliseconds, and beside it what a notebook takes for the same rows
 * (notebook.py with numpy and scipy, where python3 has them).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

const here = dirname(fileURLToPath(import.meta.url));
const KIT = join(here, '../../dist/kit.js');
const args = process.argv.slice(2);
const RUNS = 5;

/** Mulberry32 by Tommy Ettinger (public domain). */
function seeded(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Customers who buy at rates of their own and leave by chance, over three years. */
function simulated(customers) {
  const u = seeded(1);
  const begin = Date.UTC(2023, 0, 1);
  const rows = [];
  for (let c = 0; c < customers; c++) {
    const gap = 30 + 400 * u() * u();
    const leaves = 0.6 * u() * u();
    for (let day = 1000 * u(); day < 1095; day += 1 - gap * Math.log(1 - u())) {
      const date = new Date(begin + Math.floor(day) * 864e5).toISOString().slice(0, 10);
      rows.push([`D-${rows.length}`, `Customer ${c}`, 'Won', date, Math.round(1000 * u()) + 50]);
      if (u() < leaves) break;
    }
  }
  return { rows, asOf: '2025-12-31' };
}

function fromFile(path) {
  const lines = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const rows = lines.map((line, i) => {
    const [id, second, third, fourth, fifth] = line.trim().split(/\s+/);
    const [date, money] = fifth === undefined ? [second, fourth] : [third, fifth];
    return [`P-${i}`, id, 'Won', date.replace(/(....)(..)(..)/, '$1-$2-$3'), Number(money)];
  });
  return { rows, asOf: '1997-09-30' };
}

if (args[0] === '--one') {
  const { rows, asOf } = existsSync(args[1]) ? fromFile(args[1]) : simulated(Number(args[1]));
  const head = ['Deal ID', 'Customer', 'Status', 'Close date', 'Amount'];
  const settings = [
    ['Setting', 'Value'],
    ['As-of day', asOf],
    ['Time zone', 'UTC; +0'],
  ];
  const context = vm.createContext({});
  const scripts = ['kit.js', 'functions.js'].map((file) => readFileSync(join(here, '../../dist', file), 'utf8'));
  for (const text of scripts) vm.runInContext(text, context);
  context.ARGS = [[head, ...rows], settings, ...args.slice(2)];
  const [started, used] = [performance.now(), process.cpuUsage()];
  vm.runInContext('CLV(...ARGS)', context);
  const { user, system } = process.cpuUsage(used);
  console.log(JSON.stringify({ ms: performance.now() - started, cpu: (user + system) / 1000, rows: rows.length }));
} else {
  if (!existsSync(KIT)) throw new Error('Build first: npm run build');
  const file = args[0] === '--file' ? args[1] : null;
  const bases = file ? [file] : args.length > 0 ? args : ['2357', '50000'];
  for (const base of bases) {
    for (const question of [['basis = historic'], [], ['customer']]) {
      const found = Array.from({ length: RUNS }, () => {
        const child = spawnSync(process.execPath, [join(here, 'main.mjs'), '--one', base, ...question]);
        if (child.status !== 0) throw new Error(String(child.stderr));
        return JSON.parse(String(child.stdout));
      }).sort((a, b) => a.ms - b.ms);
      const { ms, cpu, rows } = found[Math.floor(RUNS / 2)];
      const call = `=CLV(DEALS;SETTINGS${question.map((text) => `;"${text}"`).join('')})`;
      console.log(
        `${base.padStart(8)} customers, ${rows} deals  ${call.padEnd(40)} ${ms.toFixed(0).padStart(6)} ms, ${cpu.toFixed(0)} of the processor`,
      );
    }
    const { rows, asOf } = existsSync(base) ? fromFile(base) : simulated(Number(base));
    const input = JSON.stringify({ rows: rows.map((row) => [row[1], row[3], row[4]]), asOf });
    const often = rows.length > 100000 ? 1 : RUNS; // where it takes minutes
    const runs = Array.from({ length: often }, () => {
      const child = spawnSync('python3', [join(here, 'notebook.py')], { input, maxBuffer: 1e8 });
      return child.status === 0 ? JSON.parse(String(child.stdout)) : null;
    });
    const times = runs.filter((run) => run !== null).sort((a, b) => a.ms - b.ms);
    console.log(
      times.length < often
        ? '         a notebook: python3 with numpy and scipy is not here'
        : `${base.padStart(8)} customers, ${rows.length} deals  ${'a notebook with numpy and scipy'.padEnd(40)} ${times[often >> 1].ms.toFixed(0).padStart(6)} ms, ${times[often >> 1].cpu.toFixed(0)} of the processor`,
    );
  }
}
