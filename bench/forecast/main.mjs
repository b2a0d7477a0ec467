/**
 * Scores the forecaster: `npm run bench -- forecast [file.json]`, the file a list of {train, test, period}; without one,
 * on generated series. The last line printed is JSON. `--multipliers` prints, for each length class, the multipliers of the
 * spread that would have held 80 and 95 %.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import vm from 'node:vm';
import { buildSync } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const EACH = 100;
const CLASSES = [
  ['under 12', 0, 12],
  ['12 to 29', 12, 30],
  ['30 to 47', 30, 48],
  ['48 and more', 48, Infinity],
];

async function load() {
  const contents = `
    export { generate } from './generate';
    export { standardTheta } from './standardTheta';
    export { forecast } from '../../src/models/forecast/forecast';
    export { multipliers } from '../../src/models/forecast/spread';`;
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: here, loader: 'ts' },
    bundle: true,
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

const sum = (list) => list.reduce((a, b) => a + b, 0);
const mean = (list) => (list.length ? sum(list) / list.length : NaN);

/** Mean absolute seasonal change of the training data; from one value to the next where that is zero or not seen. */
function scaleOf(train, period) {
  for (const lag of [period, 1]) {
    const changes = train.slice(lag).map((v, i) => Math.abs(v - train[i]));
    if (sum(changes) > 0) return mean(changes);
  }
  return NaN;
}

const smape = (test, f) =>
  mean(test.map((v, h) => (v === f[h] ? 0 : (200 * Math.abs(v - f[h])) / (Math.abs(v) + Math.abs(f[h])))));
const mae = (test, f) => mean(test.map((v, h) => Math.abs(v - f[h])));

/** A series of a file as numbers: what is missing is a period without sales, a cycle that is not told is none. */
function readSeries({ kind, train, test, period }) {
  const numbers = (list) => (Array.isArray(list) ? list.map((v) => (Number.isFinite(Number(v)) ? Number(v) : 0)) : []);
  return { kind, train: numbers(train), test: numbers(test), period: period >= 1 ? Math.round(period) : 1 };
}

/** One series: the scores of the combination and its members, and for each period ahead whether the intervals held. */
function score({ kind = 'file', train, test, period }, { forecast, multipliers, standardTheta }) {
  if (test.length === 0) return null;
  const started = performance.now();
  const f = forecast(train, period, test.length);
  const seconds = (performance.now() - started) / 1000;
  if (typeof f === 'string') return null;
  const scale = scaleOf(train, period);
  const [, , ninetyFive] = multipliers(train.length);
  return {
    kind,
    n: train.length,
    smape: smape(test, f.mean),
    mase: mae(test, f.mean) / scale,
    seconds,
    alone: [...f.members, { name: 'Standard theta, the yardstick', ...standardTheta(train, period, test.length) }].map(
      (m) => [m.name.replace(/\d+/, 'cycle'), smape(test, m.mean), mae(test, m.mean) / scale],
    ),
    msis: mean(
      test.map((v, h) => {
        const outside = Math.max(0, f.low95[h] - v) + Math.max(0, v - f.high95[h]);
        return (f.high95[h] - f.low95[h] + (2 / 0.05) * outside) / scale;
      }),
    ),
    steps: test.map((v, h) => ({
      third: Math.floor((3 * h) / test.length),
      in80: v >= f.low80[h] && v <= f.high80[h],
      in95: v >= f.low95[h] && v <= f.high95[h],
      distance: Math.abs(v - f.mean[h]) / ((f.high95[h] - f.mean[h]) / ninetyFive),
    })),
  };
}

const cell = (v, width, digits) => (Number.isFinite(v) ? v.toFixed(digits) : '–').padStart(width);

function table(title, groups) {
  console.log(`\n${title.padEnd(32)} series   sMAPE    MASE    MSIS   80 % by thirds of the horizon   95 %`);
  for (const [name, list] of groups) {
    if (!list.length) continue;
    const steps = list.flatMap((s) => s.steps);
    const held = (key) =>
      [0, 1, 2].map((t) => cell(100 * mean(steps.filter((s) => s.third === t).map((s) => s[key])), 6, 1)).join('');
    const all = (key) => cell(100 * mean(steps.map((s) => s[key])), 6, 1);
    console.log(
      name.padEnd(32),
      String(list.length).padStart(6),
      cell(mean(list.map((s) => s.smape)), 7, 2),
      cell(mean(list.map((s) => s.mase).filter(Number.isFinite)), 7, 3),
      cell(mean(list.map((s) => s.msis).filter(Number.isFinite)), 7, 2),
      `  ${held('in80')} |${all('in80')}     ${held('in95')} |${all('in95')}`,
    );
  }
}

/** What a cell pays: the first call on 60 months, each in a fresh realm of a fresh process; the medians of nine series. */
function firstCalls(series) {
  const { outputFiles } = buildSync({
    stdin: {
      contents: `export { forecast } from '../../src/models/forecast/forecast';`,
      resolveDir: here,
      loader: 'ts',
    },
    bundle: true,
    format: 'iife',
    globalName: 'Forecasts',
    target: 'es2019',
    minify: true,
    inject: [join(here, '../../scripts/globals.js')],
    define: { NaN: 'NAN' },
    write: false,
  });
  const script = outputFiles[0].text;
  const runs = series.map(({ train }) => {
    const input = JSON.stringify({ script, values: train.slice(-60) });
    const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--one'], { input });
    return JSON.parse(String(child.stdout));
  });
  const median = (key) => runs.map((run) => run[key]).sort((a, b) => a - b)[runs.length >> 1];
  console.log(
    `\nfirst call, 60 months with the back-test, six ahead: ${median('ms').toFixed(0)} ms, ${median('cpu').toFixed(0)} of the processor (budget 150)`,
  );
}

function one() {
  const { script, values } = JSON.parse(readFileSync(0, 'utf8'));
  const context = vm.createContext({ values });
  vm.runInContext(script, context);
  const [started, used] = [performance.now(), process.cpuUsage()];
  vm.runInContext('Forecasts.forecast(values, 12, 6)', context);
  const { user, system } = process.cpuUsage(used);
  console.log(JSON.stringify({ ms: performance.now() - started, cpu: (user + system) / 1000 }));
}

/** @param {string[]} args an optional file, and `--multipliers` */
export async function main(args) {
  const file = args.find((a) => !a.startsWith('-'));
  const fitting = args.includes('--multipliers');
  const models = await load();
  // the multipliers are fitted on other series than those they are judged by
  const read = file ? JSON.parse(readFileSync(file, 'utf8')) : models.generate(EACH, fitting ? 1 : 2);
  const series = (Array.isArray(read) ? read : Object.values(read).flat()).map(readSeries);
  const scores = series.map((s) => score(s, models)).filter(Boolean);
  const seconds = sum(scores.map((s) => s.seconds));
  if (scores.length < series.length)
    console.log(
      `${series.length - scores.length} of ${series.length} series have no forecast: fewer than five values, or nothing to test it on`,
    );

  const kinds = [...new Set(scores.map((s) => s.kind))];
  table(
    'kind',
    kinds.map((k) => [k, scores.filter((s) => s.kind === k)]),
  );
  const inClass = ([name, from, to]) => [`${name} periods`, scores.filter((s) => s.n >= from && s.n < to)];
  table('length of history', [...CLASSES.map(inClass), ['all', scores]]);

  const rows = scores.flatMap((s) => s.alone);
  console.log('\none method alone                    used   sMAPE    MASE');
  for (const name of new Set(rows.map(([m]) => m))) {
    const own = rows.filter(([m]) => m === name);
    const mases = own.map((r) => r[2]).filter(Number.isFinite);
    console.log(
      name.padEnd(32),
      String(own.length).padStart(7),
      cell(mean(own.map((r) => r[1])), 7, 2),
      cell(mean(mases), 7, 3),
    );
  }
  if (fitting)
    for (const [name, list] of CLASSES.map(inClass)) {
      const d = list.flatMap((s) => s.steps.map((x) => x.distance)).filter(Number.isFinite);
      d.sort((a, b) => a - b);
      console.log(name.padEnd(32), ...[0.8, 0.95].map((q) => cell(d[Math.floor(q * d.length)], 8, 3)));
    }
  const long = series.filter((s) => s.period === 12 && s.train.length >= 60);
  if (!file) firstCalls(long.filter((_, i) => i % Math.floor(long.length / 9) === 0).slice(0, 9));
  const steps = scores.flatMap((s) => s.steps);
  const round = (v) => Math.round(v * 1e4) / 1e4;
  console.log(
    JSON.stringify({
      smape: round(mean(scores.map((s) => s.smape))),
      mase: round(mean(scores.map((s) => s.mase).filter(Number.isFinite))),
      msis: round(mean(scores.map((s) => s.msis).filter(Number.isFinite))),
      coverage80: round(mean(steps.map((s) => s.in80))),
      coverage95: round(mean(steps.map((s) => s.in95))),
      series: scores.length,
      seconds: round(seconds),
    }),
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv[2] === '--one') one();
  else await main(process.argv.slice(2));
}
