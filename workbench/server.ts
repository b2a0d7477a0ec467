import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { basename, extname, join, resolve } from 'node:path';
import type { AddressInfo } from 'node:net';
import { sampleTables } from '../samples/generate';
import type { Setup } from './page/setup';
import { readBuilt } from './realm/read';

export interface Places {
  root: string;
  /** Where the bundled page lies. */
  cache: string;
}

export interface Settings {
  files: string[];
  /** Folder of the built add-on. */
  addon: string | null;
  port: number;
  open: boolean;
  locale: string;
}

const KINDS = ['.csv', '.tsv', '.txt', '.xlsx'];

/**
 * What was asked for on the command line: files, `--port 8080`, `--locale de_DE`, `--addon folder` for another built add-on, `--no-open`.
 * @throws with one sentence for a file that is not there or is of another kind.
 */
export function settingsOf(args: readonly string[]): Settings {
  const settings: Settings = {
    files: [],
    addon: null,
    port: Number(process.env.PORT ?? 0),
    open: !process.env.CI,
    locale: 'en_US',
  };
  for (let i = 0; i < args.length; i++) {
    const arg = args[i];
    if (arg === '--no-open') settings.open = false;
    else if (arg === '--port') settings.port = Number(args[++i]);
    else if (arg === '--locale') settings.locale = String(args[++i]);
    else if (arg === '--addon') settings.addon = resolve(String(args[++i]));
    else if (arg.startsWith('--'))
      throw new Error(`There is no option ${arg}; there are --port, --locale, --addon and --no-open`);
    else {
      if (!existsSync(arg)) throw new Error(`There is no file ${arg}`);
      if (!KINDS.includes(extname(arg).toLowerCase()))
        throw new Error(`${basename(arg)} is of a kind that the workbench does not open; it opens ${KINDS.join(', ')}`);
      settings.files.push(resolve(arg));
    }
  }
  if (settings.files.filter((file) => /\.xlsx$/i.test(file)).length > 0 && settings.files.length > 1)
    throw new Error('Give either one .xlsx or text files, not both');
  return settings;
}

/** No page of ours may load anything from elsewhere, and no other page may talk to us. */
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; connect-src 'self'; frame-ancestors 'none'; form-action 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

/** Serves the workbench. Only requests that name this machine's own address are answered. */
export function serve(settings: Settings, { root, cache }: Places): Promise<Server> {
  const setup: Setup = {
    built: readBuilt(settings.addon ?? join(root, 'dist')),
    files: settings.files.map((file, i) => ({ name: basename(file), url: `/file/${i}` })),
    sample: settings.files.length ? null : sampleTables(),
    locale: settings.locale,
    addonName: settings.addon ? basename(settings.addon) : 'Dealsheet',
  };
  const at = (...path: string[]) => join(root, ...path);
  const pages: Record<string, () => [type: string, body: string | Buffer]> = {
    '/': () => ['text/html; charset=utf-8', readFileSync(at('workbench/page/index.html'))],
    '/page.js': () => ['text/javascript; charset=utf-8', readFileSync(join(cache, 'page.js'))],
    '/style.css': () => ['text/css; charset=utf-8', readFileSync(join(cache, 'style.css'))],
    '/templates.xml': () => [
      'text/xml; charset=utf-8',
      readFileSync(at('node_modules/@odoo/o-spreadsheet/dist/o_spreadsheet.xml')),
    ],
    '/setup.json': () => ['application/json', JSON.stringify(setup)],
    ...Object.fromEntries(
      settings.files.map((file, i) => [
        `/file/${i}`,
        (): [string, Buffer] => ['application/octet-stream', readFileSync(file)],
      ]),
    ),
  };
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const path = (request.url ?? '/').split('?')[0];
    if (![`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host ?? '')) {
      response.writeHead(403).end();
      return;
    }
    const page = request.method === 'GET' && Object.prototype.hasOwnProperty.call(pages, path) ? pages[path] : null;
    if (!page) {
      response.writeHead(404).end();
      return;
    }
    const [type, body] = page();
    response.writeHead(200, { ...HEADERS, 'Content-Type': type }).end(body);
  });
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(settings.port, '127.0.0.1', () => done(server));
  });
}

const openBrowser = (address: string): void => {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', address]
        : ['xdg-open', address];
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.once('error', () => undefined);
  child.unref();
};

/** Starts the workbench and says where it is. */
export async function start(args: readonly string[], places: Places): Promise<void> {
  try {
    const settings = settingsOf(args);
    const server = await serve(settings, places);
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    console.log(`The workbench is open at ${address} (Ctrl+C ends it)`);
    if (settings.open) openBrowser(address);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
