import { Book, type BookOptions, type OpenRealm } from './book';
import { callableFunctions } from '../realm/functions';
import { RealmError } from '../realm/cross';
import type { Realm, RealmOptions } from '../realm/realm';
import { Exception } from './exception';
import type { AuthMode, Counts } from './gate';
import type { MenuItem } from './interface';
import { receivedResult, sentArguments } from './run';
import { Services } from './services';
import type { SharedRealms } from './shared';
import { splitA1, zoneOf } from './services/a1';

export interface OpenOptions extends BookOptions {
  /** The add-on's name in the Extensions menu. Default: Add-on. */
  addonName?: string;
  /** Under which authorisation `onOpen` runs: NONE where the add-on is installed but not enabled in this file. Default LIMITED. */
  openAs?: AuthMode | 'not';
  /** Keeps one realm for all custom functions instead of loading the files for every run: for long tests of pure functions. */
  keepsFunctions?: boolean;
  /** Realms to share with other workbooks, one after another: `functions` for custom functions, `all` for every entry point too. */
  shares?: { realms: SharedRealms; what: 'functions' | 'all' };
}

/** A spreadsheet with an add-on in it, as a user and a test meet it. */
export class Workbook {
  readonly book: Book;
  readonly services: Services;
  private readonly realm: Realm;
  private readonly functions: Map<string, string[]>;

  constructor(options: OpenOptions, openRealm: OpenRealm) {
    this.book = new Book(options);
    this.services = new Services(this.book, options.addonName ?? 'Add-on');
    const { scripts } = this.book.built;
    const realm: RealmOptions = {
      services: this.services.globals,
      scriptTimeZone: this.book.scriptZone,
      print: options.print,
      now: options.now && (() => options.now!().getTime()),
      withoutIntl: this.book.readings.intl === 'none',
    };
    const { shares } = options;
    const shared = (use: string): Realm => shares!.realms.open(scripts, realm, openRealm, use);
    this.realm = shares?.what === 'all' ? shared('all') : openRealm(scripts, realm);
    this.functions = new Map(callableFunctions(scripts).map(({ name, parameters }) => [name, parameters]));
    this.book.calculation.install(
      scripts,
      shares ? shared('functions') : options.keepsFunctions ? openRealm(scripts, { ...realm, kept: true }) : this.realm,
    );
    this.book.open(options);
    if (options.openAs !== 'not') this.onOpen(options.openAs ?? 'LIMITED');
  }

  // ── as a user ──────────────────────────────────────────────────────────────────────────────────────

  /** Types into a cell, `'Deals!A2'`, or of the active tab `'A2'`. Counts start afresh. */
  type(cell: string, text: string): void {
    this.book.gate.reset();
    this.book.run([this.book.write(this.position(cell), text)]);
  }
  /** A cell's value as `getValue` gives it; errors as their name, '' for an empty cell. */
  value(cell: string): unknown {
    return this.book.value(this.position(cell));
  }
  /** A range's values, rows first. */
  values(range: string): unknown[][] {
    return this.grid(range).map((row) => row.map((position) => this.book.value(position)));
  }
  /** What a cell shows. */
  shown(cell: string): string {
    return this.book.shown(this.position(cell));
  }
  formula(cell: string): string {
    return this.book.formula(this.position(cell));
  }
  /** What is said on hovering over an error. */
  errorNote(cell: string): string {
    return this.book.note(this.position(cell));
  }
  undo(): void {
    this.book.dispatch('REQUEST_UNDO', {});
  }
  redo(): void {
    this.book.dispatch('REQUEST_REDO', {});
  }
  tabs(): string[] {
    return this.book.getters.getSheetIds().map((id) => this.book.sheetName(id));
  }

  /** Opens the file again: menus are built by `onOpen`. A simple trigger that fails leaves no menu and no trace. */
  onOpen(mode: AuthMode = 'LIMITED'): void {
    this.book.ui.menus = [];
    if (!this.functions.has('onOpen')) return;
    try {
      this.run('onOpen', [this.event(mode)], mode);
    } catch (error) {
      if (!(error instanceof RealmError)) throw error;
      this.lastTriggerError = error;
    }
  }
  /** What the last simple trigger threw, which Apps Script keeps to itself. */
  lastTriggerError: RealmError | null = null;

  /** The event object of a trigger. */
  event(mode: AuthMode): object {
    return {
      authMode: this.services.scriptApp.AuthMode[mode],
      source: this.services.spreadsheet(),
      user: { email: '', nickname: '' },
    };
  }

  /** Every menu item by its captions, `Open sidebar` or `Reports > Executive summary`, with the function it runs. */
  menuItems(): { caption: string; functionName: string }[] {
    const walk = (items: MenuItem[], path: string): { caption: string; functionName: string }[] =>
      items.flatMap((item) => {
        if (item.items) return walk(item.items, `${path}${item.caption} > `);
        return item.functionName ? [{ caption: path + item.caption, functionName: item.functionName }] : [];
      });
    return this.book.ui.menus.flatMap((menu) => walk(menu.items, ''));
  }
  /** Clicks a menu item, which runs with full authorisation and enables the add-on in the file. Counts start afresh. */
  runMenu(caption: string): void {
    const item = this.menuItems().find((one) => one.caption === caption);
    if (!item)
      throw new Error(
        `There is no menu item ${caption}; there is ${
          this.menuItems()
            .map((one) => one.caption)
            .join(', ') || 'none'
        }`,
      );
    this.enable();
    this.runFunction(item.functionName);
  }
  /** Enables the add-on in this file: its functions are known from now on. */
  enable(): void {
    const { calculation } = this.book;
    if (calculation.enabled) return;
    calculation.enabled = true;
    this.book.dispatch('EVALUATE_CELLS', {});
  }

  /** Runs any global function with full authorisation, as a menu item does. Counts start afresh. */
  runFunction(name: string, args: unknown[] = [], mode: AuthMode = 'FULL'): unknown {
    this.book.gate.reset();
    return this.run(name, args, mode);
  }

  /**
   * Calls the server as `google.script.run` does. Counts start afresh.
   * @throws what the page's failure handler would get.
   */
  callServer(functionName: string, ...args: unknown[]): unknown {
    if (functionName.endsWith('_') || !this.functions.has(functionName))
      throw new TypeError(`google.script.run.${functionName} is not a function`);
    const sent = sentArguments(args);
    if (this.refusal) throw new Exception(this.refusal);
    this.book.gate.reset();
    return receivedResult(this.run(functionName, sent, 'FULL'));
  }

  /** The user has not granted a scope that the manifest names, or takes it back: `script.container.ui`. */
  withhold(scope: string): void {
    const { gate } = this.book;
    gate.scopes = (gate.scopes ?? []).filter((one) => !one.endsWith(`/auth/${scope}`));
  }

  /** Makes `google.script.run` fail before anything runs, as it does with several accounts in one browser; null ends it. */
  refuseServer(message: string | null = 'PERMISSION_DENIED'): void {
    this.refusal = message;
  }
  private refusal: string | null = null;

  // ── as a test ──────────────────────────────────────────────────────────────────────────────────────

  /** Service calls since the last action of the above. */
  counts(): Counts {
    return this.book.gate.counts;
  }
  resetCounts(): void {
    this.book.gate.reset();
  }
  /** Makes the nth counted service call of the next action throw, or the first one of a name such as `Range.setFormula`. */
  failAt(n: number | string, message?: string): void {
    this.failing = { n, message };
  }
  private failing: { n: number | string; message?: string } | null = null;
  /** Makes the nth counted service call of the next action, or the first one of a name, take so many simulated milliseconds. */
  slowAt(n: number | string, ms: number): void {
    this.slow = { n, ms };
  }
  private slow: { n: number | string; ms: number } | null = null;

  /** Names that the add-on's files add to the global scope. */
  globals(): string[] {
    return this.book.gate.runAs('NONE', () => this.realm.globals());
  }
  get loadMs(): number {
    return this.realm.loadMs;
  }

  private run(name: string, args: unknown[], mode: AuthMode): unknown {
    const { gate } = this.book;
    if (this.failing) gate.failAt(this.failing.n, this.failing.message);
    this.failing = null;
    if (this.slow) gate.slowAt(this.slow.n, this.slow.ms);
    this.slow = null;
    try {
      return gate.runAs(mode, (ms) => this.realm.call(name, args, ms));
    } finally {
      this.services.storage.endOfRun();
      this.book.calculation.pending.clear();
    }
  }

  private position(cell: string) {
    return this.grid(cell)[0][0];
  }
  private grid(reference: string) {
    const { sheetName, cells } = splitA1(reference);
    const { book } = this;
    const sheetId = sheetName === null ? book.activeSheetId : book.sheetIdOf(sheetName);
    if (!sheetId) throw new Exception(`There is no tab ${sheetName}; there is ${this.tabs().join(', ')}`);
    const zone = zoneOf(cells, book.getters.getNumberRows(sheetId), book.getters.getNumberCols(sheetId));
    if (!zone) throw new Exception(`${reference} is no range`);
    const { top, bottom, left, right } = zone;
    return Array.from({ length: bottom - top + 1 }, (_, r) =>
      Array.from({ length: right - left + 1 }, (_, c) => ({ sheetId, row: top + r, col: left + c })),
    );
  }
}
