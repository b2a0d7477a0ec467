import type { Host } from './inside';
import { instantOf, offsetAt } from './zone';

/** An error that pushed code threw, in words: name, message and the stack inside the realm. */
export class RealmError extends Error {
  constructor(
    name: string,
    message: string,
    readonly realmStack: string,
  ) {
    super(message);
    this.name = name;
  }
}

/** Objects of this kind stay outside and are reached from inside through a stand-in. */
export const SERVICE = Symbol.for('workbench.service');

const isPlain = (value: object): boolean => {
  const proto: unknown = Object.getPrototypeOf(value);
  return proto === null || Object.prototype.hasOwnProperty.call(proto, 'isPrototypeOf');
};

const kind = (value: object): string => {
  if (typeof value === 'function') return 'function';
  if ((value as Record<symbol, unknown>)[SERVICE]) return 'service';
  return isPlain(value) ? 'plain' : 'service';
};

/**
 * A value of a realm as a plain value of this side: arrays, dates and plain objects are copied, service stand-ins become the
 * services. What has no counterpart here becomes what Google makes of it: functions and symbols are refused, other objects lose
 * their methods.
 */
export function fromRealm(value: unknown, hostOf: (value: object) => object | undefined): unknown {
  const seen = new Set<unknown>();
  const copy = (item: unknown): unknown => {
    if (item === null || (typeof item !== 'object' && typeof item !== 'function')) {
      if (typeof item === 'symbol') throw new TypeError('A symbol does not leave the realm');
      return item;
    }
    const service = hostOf(item);
    if (service) return service;
    if (typeof item === 'function') throw new TypeError('A function does not leave the realm');
    if (seen.has(item)) throw new TypeError('Converting circular structure');
    seen.add(item);
    const made = copyObject(item);
    seen.delete(item);
    return made;
  };
  const copyObject = (item: object): unknown => {
    if (Array.isArray(item)) {
      const length = item.length;
      const list: unknown[] = new Array(length);
      for (let i = 0; i < length; i++) {
        const one: unknown = item[i];
        list[i] = one !== null && (typeof one === 'object' || typeof one === 'function') ? copy(one) : one;
      }
      return list;
    }
    if (Object.prototype.toString.call(item) === '[object Date]')
      return new Date(Date.prototype.getTime.call(item as Date));
    const made: Record<string, unknown> = {};
    for (const key of Object.keys(item)) made[key] = copy((item as Record<string, unknown>)[key]);
    return made;
  };
  return copy(value);
}

/** The outside's half of the door. `hostOf` is known only after the inside has started, hence the getter. */
export function hostFor(
  hostOf: () => (value: object) => object | undefined,
  print: (level: string, values: unknown[]) => void,
  now: () => number,
): Host {
  const target = (service: object): Record<string, unknown> => service as Record<string, unknown>;
  return {
    kind,
    get: (service, name) => target(service)[name],
    has: (service, name) => name in service,
    call(service, name, args) {
      const plain = args.map((argument) => fromRealm(argument, hostOf()));
      return (target(service)[name] as (...plain: unknown[]) => unknown)(...plain);
    },
    print: (level, values) =>
      print(
        level,
        values.map((value) => fromRealm(value, hostOf())),
      ),
    offsetAt,
    instantOf,
    now,
  };
}
