import type { BuiltFile } from './built';
import { fromRealm, hostFor, RealmError } from './cross';
import type { Host, Inside, Outcome } from './inside';
import { declaredIn, type Declared } from './parse';

export interface RealmOptions {
  /** Global objects of Apps Script: name → object. Their members are reached only through stand-ins. */
  services?: Record<string, object>;
  /** The time zone of the script, which `new Date(y, m, d)` and `getMonth()` follow. Default: UTC. */
  scriptTimeZone?: string;
  /** Where `console.log` goes. Default: nowhere. */
  print?: (level: string, values: unknown[]) => void;
  /** Whether `eval` and `new Function` work inside. Default: no; nothing that is pushed should need them. */
  evaluation?: boolean;
  /** The clock, in milliseconds since 1970 UTC. Default: the machine's. */
  now?: () => number;
  /** Leaves out `Intl`. Default: it is there. */
  withoutIntl?: boolean;
  /** Loads the files once and keeps the realm between calls: quicker, and no different for functions that keep nothing. */
  kept?: boolean;
}

/** The pushed files, ready to run: every call loads them anew, as Apps Script does. */
export interface Realm {
  /**
   * Calls a global function in a fresh realm. Arguments become objects of that realm, the result becomes plain values of this one.
   * @throws RealmError with the name and message of what was thrown inside.
   */
  call(functionName: string, args?: readonly unknown[], timeoutMs?: number): unknown;
  /** Names that the files add to the global scope. */
  globals(): string[];
  /** Milliseconds that loading the files took, the last time. */
  readonly loadMs: number;
}

/** One started realm, on either kind of machine. */
export interface Started {
  inside: Inside;
  loadMs: number;
  run(work: () => Outcome, timeoutMs?: number): Outcome;
}

/** Compiles the files once; each call gives a fresh realm in which they have been loaded. */
export type Engine = (
  scripts: readonly BuiltFile[],
  declared: readonly Declared[],
  options: RealmOptions,
) => (host: Host) => Started;

/** Makes `openRealm` for a kind of machine. */
export const realmWith =
  (engine: Engine) =>
  (scripts: readonly BuiltFile[], options: RealmOptions = {}): Realm => {
    const declared = scripts.map(declaredIn);
    const lexical = declared.flatMap((file) => file.lexical);
    const start = engine(scripts, declared, options);
    let loadMs = 0;
    const open = (): Started => {
      let current: Inside | null = null;
      const host = hostFor(
        () => (value) => current?.hostOf(value),
        options.print ?? (() => undefined),
        options.now ?? Date.now,
      );
      const started = start(host);
      current = started.inside;
      loadMs = started.loadMs;
      return started;
    };
    let kept: Started | null = null;
    return {
      call(functionName, args = [], timeoutMs) {
        const { inside, run } = options.kept ? (kept ??= open()) : open();
        const outcome = run(() => inside.call(functionName, args), timeoutMs);
        if (!outcome.ok) throw new RealmError(String(outcome.name), String(outcome.message), String(outcome.stack));
        return fromRealm(outcome.value, inside.hostOf);
      },
      globals: () => [...new Set([...open().inside.names(), ...lexical])].sort(),
      get loadMs() {
        return loadMs;
      },
    };
  };
