/**
 * An offline judge of GoogleSQL: Google's own analyser and reference engine (ZetaSQL), run as a local service on
 * 127.0.0.1 over tables handed to it. The text that is judged is the text that BigQuery gets; nothing translates it.
 *
 * A test tool with its own lock file: `node test/googlesql/install.mjs`. Where it differs from BigQuery it mostly
 * refuses more, since its functions are those of late 2023; but it forgives letter case in table names and BigQuery
 * does not. APPROX_… functions are analysed and cannot be run. A request holds at most 4 MiB.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { columnsOf, request, rowsOf } from './wire';
import type { AnalyzeReply, Column, EvaluateReply, Params, Tables, Value } from './wire';

export type { Column, Param, Params, ScalarType, Table, Tables, Value } from './wire';

export interface Judge {
  /** The columns that a query answers with. Throws Google's message where the query is not valid. */
  analyse(sql: string, tables: Tables, params: Params): Promise<{ columns: Column[] }>;
  /**
   * Analyses one query and executes it; without ORDER BY the order of the rows means nothing. Throws Google's message,
   * for errors at run time too (division by zero).
   */
  run(sql: string, tables: Tables, params: Params): Promise<{ columns: string[]; rows: Value[][] }>;
  close(): void;
}

const FOLDER = import.meta.dirname;
const LIBRARY = join(FOLDER, 'node_modules/@fivetrandevelopers/zetasql/lib/zetasql');
/** Per platform the service's file, and the system's loader that it needs (which a Linux without glibc lacks). */
const PLATFORMS: Record<string, readonly [service: string, loader: string] | undefined> = {
  'linux-x64': ['remote_server.so', '/lib64/ld-linux-x86-64.so.2'],
  'linux-arm64': ['remote_server_arm.so', '/lib/ld-linux-aarch64.so.1'],
  'darwin-x64': ['remote_server', '/usr/lib/dyld'],
  'darwin-arm64': ['remote_server_arm', '/usr/lib/dyld'],
};
const [service, loader] = PLATFORMS[`${process.platform}-${process.arch}`] ?? [];
const supported = loader !== undefined && existsSync(loader);

/** Is the judge installed, and does its binary exist for this machine? */
export function available(): boolean {
  return (
    supported && [join(LIBRARY, service!), join(FOLDER, 'node_modules/@grpc/grpc-js')].every((path) => existsSync(path))
  );
}

/** Why `available()` is false: one sentence for the notice of skipped tests. */
export const WHY_NOT = supported
  ? 'GoogleSQL is not judged here: `node test/googlesql/install.mjs` installs the judge (354 MB, once).'
  : `GoogleSQL is not judged here: the judge has no binary for this machine (${process.platform} ${process.arch}).`;

/**
 * `describe` with a judge that is open during the tests. Where there is none the tests are skipped and one sentence
 * says why; with CI=true they fail.
 */
export function describeJudged(title: string, tests: (judge: () => Judge) => void): void {
  let judge: Judge | undefined;
  const must = available() || process.env.CI === 'true';
  if (!must) process.stderr.write(`${WHY_NOT} Skipped: ${title}.\n`);
  (must ? describe : describe.skip)(title, () => {
    beforeAll(async () => {
      judge = await openJudge();
    });
    afterAll(() => judge?.close());
    tests(() => judge!);
  });
}

/** Runs the service until standard input ends: at `close()`, or when this process ends in whatever way. */
const SERVE = 'exec 3<&0; (read -r _ <&3; kill -9 $$) & exec "$0" "$@" 3<&-';

/** Starts the service, in about half a second. */
export async function openJudge(): Promise<Judge> {
  if (!available()) throw new Error(WHY_NOT);
  const port = await freePort();
  // Third-party native code, so it is given no environment.
  const child = spawn('/bin/sh', ['-c', SERVE, join(LIBRARY, service!), '127.0.0.1', String(port)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    env: {},
  });
  child.unref();
  const client = connect(port);
  const close = () => {
    client.close();
    child.stdin.end();
  };
  try {
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) =>
        reject(new Error(`The GoogleSQL service ended at its start: ${signal ?? code}`)),
      );
      client.waitForReady(Date.now() + 30000, (error) => (error ? reject(error) : resolve()));
    });
  } catch (error) {
    close();
    throw error;
  }
  const call = <R>(method: 'analyze' | 'evaluateQuery', message: object) =>
    new Promise<R>((resolve, reject) => {
      const deadline = Date.now() + 120000;
      client[method](message, { deadline }, (error, reply) =>
        error ? reject(new Error(error.details)) : resolve(reply as R),
      );
    });
  const analyse: Judge['analyse'] = async (...query) => ({
    columns: columnsOf(await call<AnalyzeReply>('analyze', request(...query))),
  });
  const run: Judge['run'] = async (...query) => {
    const { columns } = await analyse(...query);
    const rows = rowsOf(columns, await call<EvaluateReply>('evaluateQuery', request(...query, true)));
    return { columns: columns.map(({ name }) => name), rows };
  };
  return { analyse, run, close };
}

type Call = (
  message: object,
  options: { deadline: number },
  done: (error: { details: string } | null, reply?: unknown) => void,
) => void;
interface Client {
  analyze: Call;
  evaluateQuery: Call;
  waitForReady(deadline: number, done: (error?: Error) => void): void;
  close(): void;
}

/** The service's client; its packages are those of this folder, which the root install lacks. */
function connect(port: number): Client {
  const load = createRequire(join(FOLDER, 'package.json'));
  const grpc = load('@grpc/grpc-js');
  const settings = { includeDirs: [join(LIBRARY, 'protos')], longs: String, enums: String };
  const messages = load('@grpc/proto-loader').loadSync('local_service.proto', settings);
  const { ZetaSqlLocalService } = grpc.loadPackageDefinition(messages).zetasql.local_service;
  return new ZetaSqlLocalService(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), {
    'grpc.enable_http_proxy': 0,
    'grpc.max_receive_message_length': -1,
    'grpc.initial_reconnect_backoff_ms': 100,
    'grpc.max_reconnect_backoff_ms': 100,
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
