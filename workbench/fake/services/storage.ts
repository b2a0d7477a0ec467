import { Exception } from '../exception';
import type { Members } from '../guard';
import type { Services } from './index';

const PROPERTIES: Members = {
  deleteAllProperties: 'store',
  deleteProperty: 'store string',
  getKeys: 'store',
  getProperties: 'store',
  getProperty: 'store string',
  setProperties: 'store object|object boolean',
  setProperty: 'store string string',
};
const CACHE: Members = {
  get: 'store string',
  getAll: 'store list',
  put: 'store string string|string string number',
  putAll: 'store object|object number',
  remove: 'store string',
  removeAll: 'store list',
};
const LOCK: Members = {
  hasLock: 'store',
  releaseLock: 'store',
  tryLock: 'store number',
  waitLock: 'store number',
};
const three = (prefix: string, suffix: string): Members =>
  Object.fromEntries(['Document', 'Script', 'User'].map((kind) => [`${prefix}${kind}${suffix}`, 'store']));
export const PROPERTIES_SERVICE = three('get', 'Properties');
export const CACHE_SERVICE = three('get', 'Cache');
export const LOCK_SERVICE = three('get', 'Lock');

const VALUE_BYTES = 9 * 1024;
const STORE_BYTES = 500 * 1024;
const CACHE_KEY = 250;
const CACHE_VALUE = 100 * 1024;
const CACHE_ITEMS = 1000;
const CACHE_SECONDS = [600, 21600];

const bytes = (text: string): number => {
  let size = 0;
  for (const char of text) {
    const point = char.codePointAt(0)!;
    size += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return size;
};

class PropertiesImpl {
  private values = new Map<string, string>();
  getProperty = (key: string) => this.values.get(String(key)) ?? null;
  getProperties = () => Object.fromEntries(this.values);
  getKeys = () => [...this.values.keys()];
  setProperty(key: string, value: string) {
    const text = String(value);
    if (bytes(text) > VALUE_BYTES) throw new Exception('Argument too large: value');
    const total = [...this.values].reduce((sum, [k, v]) => sum + (k === key ? 0 : bytes(k) + bytes(v)), bytes(text));
    if (total > STORE_BYTES)
      throw new Exception('You have exceeded the property storage quota. Please remove some properties and try again.');
    this.values.set(String(key), text);
  }
  setProperties(all: Record<string, string>, others = false) {
    if (others) this.values.clear();
    for (const [key, value] of Object.entries(all)) this.setProperty(key, value);
  }
  deleteProperty = (key: string) => void this.values.delete(String(key));
  deleteAllProperties = () => this.values.clear();
}

class CacheImpl {
  private values = new Map<string, { text: string; until: number }>();
  constructor(readonly s: Services) {}
  get(key: string) {
    const found = this.values.get(key);
    return found && found.until > this.s.book.now().getTime() ? found.text : null;
  }
  getAll = (keys: string[]) =>
    Object.fromEntries(keys.map((key) => [key, this.get(key)]).filter(([, text]) => text !== null));
  put(key: string, value: string, seconds = CACHE_SECONDS[0]) {
    if (key.length > CACHE_KEY) throw new Exception('Argument too large: key');
    if (bytes(String(value)) > CACHE_VALUE) throw new Exception('Argument too large: value');
    if (this.values.size >= CACHE_ITEMS) this.values.delete(this.values.keys().next().value as string);
    const life = Math.min(seconds, CACHE_SECONDS[1]) * 1000;
    this.values.set(key, { text: String(value), until: this.s.book.now().getTime() + life });
  }
  putAll = (all: Record<string, string>, seconds?: number) =>
    Object.entries(all).forEach(([key, value]) => this.put(key, value, seconds));
  remove = (key: string) => void this.values.delete(key);
  removeAll = (keys: string[]) => keys.forEach((key) => this.values.delete(key));
}

class LockImpl {
  private held = false;
  constructor(
    readonly s: Services,
    readonly ofDocument: boolean,
  ) {}
  hasLock = () => this.held;
  tryLock() {
    if (this.s.lockedElsewhere) return false;
    return (this.held = true);
  }
  waitLock() {
    if (!this.tryLock()) throw new Exception('Lock timeout: another process was holding the lock for too long.');
  }
  /** @throws where somebody who waits could still read what was there before: Google lets that happen in silence. */
  releaseLock() {
    if (this.held && this.ofDocument && this.s.book.gate.unflushed)
      throw new Error('The document lock was released before SpreadsheetApp.flush() had sent off what was written');
    this.held = false;
  }
  /** Apps Script lets go of all locks when an execution ends. */
  end = () => void (this.held = false);
}

/** Properties, cache and locks, each for the document, the script and the user. */
export class Storage {
  private locks: LockImpl[] = [];
  constructor(readonly s: Services) {}
  private store<T extends object>(suffix: string, members: Members, className: string, make: (kind: string) => T) {
    return Object.fromEntries(
      ['Document', 'Script', 'User'].map((kind) => {
        const raw = make(kind);
        if (raw instanceof LockImpl) this.locks.push(raw);
        const wrapped = this.s.guard(className, members, raw);
        return [`get${kind}${suffix}`, () => wrapped];
      }),
    );
  }
  properties = () =>
    this.s.guard(
      'PropertiesService',
      PROPERTIES_SERVICE,
      this.store('Properties', PROPERTIES, 'Properties', () => new PropertiesImpl()),
    );
  cache = () =>
    this.s.guard(
      'CacheService',
      CACHE_SERVICE,
      this.store('Cache', CACHE, 'Cache', () => new CacheImpl(this.s)),
    );
  lock = () =>
    this.s.guard(
      'LockService',
      LOCK_SERVICE,
      this.store('Lock', LOCK, 'Lock', (kind) => new LockImpl(this.s, kind === 'Document')),
    );
  endOfRun(): void {
    for (const lock of this.locks) lock.end();
  }
}
