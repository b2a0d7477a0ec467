/**
 * Pipeline: `npm run bench -- pipeline` times every function of the sales cycle and the pipeline on 100,000 deals with
 * 250,000 stage rows, each in a fresh process, after its tables are parsed. `npm run bench -- pipeline --calibration`
 * holds what cells say that 500 simulated teams will win against what they won, and draws docs/pictures/weighted-pipeline.svg.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const DEALS = 100000;
const RUNS = Number(process.argv.find((arg) => arg.startsWith('--runs='))?.slice(7) ?? 3);
const BUDGET = 50;

async function load(contents) {
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: here, loader: 'ts' },
    bundle: true,
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** Lehmer's minimal standard generator (Park & Miller 1988). */
function randomOf(seed) {
  let state = seed * 7919 + 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

const iso = (day) => new Date(Date.UTC(2023, 0, 1 + day)).toISOString().slice(0, 10);

/** 100,000 deals of three years in five stages, some 250,000 stage rows, a log of 50,000 changes, a goal. */
function tables() {
  const next = randomOf(1);
  const names = ['Lead', 'Demo', 'Offer', 'Contract', 'Signature'];
  const deals = [
    [
      'Deal ID',
      'Amount',
      'Status',
      'Stage',
      'Created',
      'Close date',
      'Expected close',
      'Owner',
      'Product',
      'Lost reason',
    ],
  ];
  const stages = [['Deal ID', 'Stage', 'Entered']];
  const changes = [['Deal ID', 'Field', 'Old', 'New', 'Date']];
  const today = 1095;
  for (let i = 0; i < DEALS; i++) {
    const id = `D-${i}`;
    const created = Math.floor(next() * today);
    let day = created;
    let end = '';
    let at = 0;
    while (end === '') {
      stages.push([id, names[at], iso(day)]);
      day += Math.floor(-20 * Math.log(1 - next()));
      if (day > today) end = 'Open';
      else if (next() > 0.72) end = 'Lost';
      else if (++at === names.length) end = 'Won';
    }
    const isOpen = end === 'Open';
    const amount = Math.round(Math.exp(8 + next()));
    deals.push([
      id,
      amount,
      end,
      isOpen ? names[at] : `Closed ${end}`,
      iso(created),
      isOpen ? '' : iso(day),
      iso(day + 20),
      `Owner ${i % 20}`,
      `Product ${i % 7}`,
      end === 'Lost' ? `Reason ${i % 5}` : '',
    ]);
    if (i % 2 === 0 && day - created > 4)
      changes.push([id, 'amount', String(amount - 50), String(amount), iso(created + 3)]);
  }
  const goals = [
    ['Metric', 'Period', 'Target'],
    ['Sales', '2026-Q1', 8e7],
  ];
  const settings = [
    ['Setting', 'Value'],
    ['As-of day', iso(today)],
    ['Time zone', 'UTC; +0'],
  ];
  return { deals, stages, changes, goals, settings };
}

/** The functions with the tables and words that they are timed with. */
const CALLS = [
  ['WINRATE', 'deals'],
  ['WINRATE', 'deals', 'within = 90 days', 'owner'],
  ['SALESCYCLE', 'deals', 'basis = censored', 'owner'],
  ['SALESVELOCITY', 'deals', 'owner'],
  ['PIPELINE', 'deals', 'stage'],
  ['WEIGHTEDPIPELINE', 'deals', 'owner'],
  ['WEIGHTEDPIPELINE', 'deals', 'stages', 'owner'],
  ['PIPELINECOVERAGE', 'deals', 'goals', '2026-Q1'],
  ['TIMEINSTAGE', 'deals', 'stages'],
  ['STAGECONVERSION', 'deals', 'stages'],
  ['BOTTLENECK', 'deals', 'stages'],
  ['STALLED', 'deals', 'stages'],
  ['LOSSREASONS', 'deals'],
  ['PIPELINECHANGES', 'deals', 'changes', 'this quarter'],
  ['SLIPRATE', 'deals', 'changes', 'this quarter'],
];

/**
 * Milliseconds that the thread which computes has had the processor for: what the call would take by the clock on a machine
 * that does nothing else. The engine's own helpers (clearing memory, making code fast) run beside it; other systems than
 * Linux tell only the time of all together.
 */
function threadMs() {
  const file = `/proc/self/task/${process.pid}/schedstat`;
  if (existsSync(file)) return Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Calls in this process: the first reads the tables, later ones find them read; the first, the second, the median of three more. */
async function time(at) {
  const { readArguments, ask, cutOf, CATALOGUE } = await load(`
    export { readArguments } from '../../src/question/arguments';
    export { ask, cutOf } from '../../src/answers/ask';
    export { METRICS as CATALOGUE } from '../../src/metrics/all.generated';`);
  const all = tables();
  const [name, ...args] = CALLS[at];
  const fault = () => {
    throw new Error('asked a service');
  };
  const given = [...args.map((arg) => all[arg] ?? arg), all.settings];
  const question = readArguments(name, given, { today: fault, zone: fault, tables: fault });
  const def = CATALOGUE.find((each) => each.name === name);
  const usual = typeof def.usualBy === 'string' && question.by === null ? [{ field: def.usualBy }] : question.by;
  const asked = { ...question, by: usual };
  const run = () => {
    const start = threadMs();
    ask(def, asked, CATALOGUE, cutOf(asked));
    return threadMs() - start;
  };
  const [first, second, ...later] = [run(), run(), run(), run(), run()];
  console.log(JSON.stringify([first, second, later.sort((a, b) => a - b)[1]]));
}

function bench() {
  console.log(
    `${DEALS.toLocaleString('en')} deals with their stages; processor time of the computing thread in ms, medians of ${RUNS} fresh processes`,
  );
  console.log('| call | with reading | after | warm |\n| --- | ---: | ---: | ---: |');
  for (const [at, [name, ...args]] of CALLS.entries()) {
    const runs = Array.from({ length: RUNS }, () => {
      const { stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), `--call=${at}`], {
        encoding: 'utf8',
      });
      if (!stdout) throw new Error(stderr);
      return JSON.parse(stdout);
    });
    const median = (k) => runs.map((run) => run[k]).sort((a, b) => a - b)[RUNS >> 1];
    const words = args.filter((arg) => !/^(deals|stages|changes|goals)$/.test(arg)).join('; ');
    const tables = args.filter((arg) => /^(deals|stages|changes|goals)$/.test(arg)).map((arg) => arg.toUpperCase());
    const call = `=${name}(${[...tables, 'SETTINGS', ...(words ? words.split('; ').map((word) => `"${word}"`) : [])].join(';')})`;
    const [first, second, warm] = [0, 1, 2].map((k) => median(k).toFixed(0));
    console.log(
      `| ${call} | ${first} | ${second}${second > BUDGET ? ' *' : ''} | ${warm}${warm > BUDGET ? ' *' : ''} |`,
    );
  }
  console.log(`* over ${BUDGET}`);
}

/** Chances that cells say of the open deals of 500 teams against what became of them, by tenth; in total by amount. */
async function calibration() {
  const { stagedTeam, run, CATALOGUE } = await load(`
    export { stagedTeam } from '../../src/models/pipeline/testing/stagedTeam';
    export { run } from '../../src/cells/run';
    export { METRICS as CATALOGUE } from '../../src/metrics/all.generated';`);
  const fault = () => {
    throw new Error('asked a service');
  };
  const names = ['Lead', 'Demo', 'Offer', 'Contract'];
  const found = [];
  for (const hasStages of [true, false]) {
    const [cases, dead] = [[], []];
    let [said, won, flat] = [0, 0, 0];
    for (let seed = 1; seed <= 500; seed++) {
      const { deals, today } = stagedTeam(seed);
      const rows = deals.map(({ created, closed, amount, outcome }, i) => {
        const end = ['Open', 'Won', 'Lost'][outcome];
        return [`D${i}`, end, iso(created), closed === null ? '' : iso(closed), amount];
      });
      const stages = deals.flatMap(({ path }, i) => path.map(([stage, day]) => [`D${i}`, names[stage], iso(day)]));
      const tables = [
        [['Deal ID', 'Status', 'Created', 'Close date', 'Amount'], ...rows],
        ...(hasStages ? [[['Deal ID', 'Stage', 'Entered'], ...stages]] : []),
        [
          ['Setting', 'Value'],
          ['As-of day', iso(today)],
          ['Time zone', 'UTC; +0'],
        ],
      ];
      const args = [...tables, 'by [Deal ID]', 'status = Open'];
      const [head, ...answers] = run('WEIGHTEDPIPELINE', args, { today: fault, zone: fault, tables: fault }, CATALOGUE);
      const at = (row, name) => row[head.indexOf(name)];
      const count = (outcome) => deals.filter((deal) => deal.outcome === outcome).length;
      const rate = count(1) / (count(1) + count(2));
      for (const row of answers) {
        const deal = deals[Number(String(row[0]).slice(1))];
        const chance = Number(at(row, 'Deals to win'));
        (at(row, 'Older than any closed') > 0 ? dead : cases).push([chance, Number(deal.isWonLater), seed]);
        said += Number(at(row, 'Weighted pipeline'));
        flat += rate * deal.amount;
        won += deal.isWonLater ? deal.amount : 0;
      }
    }
    cases.sort((a, b) => a[0] - b[0]);
    const mean = (part, k) => part.reduce((sum, each) => sum + each[k], 0) / part.length;
    const tenths = Array.from({ length: 10 }, (_, t) => {
      const part = cases.slice(Math.floor((t * cases.length) / 10), Math.floor(((t + 1) * cases.length) / 10));
      // deals of one team share its luck
      const teams = new Map();
      for (const [p, seen, team] of part) teams.set(team, (teams.get(team) ?? 0) + seen - p);
      const error = Math.sqrt(Array.from(teams.values()).reduce((sum, off) => sum + off * off, 0)) / part.length;
      return { p: mean(part, 0), seen: mean(part, 1), n: part.length, error };
    });
    console.log(hasStages ? 'by stage and age' : 'by age alone');
    console.log(
      `total said ÷ won ${(said / won).toFixed(3)}; by the flat rate ${(flat / won).toFixed(3)}; ${cases.length} open deals`,
    );
    console.log(`${dead.length} older than any that closed: said 0, won ${mean(dead, 1).toFixed(4)}`);
    for (const { p, seen, n, error } of tenths)
      console.log(`| ${p.toFixed(3)} | ${seen.toFixed(3)} | ${error.toFixed(3)} | ${n}`);
    found.push(tenths);
  }
  const file = join(here, '../../docs/pictures/weighted-pipeline.svg');
  writeFileSync(file, picture(found[0]));
  console.log(file);
}

/** Said against won, a dot for each tenth with its 95 % limits, on the line where both agree. */
function picture(tenths) {
  const [size, edge, most] = [420, 48, 0.8];
  const x = (v) => (edge + (v / most) * (size - edge - 16)).toFixed(1);
  const y = (v) => (size - edge - (v / most) * (size - edge - 16)).toFixed(1);
  const ticks = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8];
  const text = (at, to, words, more = '') => `<text x="${at}" y="${to}" ${more}>${words}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}" font-family="sans-serif" font-size="12" fill="#202124">
<rect width="${size}" height="${size}" fill="#ffffff"/>
${ticks
  .map(
    (tick) =>
      `<path d="M${x(tick)} ${y(0)}V${y(most)}M${x(0)} ${y(tick)}H${x(most)}" stroke="#e0e0e0" fill="none"/>
${text(x(tick), size - edge + 16, Math.round(tick * 100) + ' %', 'text-anchor="middle"')}
${text(edge - 6, Number(y(tick)) + 4, Math.round(tick * 100) + ' %', 'text-anchor="end"')}`,
  )
  .join('\n')}
<path d="M${x(0)} ${y(0)}L${x(most)} ${y(most)}" stroke="#999999" stroke-dasharray="4 4" fill="none"/>
${tenths
  .map(
    ({ p, seen, error }) =>
      `<path d="M${x(p)} ${y(Math.max(0, seen - 1.96 * error))}V${y(Math.min(most, seen + 1.96 * error))}" stroke="#0072B2" stroke-width="2"/><circle cx="${x(p)}" cy="${y(seen)}" r="4" fill="#0072B2"/>`,
  )
  .join('\n')}
${text(size / 2, size - 10, 'chance as said', 'text-anchor="middle"')}
${text(14, size / 2, 'share that was won', `text-anchor="middle" transform="rotate(-90 14 ${size / 2})"`)}
</svg>
`;
}

const call = process.argv.find((arg) => arg.startsWith('--call='));
if (call) await time(Number(call.slice(7)));
else if (process.argv.includes('--calibration')) await calibration();
else bench();
