// The same rows, in memory, through DuckDB: tables appended in chunks, then every question. Prints JSON.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInThisContext } from 'node:vm';
import { QUESTIONS, VIEWS } from './questions.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { DuckDBInstance, DuckDBDataChunk, DuckDBDateValue, DATE, DOUBLE, INTEGER, VARCHAR } = createRequire(
  import.meta.url,
)('@duckdb/node-api');
const { n } = JSON.parse(process.argv[2]);
runInThisContext(readFileSync(join(here, 'rows.js'), 'utf8'));
const { DEALS, SPEND, STAGES } = globalThis.makeRows(n);

const day = (value) => (value === '' ? null : new DuckDBDateValue(value.getTime() / 864e5));
const same = (value) => value;
const KINDS = { text: [VARCHAR, same], number: [DOUBLE, same], day: [DATE, day], row: [INTEGER, same] };
const SQL_TYPE = { text: 'VARCHAR', number: 'DOUBLE', day: 'DATE', row: 'INTEGER' };
const MOST = 2048; // rows of a chunk

async function append(connection, name, columns, rows) {
  const kinds = columns.map(([, kind]) => KINDS[kind]);
  await connection.run(
    `CREATE TABLE ${name} (${columns.map(([title, kind]) => `${title} ${SQL_TYPE[kind]}`).join(', ')})`,
  );
  const appender = await connection.createAppender(name);
  const types = kinds.map(([type]) => type);
  for (let from = 1; from < rows.length; from += MOST) {
    const to = Math.min(rows.length, from + MOST);
    const chunk = DuckDBDataChunk.create(types, to - from);
    chunk.setColumns(
      kinds.map(([, read], c) => {
        const values = [];
        for (let r = from; r < to; r++) values.push(columns[c][1] === 'row' ? r : read(rows[r][c]));
        return values;
      }),
    );
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

globalThis.gc();
const start = performance.now();
const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
const text = (title) => [title, 'text'];
await append(
  connection,
  'deals',
  [
    text('id'),
    text('name'),
    text('customer'),
    ['amount', 'number'],
    text('status'),
    text('stage'),
    ['created', 'day'],
    ['close', 'day'],
    text('owner'),
    text('product'),
    text('source'),
    text('region'),
  ],
  DEALS,
);
await append(connection, 'spend', [['date', 'day'], text('source'), ['amount', 'number']], SPEND);
await append(connection, 'stages', [text('id'), text('stage'), ['entered', 'day'], ['nr', 'row']], STAGES);
await connection.run(VIEWS);
const loaded = performance.now() - start;
const each = [];
const answers = [];
for (const question of QUESTIONS) {
  const began = performance.now();
  const reader = await connection.runAndReadAll(question[5]);
  answers.push(reader.getRowsJS());
  each.push(performance.now() - began);
}
const ms = performance.now() - start;
console.log(
  JSON.stringify({ ms, loaded, each, answers }, (_, value) => (typeof value === 'bigint' ? Number(value) : value)),
);
