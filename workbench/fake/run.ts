/**
 * What `google.script.run` does to arguments and results on their way: only numbers, texts, booleans, null, arrays and plain objects
 * travel.
 */

/** Marks a value that may not travel. */
class Unsendable extends Error {}

const send = (value: unknown, seen: Set<unknown>, top: boolean): unknown => {
  if (value === undefined) return top ? undefined : null;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') throw new Unsendable();
  if (Object.prototype.toString.call(value) === '[object Date]') throw new Unsendable('date');
  if (seen.has(value)) throw new Unsendable();
  seen.add(value);
  const made: unknown = Array.isArray(value)
    ? value.map((one) => send(one, seen, false))
    : Object.fromEntries(
        Object.entries(value as object)
          .filter(([, one]) => one !== undefined)
          .map(([key, one]) => [key, send(one, seen, false)]),
      );
  seen.delete(value);
  return made;
};

/** Arguments as the server gets them. @throws in Google's words for what cannot be sent. */
export function sentArguments(args: readonly unknown[]): unknown[] {
  try {
    return args.map((one) => send(one, new Set(), true) ?? null);
  } catch (error) {
    if (!(error instanceof Unsendable)) throw error;
    throw new TypeError('Failed due to illegal value in property: 0');
  }
}

/** A result as the page gets it: anything that cannot travel, such as a Date however deep, makes the whole of it null. */
export function receivedResult(value: unknown): unknown {
  try {
    return send(value, new Set(), true) ?? null;
  } catch (error) {
    if (!(error instanceof Unsendable)) throw error;
    return null;
  }
}

/** Calls under way at once; further ones wait. */
const AT_ONCE = 10;

export interface Call {
  functionName: string;
  args: unknown[];
  done(result: unknown): void;
  failed(error: { name: string; message: string }): void;
}

/**
 * The queue between a sidebar and the server: ten calls at once, answers in any order.
 * @param serve runs one call now. @param later runs something soon; tests may run it at once.
 */
export class ScriptRun {
  private waiting: Call[] = [];
  private running = 0;
  /** How many were under way at once, at most. */
  most = 0;
  constructor(
    private readonly serve: (functionName: string, args: unknown[]) => unknown,
    private readonly later: (work: () => void) => void,
  ) {}
  call(call: Call): void {
    this.waiting.push(call);
    this.next();
  }
  private next(): void {
    if (this.running >= AT_ONCE) return;
    const call = this.waiting.shift();
    if (!call) return;
    this.running++;
    this.most = Math.max(this.most, this.running);
    this.later(() => {
      try {
        call.done(this.serve(call.functionName, call.args));
      } catch (error) {
        // of what kind it was does not cross the wire
        call.failed({ name: 'ScriptError', message: (error as Error).message });
      } finally {
        this.running--;
        this.next();
      }
    });
  }
}
