/// <reference lib="dom" />
import { inside, type Host, type Inside } from './inside';
import { realmWith, type Engine, type Started } from './realm';

/** What ECMAScript itself brings: all that pushed code finds, beside console and the services. */
const LANGUAGE = (
  'AggregateError Array ArrayBuffer Atomics BigInt BigInt64Array BigUint64Array Boolean DataView Date Error EvalError ' +
  'FinalizationRegistry Float32Array Float64Array Function Infinity Int16Array Int32Array Int8Array Intl JSON Map Math NaN ' +
  'Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set String Symbol SyntaxError TypeError URIError ' +
  'Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakRef WeakSet WebAssembly decodeURI decodeURIComponent ' +
  'encodeURI encodeURIComponent escape isFinite isNaN parseFloat parseInt undefined unescape'
).split(' ');
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;
/** Names that no parameter may have. */
const RESERVED = /^(?:undefined|NaN|Infinity|eval|arguments|let|static|yield|await|null|true|false|this|globalThis)$/;

/** Every name that the browser adds to a global scope. */
const browserNames = (scope: object): string[] => {
  const names = new Set<string>();
  for (let at: object | null = scope; at; at = Object.getPrototypeOf(at) as object | null)
    for (const name of Object.getOwnPropertyNames(at)) names.add(name);
  return [...names].filter((name) => IDENTIFIER.test(name) && !RESERVED.test(name) && !LANGUAGE.includes(name));
};

/**
 * A browser has no empty realms. The files run in a frame of their own, as the body of one function whose parameters hide
 * every name of the browser's; running it anew gives fresh files. Code that means to can get out here; under Node it cannot.
 */
const engine: Engine = (scripts, declared, options) => {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  document.body.append(frame);
  const outer = frame.contentWindow as unknown as Record<string, unknown> & { Function: FunctionConstructor };
  const scope: Record<string, unknown> = Object.create(null);
  for (const name of LANGUAGE) if (name in outer) scope[name] = outer[name];
  const own = [
    ...new Set(declared.flatMap((file) => [...file.functions.map((one) => one.name), ...file.vars, ...file.lexical])),
  ];
  const hidden = browserNames(outer).filter((name) => !own.includes(name) && !(name in scope));
  const given = [...Object.keys(options.services ?? {}), 'console', 'Date'];
  const parameters = [...new Set([...hidden, ...given, 'globalThis'])];
  const body = `${scripts.map((file) => file.source).join('\n;\n')}\n;return { ${own.join(', ')} };\n//# sourceURL=addon.js`;
  const load = new outer.Function(...parameters, body);
  let first: Inside | null = null;
  return (host: Host): Started => {
    const compile = new outer.Function(`return (${inside.toString()})`)() as typeof inside;
    first ??= compile(host, options.services ?? {}, options.scriptTimeZone ?? 'Etc/UTC', scope);
    const began = performance.now();
    const made = load.apply(
      scope,
      parameters.map((name) => (name === 'globalThis' ? scope : scope[name])),
    ) as Record<string, unknown>;
    Object.assign(scope, made);
    return { inside: first, loadMs: performance.now() - began, run: (work) => work() };
  };
};

/** Opens the pushed files in a browser, hidden from everything that is the browser's. */
export const openRealm = realmWith(engine);
