/** What the outside offers to the inside of a realm. Only the closures below ever hold it; pushed code never meets it. */
export interface Host {
  /** 'array', 'date', 'plain', 'service' or 'function'. */
  kind(value: object): string;
  /** Member of a service: a function is told by `typeof` and called through `call`. */
  get(service: object, name: string): unknown;
  has(service: object, name: string): boolean;
  call(service: object, name: string, args: unknown[]): unknown;
  print(level: string, values: unknown[]): void;
  offsetAt(zone: string, utc: number): number;
  instantOf(zone: string, wall: number): number;
  now(): number;
}

/** What the inside gives to the outside. */
export interface Inside {
  call(name: string, args: unknown): Outcome;
  /** Host object behind a realm's service object, if it is one. */
  hostOf(value: object): object | undefined;
  names(): string[];
}

/** How a call ended; an error is told in words because error objects do not cross. */
export type Outcome = { ok: true; value: unknown } | { ok: false; name: string; message: string; stack: string };

/**
 * Runs inside the realm, before the pushed files: gives the realm its console, its script time zone and its services.
 * It is turned into text and compiled there, so it uses nothing but its arguments and ECMAScript.
 */
export function inside(
  host: Host,
  services: Record<string, object>,
  zone: string | null,
  scope: Record<string, unknown>,
): Inside {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the realm's own globals, of every shape
  const realm = scope as any;
  const NativeDate: DateConstructor = realm.Date;
  const tag = Object.prototype.toString;
  // Looking up a global costs much more in a context than anywhere else.
  const { isArray } = Array;
  const keysOf = Object.keys;
  const toRealm = new WeakMap<object, object>();
  const toHost = new WeakMap<object, object>();

  const failure = (error: unknown): Error => {
    const { name, message } = (error ?? {}) as Error;
    const Kind = { TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError }[String(name)] ?? Error;
    const own = new Kind(String(message ?? error));
    if (typeof name === 'string' && name !== own.name)
      Object.defineProperty(own, 'name', { value: name, configurable: true, writable: true });
    return own;
  };
  /** Lets nothing of the outside through, not even its errors. */
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw failure(error);
    }
  };

  const wrap = (service: object): object => {
    const known = toRealm.get(service);
    if (known) return known;
    const methods: Record<string, unknown> = Object.create(null);
    const wrapped = new Proxy(Object.create(null), {
      get(_target, name) {
        if (name === Symbol.toPrimitive || name === 'toString')
          return () => guarded(() => String(host.call(service, 'toString', [])));
        if (typeof name === 'symbol' || name === 'then' || name === 'constructor' || name === '__proto__')
          return undefined;
        if (name === 'toJSON') return () => guarded(() => String(host.call(service, 'toString', [])));
        if (name in methods) return methods[name];
        const value = guarded(() => host.get(service, name));
        if (typeof value !== 'function') return into(value);
        return (methods[name] = (...args: unknown[]) => guarded(() => into(host.call(service, name, args))));
      },
      has: (_target, name) => typeof name === 'string' && guarded(() => host.has(service, name)),
      set(_target, name) {
        throw new TypeError(`A service object of Apps Script cannot be given the property ${String(name)}`);
      },
      deleteProperty: () => false,
      defineProperty: () => false,
      getPrototypeOf: () => Object.prototype,
      ownKeys: () => [],
    });
    toRealm.set(service, wrapped);
    toHost.set(wrapped, service);
    return wrapped;
  };

  /** A value from outside as a value of this realm. */
  const into = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') {
      if (typeof value === 'function') throw new TypeError('A function does not cross into the realm');
      return value;
    }
    if (isArray(value)) {
      const length = value.length;
      const copy: unknown[] = [];
      for (let i = 0; i < length; i++) {
        const item: unknown = value[i];
        copy[i] = typeof item === 'object' && item !== null ? into(item) : item;
      }
      return copy;
    }
    if (tag.call(value) === '[object Date]') return new NativeDate(NativeDate.prototype.getTime.call(value));
    if (host.kind(value) === 'service') return wrap(value);
    const copy: Record<string, unknown> = {};
    for (const key of keysOf(value))
      Object.defineProperty(copy, key, {
        value: into((value as Record<string, unknown>)[key]),
        configurable: true,
        enumerable: true,
        writable: true,
      });
    return copy;
  };

  // V8's call sites would hand out the functions of the outside that called in.
  Object.defineProperty(realm.Error, 'prepareStackTrace', { get: () => undefined, set: () => undefined });

  const console: Record<string, unknown> = {};
  for (const level of ['debug', 'error', 'info', 'log', 'warn'])
    console[level] = (...values: unknown[]) => guarded(() => host.print(level, values));
  for (const level of ['time', 'timeEnd']) console[level] = () => undefined;
  const define = (name: string, value: unknown) =>
    Object.defineProperty(realm, name, { value, configurable: true, enumerable: false, writable: true });
  define('console', console);

  if (zone !== null) {
    const wallOf = (utc: number): Date => new NativeDate(utc + host.offsetAt(zone, utc));
    const timeOf = NativeDate.prototype.getTime;
    const proto = NativeDate.prototype as unknown as Record<string, unknown>;
    const method = (name: string, body: (this: Date, ...args: number[]) => unknown) =>
      Object.defineProperty(proto, name, { value: body, configurable: true, writable: true });
    for (const part of ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds']) {
      const utcGet = proto[`getUTC${part}`] as (this: Date) => number;
      method(`get${part}`, function () {
        return utcGet.call(wallOf(timeOf.call(this)));
      });
      const utcSet = proto[`setUTC${part}`] as ((this: Date, ...args: number[]) => number) | undefined;
      if (utcSet)
        method(`set${part}`, function (...args) {
          const wall = wallOf(timeOf.call(this));
          utcSet.call(wall, ...args);
          return this.setTime(host.instantOf(zone, timeOf.call(wall)));
        });
    }
    method('getTimezoneOffset', function () {
      return -host.offsetAt(zone, timeOf.call(this)) / 60000;
    });
    const local = (date: Date, from: number, to: number): string => {
      const utc = timeOf.call(date);
      if (utc !== utc) return 'Invalid Date';
      const minutes = host.offsetAt(zone, utc) / 60000;
      const size = Math.abs(minutes);
      const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
      const offset = `GMT${minutes < 0 ? '-' : '+'}${two(size / 60)}${two(size % 60)} (${zone})`;
      const [weekday, day, month, year, time] = NativeDate.prototype.toUTCString.call(wallOf(utc)).split(/,? /);
      return [weekday, month, day, year, time, offset].slice(from, to).join(' ');
    };
    method('toString', function () {
      return local(this, 0, 6);
    });
    method('toDateString', function () {
      return local(this, 0, 4);
    });
    method('toTimeString', function () {
      return local(this, 4, 6);
    });
    for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']) {
      const native = proto[name] as (this: Date, locale: unknown, options: object) => string;
      Object.defineProperty(proto, name, {
        value(this: Date, locale?: unknown, options?: object) {
          return native.call(this, locale, { timeZone: zone, ...options });
        },
        configurable: true,
        writable: true,
      });
    }
    const HAS_ZONE = /(?:Z|GMT|UTC|[+-]\d\d:?\d\d|\([^)]*\))\s*$/i;
    const parseText = (text: string): number => {
      if (HAS_ZONE.test(text) || /^\s*[+-]?\d{4,6}(?:-\d\d){0,2}\s*$/.test(text)) return NativeDate.parse(text);
      const wall = NativeDate.parse(/^\s*\d{4}-\d\d-\d\dT/.test(text) ? `${text.trim()}Z` : `${text} UTC`);
      return wall !== wall ? wall : host.instantOf(zone, wall);
    };
    // A plain function, so that Date() without new gives text, as it does everywhere.
    const ZonedDate = function (this: unknown, ...args: unknown[]) {
      if (!new.target) return local(new NativeDate(host.now()), 0, 6);
      let time: number;
      if (args.length === 0) time = host.now();
      else if (args.length === 1) {
        const only = args[0] as { valueOf(): unknown };
        const value = tag.call(only) === '[object Date]' ? timeOf.call(only as unknown as Date) : primitive(only);
        time = typeof value === 'string' ? parseText(value) : Number(value);
      } else {
        const wall = NativeDate.UTC(...(args as [number, number]));
        time = wall !== wall ? wall : host.instantOf(zone, wall);
      }
      return Reflect.construct(NativeDate, [time], new.target);
    } as unknown as DateConstructor;
    const primitive = (value: unknown): unknown =>
      value !== null && typeof value === 'object' ? (value as { valueOf(): unknown }).valueOf() : value;
    Object.defineProperty(ZonedDate, 'prototype', { value: NativeDate.prototype, writable: false });
    Object.defineProperty(ZonedDate, 'name', { value: 'Date' });
    Object.defineProperty(ZonedDate, 'length', { value: 7 });
    Object.defineProperty(ZonedDate, 'now', { value: () => host.now(), configurable: true, writable: true });
    Object.defineProperty(ZonedDate, 'UTC', { value: NativeDate.UTC, configurable: true, writable: true });
    Object.defineProperty(ZonedDate, 'parse', { value: parseText, configurable: true, writable: true });
    Object.defineProperty(NativeDate.prototype, 'constructor', {
      value: ZonedDate,
      configurable: true,
      writable: true,
    });
    define('Date', ZonedDate);
    const NativeFormat = realm.Intl.DateTimeFormat as typeof Intl.DateTimeFormat;
    const ZonedFormat = function (locales?: string, options?: Intl.DateTimeFormatOptions) {
      return new NativeFormat(locales, { timeZone: zone, ...options });
    };
    ZonedFormat.prototype = NativeFormat.prototype;
    ZonedFormat.supportedLocalesOf = NativeFormat.supportedLocalesOf;
    Object.defineProperty(realm.Intl, 'DateTimeFormat', { value: ZonedFormat, configurable: true, writable: true });
  }

  for (const name of Object.keys(services)) define(name, wrap(services[name]));

  const before = new Set(Object.getOwnPropertyNames(realm));
  return {
    names: () => Object.getOwnPropertyNames(realm).filter((name) => !before.has(name)),
    hostOf: (value) => toHost.get(value),
    call(name, args) {
      try {
        const found = realm[name];
        if (typeof found !== 'function') throw new ReferenceError(`Script function not found: ${name}`);
        return { ok: true, value: found(...(into(args) as unknown[])) };
      } catch (error) {
        const thrown = error as Error;
        const isError = tag.call(thrown) === '[object Error]' || thrown instanceof Error;
        return {
          ok: false,
          name: isError ? String(thrown.name) : 'Error',
          message: isError ? String(thrown.message) : String(error),
          stack: isError ? String(thrown.stack) : '',
        };
      }
    },
  };
}
