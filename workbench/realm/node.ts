import { createContext, Script } from 'node:vm';
import { inside, type Host, type Inside, type Outcome } from './inside';
import { RealmError } from './cross';
import { realmWith, type Engine, type Started } from './realm';
import { remembered } from './remembered';

/** The function's text, compiled in each realm. */
const prelude = new Script(`(${inside.toString()})`, { filename: 'realm-prelude.js' });
const here = new Script('globalThis');

/** Node's own time zone needs no stand-in for Date. */
const sameZone = (zone: string): boolean => zone === new Intl.DateTimeFormat().resolvedOptions().timeZone;
const isUtc = (zone: string): boolean => /^(Etc\/)?(UTC|GMT|Zulu|UCT)$/.test(zone);

const loadFailure = (error: unknown): RealmError => {
  const { name, message, stack } = (error ?? {}) as Error;
  return new RealmError(String(name ?? 'Error'), String(message ?? error), String(stack ?? ''));
};

const compile = remembered((source: string, filename: string) => new Script(source, { filename }));

const engine: Engine = (scripts, _declared, options) => {
  const compiled = scripts.map((file) => compile(file.source, file.name));
  const zone = options.scriptTimeZone ?? 'Etc/UTC';
  const machine = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const native = !options.now && (sameZone(zone) || (isUtc(zone) && isUtc(machine)));
  const zoneInside = native ? null : zone;
  return (host: Host): Started => {
    // Without a prototype: the global object of a context shows the members of this one.
    const context = createContext(Object.create(null), {
      codeGeneration: { strings: options.evaluation === true, wasm: true },
    });
    const scope = here.runInContext(context) as Record<string, unknown>;
    const began = performance.now();
    const started = (prelude.runInContext(context) as typeof inside)(
      host,
      options.services ?? {},
      zoneInside,
      scope,
    ) as Inside;
    if (options.withoutIntl) delete scope.Intl;
    try {
      for (const script of compiled) script.runInContext(context);
    } catch (error) {
      throw loadFailure(error);
    }
    return {
      inside: started,
      loadMs: performance.now() - began,
      run: (work, timeoutMs) => (timeoutMs === undefined ? work() : timed(context, scope, work, timeoutMs)),
    };
  };
};

const taking = new Script('(() => { const work = globalThis.work_; delete globalThis.work_; return work(); })()');

/** Runs under a watchdog; Apps Script's words when it bites. */
const timed = (context: object, scope: Record<string, unknown>, work: () => Outcome, timeoutMs: number): Outcome => {
  Object.defineProperty(scope, 'work_', { value: work, configurable: true });
  try {
    return taking.runInContext(context as never, { timeout: timeoutMs }) as Outcome;
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    return { ok: false, name: 'Exception', message: 'Exceeded maximum execution time', stack: '' };
  }
};

/** Opens the pushed files in a bare realm under Node: what Apps Script's V8 has, and nothing of Node. */
export const openRealm = realmWith(engine);
