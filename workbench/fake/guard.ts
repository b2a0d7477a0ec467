import { SERVICE } from '../realm/cross';
import { Exception } from './exception';
import type { Access, Gate } from './gate';

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
export const readMember = (text: string): Read => {
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

/** Members of every class that has been met, by its name. */
export const classes = new Map<string, Members>();

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
  classes.set(className, members);
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
