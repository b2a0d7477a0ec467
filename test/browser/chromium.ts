import { existsSync } from 'node:fs';
import { spawn, type ChildProcess } from 'node:child_process';
import type Module from 'node:module';
import { join } from 'node:path';
import type * as Playwright from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import type { Workbook } from '../../workbench/fake/workbook';

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
    ' ',
  );
const NONE = 'No Chromium was found: install one, or say where it is in CHROMIUM_PATH';
const root = join(__dirname, '../..');

/**
 * Playwright as Node itself loads it: inside of jest's own module realm it cannot find the place of an element in a frame.
 */
const loadChromium = (): typeof Playwright.chromium => {
  const outer = process as unknown as { getBuiltinModule?(name: 'module'): typeof Module };
  const load = outer.getBuiltinModule?.('module').createRequire(__filename) ?? require;
  return (load('playwright-core') as typeof Playwright).chromium;
};

/** The browser of this machine, if it has one. */
export const browserPath = PLACES.find((place): place is string => Boolean(place) && existsSync(place!)) ?? null;

/** Tests that need a browser: without one they are skipped, saying so; on CI they fail. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (browserPath) describe(name, tests);
  else if (process.env.CI)
    describe(name, () =>
      test('needs a browser', () => {
        throw new Error(NONE);
      }),
    );
  else describe.skip(`${name} (${NONE})`, tests);
}

/** An open workbench: the server as a user starts it, and a page in a browser. */
export interface Bench {
  page: Page;
  address: string;
  /** Requests that left this machine's own address, which must be none. */
  outside: string[];
  /** Errors that the page threw or printed. */
  errors: string[];
  /** Milliseconds from navigation until the grid stood. */
  readyMs: number;
  /** Moves to a cell, `'Deals!A2'`, as a click would. */
  go(cell: string): Promise<void>;
  /** Types into a cell with the keyboard and presses Enter. */
  type(cell: string, text: string): Promise<void>;
  /** A cell's value; dates as ISO text. */
  value(cell: string): Promise<unknown>;
  values(range: string): Promise<unknown[][]>;
  tabs(): Promise<string[]>;
  /** Clicks through the menu bar by captions. */
  menu(...captions: string[]): Promise<void>;
  close(): Promise<void>;
}

declare const workbench: Workbook;

const startServer = (args: readonly string[]): Promise<{ child: ChildProcess; address: string }> =>
  new Promise((done, failed) => {
    const child = spawn(process.execPath, [join(root, 'workbench/main.mjs'), '--no-open', ...args], { cwd: root });
    let said = '';
    const hear = (data: Buffer): void => {
      said += String(data);
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
      if (address) done({ child, address });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => failed(new Error(`The workbench did not start: ${said}`)));
  });

let browser: Promise<Browser> | null = null;
afterAll(async () => {
  await (await browser)?.close();
  browser = null;
});

/** Starts the workbench with arguments of the command line and opens it. */
export async function openBench(args: readonly string[] = []): Promise<Bench> {
  const { child, address } = await startServer(args);
  browser ??= loadChromium().launch({ executablePath: browserPath!, args: FLAGS });
  const context = await (await browser).newContext({ viewport: { width: 1280, height: 800 }, timezoneId: 'Etc/UTC' });
  const page = await context.newPage();
  const outside: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(?:data|blob|about):/.test(url)) outside.push(url);
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  const began = Date.now();
  await page.goto(address);
  await page.waitForSelector('body[data-ready=yes]', { timeout: 30000 });
  const readyMs = Date.now() - began;

  const go = async (cell: string): Promise<void> => {
    // The corner cell takes the focus; the wanted one may lie under a chart or off the screen. A handle of the cell that
    // was selected may lie over the corner: then a point beside it does.
    const position = await page.evaluate(() => {
      const overlay = document.querySelector('.o-grid-overlay')!;
      const { left, top } = overlay.getBoundingClientRect();
      const isFree = (at: number): boolean => overlay.contains(document.elementFromPoint(left + at, top + at));
      const at = [3, 13, 33, 63].find(isFree) ?? 3;
      return { x: at, y: at };
    });
    await page.locator('.o-grid-overlay').click({ position });
    await page.evaluate((reference) => {
      const { book } = workbench;
      const [name, xc] = reference.includes('!') ? reference.replace(/'/g, '').split('!') : [null, reference];
      const to = name === null ? book.getters.getActiveSheetId() : book.sheetIdOf(name)!;
      const from = book.getters.getActiveSheetId();
      if (to !== from) book.dispatch('ACTIVATE_SHEET', { sheetIdFrom: from, sheetIdTo: to });
      const [, letters, digits] = /^([A-Z]+)(\d+)$/.exec(xc)!;
      const col = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      book.model.selection.selectCell(col, Number(digits) - 1);
      // The editor takes over the new cell when the grid has been painted.
      return new Promise<void>((done) =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 20))),
      );
    }, cell);
  };
  return {
    page,
    address,
    outside,
    errors,
    readyMs,
    go,
    async type(cell, text) {
      await go(cell);
      // the first key opens the editor, which must stand before the others come
      await page.keyboard.type(text.slice(0, 1));
      await page.waitForTimeout(120);
      await page.keyboard.type(text.slice(1));
      await page.keyboard.press('Enter');
      await page.waitForTimeout(50);
    },
    value: (cell) => page.evaluate((one) => JSON.parse(JSON.stringify(workbench.value(one))) as unknown, cell),
    values: (range) => page.evaluate((one) => JSON.parse(JSON.stringify(workbench.values(one))) as unknown[][], range),
    tabs: () => page.evaluate(() => workbench.tabs()),
    async menu(first, ...captions) {
      await page.locator('.o-topbar-menu', { hasText: first }).click();
      for (const caption of captions) {
        const item = page.locator('.o-menu-item', { hasText: caption }).last();
        await item.hover();
        await item.click();
      }
    },
    async close() {
      await context.close();
      child.kill();
    },
  };
}
