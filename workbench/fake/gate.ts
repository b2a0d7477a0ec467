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
