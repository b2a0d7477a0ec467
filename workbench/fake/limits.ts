import type { AuthMode } from './gate';

/** What Google grants one execution, in milliseconds, and how many it runs at once: https://developers.google.com/apps-script/guides/services/quotas */
export interface Limits {
  functionMs: number;
  /** Simple triggers, such as `onOpen`. */
  triggerMs: number;
  scriptMs: number;
  /**
   * Custom functions that one change of the file may set going; those beyond are refused. Google says 30 executions of a user at
   * once, but tries again for a while, so that nothing is refused unless a test asks for it.
   */
  simultaneous: number;
}

export const LIMITS: Limits = { functionMs: 30000, triggerMs: 30000, scriptMs: 360000, simultaneous: Infinity };

export const TOO_LONG = 'Exceeded maximum execution time';
export const TOO_MANY = 'There are too many scripts running simultaneously for this Google user account.';

/** How long an entry point may run. */
export const budgetOf = (limits: Limits, mode: AuthMode): number =>
  mode === 'CUSTOM_FUNCTION' ? limits.functionMs : mode === 'FULL' ? limits.scriptMs : limits.triggerMs;

// Nobody has measured Google's services here. These are the slow ends of what people report: 10 ms a call; a million cells are
// read in eight seconds, and written in four times that.
const CALL_MS = 10;
const READ_MS = 0.008;
const WRITE_MS = 0.032;

const cellsIn = (value: unknown): number =>
  Array.isArray(value) ? value.reduce<number>((sum, line) => sum + (Array.isArray(line) ? line.length : 1), 0) : 1;

/** What a counted call costs in simulated time, by the cells that it hands over. */
export const costOf = (isWrite: boolean, args: readonly unknown[], result: unknown): number =>
  CALL_MS + (isWrite ? WRITE_MS * args.reduce<number>((sum, arg) => sum + cellsIn(arg), 0) : READ_MS * cellsIn(result));
