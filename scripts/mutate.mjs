// Breaks the add-on in one place at a time (test/mutants/mutants.json) and asks the tests named there whether they notice.
// node scripts/mutate.mjs [id …]   runs those, or all; writes test/mutants/caught.json and docs/mutations.md.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const listed = join(root, 'test/mutants/mutants.json');
const caughtFile = join(root, 'test/mutants/caught.json');
const mutants = JSON.parse(readFileSync(listed, 'utf8'));

/** The repository's files in a folder of their own, so that nothing here is ever broken. */
function copied() {
  const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root }).toString().split('\n');
  for (const file of files.filter((each) => each && existsSync(join(root, each)))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** The tests of some files that fail in a folder, as `file: name`. */
function failing(folder, tests) {
  const results = join(folder, 'results.json');
  rmSync(results, { force: true });
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const args = [jest, '-w', '1', '--json', `--outputFile=${results}`, ...tests];
  const run = spawnSync('node', args, { cwd: folder, encoding: 'utf8', maxBuffer: 1e9 });
  if (!existsSync(results))
    throw new Error(`jest wrote nothing (${run.signal ?? run.status}): ${run.stderr.slice(-600)}`);
  return JSON.parse(readFileSync(results, 'utf8')).testResults.flatMap(({ name, assertionResults, message }) => {
    const file = name.slice(name.indexOf(folder) + folder.length + 1);
    if (message && assertionResults.length === 0) return [`${file} does not run`];
    return assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => `${file}: ${fullName}`);
  });
}

const build = (folder) => spawnSync('node', ['scripts/build.mjs'], { cwd: folder, encoding: 'utf8' });
const red = new Map();

/** @returns the first test that fails because of the fault, what else says no, or null where nobody noticed */
function noticed(folder, { tests }, isWhole) {
  const built = build(folder);
  if (built.status !== 0) return `the build: ${built.stderr.trim().split('\n')[0].slice(0, 120)}`;
  const found = failing(folder, tests);
  const key = tests.join(' ');
  // what fails without the fault too has noticed nothing
  if (found.length > 0 && !red.has(key))
    red.set(
      key,
      isWhole(() => (build(folder), failing(folder, tests))),
    );
  return found.find((each) => !red.get(key).includes(each)) ?? null;
}

function printPage(caught) {
  const cell = (text) => text.replace(/\|/g, '\\|').replace(/</g, '&lt;');
  const rows = mutants.map(({ id, what }) => `| ${id} | ${cell(what)} | ${cell(caught[id] ?? 'not yet asked')} |`);
  const page = `# Mutations

The add-on is broken in one place at a time, and a test that was there anyway notices. R1–R25 are the rules that follow from
how Sheets and Apps Script behave, P the known pains that code can commit, M mistakes of our own. Of the pains, storms of
calls are R13, fields and private members R2, dates on their way to the sidebar R22, commas in formulas R14, required
parameters R12; menus that wait for a reload, disabled add-ons, deployments, libraries and exports to other formats are no
matter of code, and pie charts, rotated texts and copied protections are not used. \`node scripts/mutate.mjs\` runs them
again, in a copy of the repository; the list is \`test/mutants/mutants.json\`. This page is printed.

| id | what is broken | noticed by |
| -- | -------------- | ---------- |
${rows.join('\n')}
`;
  writeFileSync(join(root, 'docs/mutations.md'), page);
  spawnSync('npx', ['prettier', '--write', '--log-level', 'warn', 'docs/mutations.md', 'test/mutants'], { cwd: root });
}

const wanted = process.argv.slice(2);
const missed = [];
for (const mutant of mutants.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
  const folder = copied();
  try {
    const path = join(folder, mutant.file);
    const whole = readFileSync(path, 'utf8');
    if (whole.split(mutant.replace).length !== 2)
      throw new Error(`${mutant.id}: ${mutant.file} has not exactly one ${mutant.replace}`);
    const broken = whole.split(mutant.replace).join(mutant.by);
    writeFileSync(path, broken);
    const by = noticed(folder, mutant, (ask) => {
      writeFileSync(path, whole);
      const answer = ask();
      writeFileSync(path, broken);
      return answer;
    });
    if (by === null) missed.push(mutant.id);
    console.log(`${mutant.id}: ${by ?? 'NOBODY NOTICED'}`);
    const caught = existsSync(caughtFile) ? JSON.parse(readFileSync(caughtFile, 'utf8')) : {};
    writeFileSync(caughtFile, JSON.stringify({ ...caught, [mutant.id]: by ?? 'nobody' }, null, 2) + '\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
printPage(existsSync(caughtFile) ? JSON.parse(readFileSync(caughtFile, 'utf8')) : {});
if (missed.length > 0) {
  console.log(`Nobody noticed ${missed.join(', ')}`);
  process.exit(1);
}
