// One measurement in a fresh realm of a fresh process: child.mjs TASK JSON. Prints JSON.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, Script } from 'node:vm';

const here = dirname(fileURLToPath(import.meta.url));
const [task, json] = process.argv.slice(2);
const asked = JSON.parse(json);
// the time of the processor that this thread has had, where the system tells it, so that other work on the machine does not
// count; it is told when the thread sleeps. Beside DuckDB, which runs several threads, by the clock.
const TOLD = '/proc/self/schedstat';
const nap = new Int32Array(new SharedArrayBuffer(4));
const now =
  task === 'questions' || !existsSync(TOLD)
    ? () => performance.now()
    : () => {
        Atomics.wait(nap, 0, 0, 0.02);
        return Number(readFileSync(TOLD, 'utf8').split(' ')[0]) / 1e6;
      };
// the rows are there before a call begins: what is left of making them is cleared away first
const settle = () => globalThis.gc();
const context = createContext({ now, settle });
const load = (text) => new Script(text).runInContext(context);

if (task === 'memory') {
  const texts = asked.files.map((file) => readFileSync(file, 'utf8'));
  settle();
  const before = process.memoryUsage().heapUsed;
  texts.forEach(load);
  settle();
  console.log(JSON.stringify((process.memoryUsage().heapUsed - before) / 1e6));
} else if (task === 'load') {
  const texts = asked.files.map((file) => readFileSync(file, 'utf8'));
  const start = now();
  texts.forEach(load);
  load('empty()');
  console.log(JSON.stringify(now() - start));
} else {
  load(readFileSync(join(here, 'rows.js'), 'utf8'));
  asked.files.forEach((file) => load(readFileSync(file, 'utf8')));
  load(readFileSync(join(here, 'inside.js'), 'utf8'));
  context.asked = JSON.stringify(asked);
  console.log(load(`JSON.stringify(tasks[${JSON.stringify(task)}](JSON.parse(asked)))`));
}
