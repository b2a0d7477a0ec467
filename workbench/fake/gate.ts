import { SERVICE } from '../realm/cross';
import { Exception } from './exception';
import { budgetOf, costOf, LIMITS, TOO_LONG, type Limits } from './limits';
import { DEFAULT_READINGS, type Readings } from './readings';

/** What an entry point may do: https://developers.google.com/workspace/add-ons/concepts/editor-auth-lifecycle */
export type AuthMode = 'NONE' | 'LIMITED' | 'CUSTOM_FUNCTION' | 'FULL';

/**
 * What a member asks for: nothing; a handle on the document; its contents; a change of it; menus; other user interface; stored
 * properties and locks.
 */
export type Access = 'free' | 'handle' | 'read' | 'write' | 'menu' | 'ui' | 'store';

/** Service calls since the last reset. `total` counts those that read or change the document or a store. */
export interface Counts {
  total: number;
  reads: number;
  writes: number;
  stores: number;
  /** Calls that only name a part of the document, such as getRange. */
  handles: number;
  /** Of `total`, those made inside custom functions. */
  inFunctions: number;
  /** Runs of custom functions; a remembered result is no run. */
  functionRuns: number;
  /** Every call by class and member, as `Range.setValues`. */
  byName: Record<string, number>;
  /** Simulated milliseconds that service calls and sleep took, custom functions aside. */
  ms: number;
}

const none = (): Counts => ({
  total: 0,
  reads: 0,
  writes: 0,
  stores: 0,
  handles: 0,
  inFunctions: 0,
  functionRuns: 0,
  byName: {},
  ms: 0,
});

const FIELD: Partial<Record<Access, 'reads' | 'writes' | 'stores' | 'handles'>> = {
  read: 'reads',
  write: 'writes',
  store: 'stores',
  handle: 'handles',
};

const ALLOWED: Record<AuthMode, readonly Access[]> = {
  NONE: ['free', 'menu'],
  LIMITED: ['free', 'menu', 'handle', 'read', 'write', 'store'],
  CUSTOM_FUNCTION: ['free', 'handle', 'read', 'store'],
  FULL: ['free', 'menu', 'handle', 'read', 'write', 'store', 'ui'],
};

const AUTH = 'https://www.googleapis.com/auth/';
const DOCUMENT = ['spreadsheets.currentonly', 'spreadsheets'];
const SCOPES: Partial<Record<Access, readonly string[]>> = {
  handle: DOCUMENT,
  read: DOCUMENT,
  write: DOCUMENT,
  ui: ['script.container.ui'],
};

/** Stands at every service member: asks the authorisation mode, counts, and fails where a test wants a failure. */
export class Gate {
  mode: AuthMode = 'FULL';
  counts = none();
  /** Scopes of the manifest; null while none are declared, which lets Google infer them. */
  scopes: readonly string[] | null = null;
  /** Which of the unconfirmed facts about stores holds. */
  readings: Pick<Readings, 'stores' | 'functionStores'> = DEFAULT_READINGS;
  /** Whether something was written that SpreadsheetApp.flush() has not sent off yet. */
  unflushed = false;
  private depth = 0;
  /** Whether an entry point is running. */
  get isRunning(): boolean {
    return this.depth > 0;
  }
  private failing: { at: number | string; message: string } | null = null;
  limits: Limits = LIMITS;
  /** Simulated milliseconds of the entry point that runs, and what it may take. */
  private clock = { spent: 0, budget: Infinity };
  private slow: { at: number | string; ms: number } | null = null;

  /** Makes the nth counted call from now on, or the next one of a name, take so long. */
  slowAt(n: number | string, ms: number): void {
    this.slow = { at: typeof n === 'string' ? n : this.counts.total + n, ms };
  }
  /** Lets simulated time pass. @throws when the entry point has no more of it: nothing that it catches helps, every further call throws. */
  spend(ms: number): void {
    this.clock.spent += ms;
    if (this.mode !== 'CUSTOM_FUNCTION') this.counts.ms += ms;
    this.checkTime();
  }
  private checkTime(): void {
    if (this.clock.spent > this.clock.budget) throw new Exception(TOO_LONG);
  }

  reset(): void {
    this.counts = none();
    this.failing = null;
    this.slow = null;
  }

  /** Makes the nth counted call from now on throw, or the next one of a name such as `Range.setFormula`. */
  failAt(n: number | string, message = 'Service Spreadsheets timed out while accessing document with id 1.'): void {
    this.failing = { at: typeof n === 'string' ? n : this.counts.total + n, message };
  }

  /** Runs an entry point; each has its own time. @throws in Google's words where it took too long, whatever it made of that. */
  runAs<T>(mode: AuthMode, work: (budgetMs: number) => T): T {
    const { mode: before, clock } = this;
    const budget = budgetOf(this.limits, mode);
    this.mode = mode;
    this.clock = { spent: 0, budget };
    this.depth++;
    try {
      const result = work(budget);
      this.checkTime();
      return result;
    } finally {
      this.depth--;
      this.mode = before;
      this.clock = clock;
    }
  }

  enter(className: string, member: string, access: Access): void {
    const { counts, mode } = this;
    this.checkTime();
    const name = `${className}.${member}`;
    counts.byName[name] = (counts.byName[name] ?? 0) + 1;
    const isClosed = access === 'store' && mode === 'CUSTOM_FUNCTION' && this.readings.functionStores === 'closed';
    if (isClosed || !ALLOWED[mode].includes(access)) throw refusal(name, member, mode, access);
    const needed = access === 'store' && this.readings.stores === 'scoped' ? ['script.storage'] : SCOPES[access];
    if (needed && this.scopes && !needed.some((scope) => this.scopes!.includes(AUTH + scope)))
      throw new Exception(
        `Specified permissions are not sufficient to call ${name}. Required permissions: ${needed.map((scope) => AUTH + scope).join(' || ')}`,
      );
    if (access === 'write') this.unflushed = true;
    const field = FIELD[access];
    if (field) counts[field]++;
    if (!field || access === 'handle') return;
    counts.total++;
    if (mode === 'CUSTOM_FUNCTION') counts.inFunctions++;
    const at = this.failing?.at;
    if (this.failing && (typeof at === 'string' ? at === name : counts.total >= Number(at))) {
      const { message } = this.failing;
      this.failing = null;
      throw new Exception(message);
    }
    if (this.slow && (typeof this.slow.at === 'string' ? this.slow.at === name : counts.total >= this.slow.at)) {
      const { ms } = this.slow;
      this.slow = null;
      this.spend(ms);
    }
  }

  /** A counted call is done: it took its time. */
  leave(access: Access, args: readonly unknown[], result: unknown): void {
    if (FIELD[access] && access !== 'handle') this.spend(costOf(access === 'write', args, result));
  }
}

const refusal = (name: string, member: string, mode: AuthMode, access: Access): Exception => {
  if (access === 'ui' || access === 'menu')
    return new Exception(
      member === 'getUi' || mode === 'CUSTOM_FUNCTION'
        ? 'Cannot call SpreadsheetApp.getUi() from this context.'
        : `You do not have permission to call ${name}. Required permissions: https://www.googleapis.com/auth/script.container.ui`,
    );
  if (mode === 'CUSTOM_FUNCTION') return new Exception(`You do not have permission to call ${member}`);
  return new Exception(
    `You do not have permission to call ${name}. Required permissions: (https://www.googleapis.com/auth/spreadsheets.currentonly || https://www.googleapis.com/auth/spreadsheets)`,
  );
};

/**
 * Members of a class as Apps Script has them: name → what it asks for and the signatures it takes, such as
 * `'write number number|number Sheet'`. A value instead of a method is written `'= free'`. A trailing `*` takes any more arguments of the kind, `?`
 * lets a kind be null.
 */
export type Members = Record<string, string>;

interface Read {
  access: Access;
  value: boolean;
  signatures: string[][];
}

const read = new Map<string, Read>();
const readMember = (text: string): Read => {
  let known = read.get(text);
  if (!known) {
    const value = text.startsWith('= ');
    const [head, ...rest] = (value ? text.slice(2) : text).split(' ');
    const signatures = rest
      .join(' ')
      .split('|')
      .map((one) => one.trim().split(' ').filter(Boolean));
    read.set(text, (known = { access: head as Access, value, signatures }));
  }
  return known;
};

const raws = new WeakMap<object, object>();
/** The implementation behind a service object. */
export const rawOf = <T extends object>(value: T): T => (raws.get(value) as T) ?? value;

const kindOf = (value: unknown): string => {
  if (value === null || value === undefined) return '(null)';
  if (Array.isArray(value)) return Array.isArray(value[0]) ? `${kindOf(value[0][0])}[][]` : `${kindOf(value[0])}[]`;
  if (value instanceof Date || Object.prototype.toString.call(value) === '[object Date]') return 'Date';
  if (typeof value === 'object') return classNames.get(rawOf(value)) ?? 'Object';
  return typeof value === 'string' ? 'String' : typeof value === 'boolean' ? 'Boolean' : typeof value;
};
const classNames = new WeakMap<object, string>();

const fits = (kind: string, value: unknown): boolean => {
  if (kind.endsWith('?')) return value === null || value === undefined || fits(kind.slice(0, -1), value);
  switch (kind) {
    case 'any':
      return true;
    case 'string':
      return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    case 'number':
      return typeof value === 'number';
    case 'integer':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return Object.prototype.toString.call(value) === '[object Date]';
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'list':
      return Array.isArray(value);
    case 'grid':
      return Array.isArray(value) && value.every(Array.isArray);
    default:
      return typeof value === 'object' && value !== null && kindOf(value) === kind;
  }
};

const fitsAll = (kinds: readonly string[], args: readonly unknown[]): boolean => {
  const last = kinds[kinds.length - 1];
  if (last?.endsWith('*')) {
    const one = last.slice(0, -1);
    return args.length >= kinds.length - 1 && args.every((value, i) => fits(kinds[i]?.replace('*', '') ?? one, value));
  }
  return args.length === kinds.length && kinds.every((kind, i) => fits(kind, args[i]));
};

/** Services that are global names carry no class before them in error texts; the others do. */
const SERVICES = new Set([
  'SpreadsheetApp',
  'PropertiesService',
  'CacheService',
  'LockService',
  'Utilities',
  'Session',
  'HtmlService',
  'ScriptApp',
  'Logger',
  'Charts',
]);

/**
 * An object as pushed code meets it: only the members listed are there, every other throws by its name; each call passes the gate and
 * must fit a signature.
 */
export function guard<T extends object>(gate: Gate, className: string, members: Members, raw: T): T {
  classNames.set(raw, className);
  const methods = new Map<string, unknown>();
  const target = raw as Record<string, unknown>;
  const proxy = new Proxy(raw, {
    get(_raw, name) {
      if (name === SERVICE) return true;
      if (typeof name === 'symbol') return undefined;
      if (name === 'toString') return () => (typeof target.name_ === 'string' ? target.name_ : className);
      if (!Object.prototype.hasOwnProperty.call(members, name))
        throw new TypeError(`${className}.${name} is not part of the workbench's Apps Script`);
      const member = readMember(members[name]);
      if (member.value) {
        gate.enter(className, name, member.access);
        return target[name];
      }
      let method = methods.get(name);
      if (!method) {
        method = (...args: unknown[]): unknown => {
          gate.enter(className, name, member.access);
          while (
            args.length &&
            args[args.length - 1] === undefined &&
            member.signatures.every((s) => s.length < args.length)
          )
            args.pop();
          if (!member.signatures.some((kinds) => fitsAll(kinds, args)))
            throw new Exception(
              `The parameters (${args.map(kindOf).join(',')}) don't match the method signature for ${
                SERVICES.has(className) ? '' : 'SpreadsheetApp.'
              }${className}.${name}.`,
            );
          const result = (target[name] as (...rest: unknown[]) => unknown).apply(raw, args.map(unwrap));
          gate.leave(member.access, args, result);
          return result;
        };
        methods.set(name, method);
      }
      return method;
    },
    has: (_raw, name) => typeof name === 'string' && Object.prototype.hasOwnProperty.call(members, name),
    set(_raw, name) {
      throw new TypeError(`${className}.${String(name)} cannot be set`);
    },
    getPrototypeOf: () => null,
    ownKeys: () => [],
  });
  raws.set(proxy, raw);
  return proxy;
}

const unwrap = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    const head: unknown = value[0];
    return typeof head === 'object' && head !== null && raws.has(head) ? value.map(unwrap) : value;
  }
  return typeof value === 'object' && value !== null ? rawOf(value) : value;
};
