import { callableFunctions, customFunctions, loadCost, openRealm, RealmError, type BuiltFile } from '.';

const file = (source: string, name = 'code.js'): BuiltFile => ({ name, source });
const run = (body: string, args: unknown[] = [], options = {}) =>
  openRealm([file(`function probe(a, b) { ${body} }`)], options).call('probe', args);

describe('what the realm has', () => {
  // The list "Missing" of the V8 runtime page of Apps Script, and Node's own.
  const absent =
    'setTimeout setInterval setImmediate TextEncoder TextDecoder fetch FormData File Blob URL URLSearchParams DOMException atob btoa crypto window navigator performance process require module exports global Buffer structuredClone queueMicrotask document self'.split(
      ' ',
    );
  test.each(absent)('%s is absent', (name) => {
    expect(run(`return typeof ${name};`)).toBe('undefined');
  });

  test('ECMAScript and console are there, and every name is of one of them', () => {
    const names = run('return Object.getOwnPropertyNames(globalThis);') as string[];
    const language =
      'AggregateError Array ArrayBuffer Atomics BigInt BigInt64Array BigUint64Array Boolean DataView Date Error EvalError FinalizationRegistry Float32Array Float64Array Function Infinity Int16Array Int32Array Int8Array Intl JSON Map Math NaN Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set SharedArrayBuffer String Symbol SyntaxError TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakRef WeakSet WebAssembly console decodeURI decodeURIComponent encodeURI encodeURIComponent escape eval globalThis isFinite isNaN parseFloat parseInt undefined unescape probe Iterator Float16Array'.split(
        ' ',
      );
    expect(names).toEqual(expect.arrayContaining(['Array', 'Date', 'Intl', 'console', 'probe']));
    expect(names.filter((name) => !language.includes(name))).toEqual([]);
  });

  test('console is printed outside', () => {
    const printed: unknown[] = [];
    run('console.log("a", [1, {b: 2}]);', [], {
      print: (level: string, values: unknown[]) => printed.push([level, ...values]),
    });
    expect(printed).toEqual([['log', 'a', [1, { b: 2 }]]]);
  });
});

describe('nothing leads out', () => {
  const services = {
    Thing: {
      plain: () => ({ list: [1, [new Date(0)]], day: new Date(0) }),
      fail() {
        throw new RangeError('no such thing');
      },
      self: () => services.Thing,
      toString: () => 'Thing',
      [Symbol.for('workbench.service')]: true,
    },
  };
  const reach = (from: string) =>
    `const from = ${from}; try { return String(from.constructor.constructor("return typeof process")()); } catch (error) { return 'stopped: ' + (error instanceof Error); }`;
  test.each([
    ['the global object', 'globalThis'],
    ['this', 'this'],
    ['an argument array', 'a'],
    ['an argument date', 'a[0]'],
    ['an argument object', 'b'],
    ['a service', 'Thing'],
    ['a method', 'Thing.plain'],
    ['a result', 'Thing.plain()'],
    ['a list in a result', 'Thing.plain().list[1]'],
    ['a date in a result', 'Thing.plain().day'],
    ['a service from a service', 'Thing.self()'],
    ['an error', '(() => { try { Thing.fail(); } catch (error) { return error; } })()'],
    [
      'a stack overflow in a call',
      '(() => { let e; const deep = () => { try { deep(); } finally { try { Thing.plain(); } catch (x) { if (!(x instanceof Error)) e = x; } } }; try { deep(); } catch (x) {} return e || {}; })()',
    ],
    ['console', 'console.log'],
    ['call sites', '(() => { Error.prepareStackTrace = (e, sites) => sites; return new Error().stack; })()'],
    [
      'functions of call sites',
      '(() => { Error.prepareStackTrace = (e, sites) => sites.map((s) => s.getFunction() || s.getThis()).filter((f) => f && !(f instanceof Object))[0] || {}; return new Error().stack; })()',
    ],
    ['the caller', '(function f() { return f.caller || {}; })()'],
  ])('%s', (_name, from) => {
    const found = run(reach(from), [[new Date(0)], { x: 1 }], { services, evaluation: true });
    expect(['undefined', 'stopped: true']).toContain(found);
  });

  test('text is not compiled as code unless asked', () => {
    expect(() => run('return new Function("return 1")();')).toThrow('Code generation from strings disallowed');
    expect(run('return new Function("return 1")();', [], { evaluation: true })).toBe(1);
  });

  test('methods, results and errors of services are those of the realm', () => {
    expect(
      run(
        `const p = Thing.plain(); let e; try { Thing.fail(); } catch (x) { e = x; }
         return [p.list instanceof Array, p.list[1][0] instanceof Date, p.day instanceof Date, e instanceof RangeError, e.message,
           Thing.self() === Thing, String(Thing), JSON.stringify({ Thing })];`,
        [],
        { services },
      ),
    ).toEqual([true, true, true, true, 'no such thing', true, 'Thing', '{"Thing":"Thing"}']);
  });
});

describe('calling', () => {
  test('arguments are objects of the realm, results are plain values of this side', () => {
    const day = new Date(Date.UTC(2026, 0, 15));
    expect(run('return [a instanceof Array, a[0] instanceof Array, a[0][0] instanceof Date];', [[[day]]])).toEqual([
      true,
      true,
      true,
    ]);
    const result = run('return [[a, 1, "x", true, null, undefined], { when: new Date(5) }];', [day]) as unknown[][];
    expect(result).toEqual([[day, 1, 'x', true, null, undefined], { when: new Date(5) }]);
    expect(result).toBeInstanceOf(Array);
    expect(result[0][0]).toBeInstanceOf(Date);
  });

  test('arguments are copies', () => {
    const rows = [[1]];
    run('a[0][0] = 2;', [rows]);
    expect(rows).toEqual([[1]]);
  });

  test('every call starts afresh', () => {
    const realm = openRealm([file('var count = 0; function probe() { Array.prototype.left = 1; return ++count; }')]);
    expect([realm.call('probe'), realm.call('probe')]).toEqual([1, 1]);
    expect(realm.loadMs).toBeGreaterThan(0);
  });

  test('memory that loading leaves in use is counted, beyond an empty realm', () => {
    // by hand: a million numbers of eight bytes
    const large = file(
      'const many = new Array(1000000).fill(0.5); function probe() { return many.length; }',
      'large.js',
    );
    expect(loadCost([large]).bytes).toBeGreaterThan(7e6);
    expect(Math.abs(loadCost([file('function probe() {}', 'small.js')]).bytes)).toBeLessThan(1e6);
  });

  test('what is thrown is told by name and message', () => {
    expect(() => run('throw new TypeError("bad");')).toThrow(RealmError);
    expect(() => run('throw new TypeError("bad");')).toThrow(
      expect.objectContaining({ name: 'TypeError', message: 'bad' }),
    );
    expect(() => run('throw "text";')).toThrow('text');
    expect(() => openRealm([file('')]).call('gone')).toThrow('Script function not found: gone');
  });

  test('a budget ends what does not end', () => {
    expect(() => openRealm([file('function probe() { for (;;) {} }')]).call('probe', [], 50)).toThrow(
      'Exceeded maximum execution time',
    );
  });

  test('functions and circles do not leave', () => {
    expect(() => run('return () => 1;')).toThrow('A function does not leave the realm');
    expect(() => run('const x = []; x.push(x); return x;')).toThrow('Converting circular structure');
  });

  test('one scope for all files; globals are named', () => {
    const realm = openRealm([
      file('var Kit_ = (() => { const hidden = 1; return { two: () => hidden + plus }; })();', 'kit.js'),
      file('const plus = 1; function TWO() { return Kit_.two(); }', 'functions.js'),
    ]);
    expect(realm.call('TWO')).toBe(2);
    expect(realm.globals()).toEqual(['Kit_', 'TWO', 'plus']);
  });

  test('the same const in two files ends the loading', () => {
    expect(() => openRealm([file('const a = 1;', 'a.js'), file('const a = 2;', 'b.js')]).call('x')).toThrow(
      "Identifier 'a' has already been declared",
    );
  });
});

describe('what Apps Script cannot parse is refused', () => {
  test.each([
    'class A { #p = 1; }',
    'class A { static s = 1; }',
    'class A { f = 1; }',
    'import x from "y";',
    'export const a = 1;',
    'const a = b?.c;',
    'import("fs");',
    'const a = 1n;',
  ])('%s', (source) => {
    expect(() => openRealm([file(source)])).toThrow('code.js would not load in Apps Script');
  });
});

describe('the script time zone', () => {
  const zoned = (body: string, args: unknown[] = []) => run(body, args, { scriptTimeZone: 'America/New_York' });
  // New York: UTC-5 in winter, UTC-4 from 8 March 2026, 02:00 on.
  test('local parts, construction and parsing follow it', () => {
    expect(zoned('return [new Date(2026, 0, 15).toISOString(), new Date(2026, 6, 15, 12).getTime()];')).toEqual([
      '2026-01-15T05:00:00.000Z',
      Date.UTC(2026, 6, 15, 16),
    ]);
    expect(
      zoned('return [a.getFullYear(), a.getMonth(), a.getDate(), a.getDay(), a.getHours(), a.getTimezoneOffset()];', [
        new Date(Date.UTC(2026, 0, 1, 3)),
      ]),
    ).toEqual([2025, 11, 31, 3, 22, 300]);
    expect(
      zoned('return [Date.parse("2026-01-15T00:00"), Date.parse("2026-01-15"), +new Date("Jan 15, 2026")];'),
    ).toEqual([Date.UTC(2026, 0, 15, 5), Date.UTC(2026, 0, 15), Date.UTC(2026, 0, 15, 5)]);
    expect(zoned('const d = new Date(2026, 2, 7, 12); d.setDate(8); return d.toISOString();')).toBe(
      '2026-03-08T16:00:00.000Z',
    );
  });

  test('Date stays one type, whatever made it', () => {
    expect(
      zoned(
        'return [a instanceof Date, a.constructor === Date, typeof Date(), new Date(a) - a, isNaN(new Date("x")), Date.length];',
        [new Date(5)],
      ),
    ).toEqual([true, true, 'string', 0, true, 7]);
    expect(
      zoned('return [a.toString(), a.toDateString(), a.toTimeString()];', [new Date(Date.UTC(2026, 0, 1, 3))]),
    ).toEqual([
      'Wed Dec 31 2025 22:00:00 GMT-0500 (America/New_York)',
      'Wed Dec 31 2025',
      '22:00:00 GMT-0500 (America/New_York)',
    ]);
    expect(zoned('return a.toLocaleDateString("en-US");', [new Date(Date.UTC(2026, 0, 1, 3))])).toBe('12/31/2025');
  });
});

describe('custom functions, from the built text', () => {
  const source = `
/**
 * How much does a new customer cost?
 * @param {any} tables The tables; optional.
 * @param {string} [period] Such as "2026-Q3".
 * @return {number} money
 * @customfunction
 */
function CAC(tables, period) { return Kit_.answer('CAC', arguments); }
/** @customFunction */
function lower(a) { return a; }
/** Not offered. */
function DS_CAC(tables) { return CAC(tables); }
/** @customfunction */

function FAR() {}
/** @customfunction */
function hidden_() {}
/** @customfunction */
const ARROW = () => 1;
var Kit_ = { answer: function () {} };
`;
  test('offered: plain declarations with the tag directly above', () => {
    expect(customFunctions(source)).toEqual([
      {
        name: 'CAC',
        parameters: ['tables', 'period'],
        jsdoc: {
          description: 'How much does a new customer cost?',
          parameters: [
            { name: 'tables', type: 'any', description: 'The tables; optional.' },
            { name: 'period', type: 'string', description: 'Such as "2026-Q3".' },
          ],
          returns: 'money',
        },
      },
      { name: 'lower', parameters: ['a'], jsdoc: { description: '', parameters: [], returns: '' } },
    ]);
  });

  test('callable: every plain declaration that is not private', () => {
    expect(callableFunctions([file(source)]).map((plain) => plain.name)).toEqual(['CAC', 'lower', 'DS_CAC', 'FAR']);
  });
});
