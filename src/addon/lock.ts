/** Whether an error says that a service is closed to us: what it would have done is then done without. */
export const isClosed = (error: unknown): boolean => /permission/i.test(String((error as Error)?.message));

/** How many such works run inside each other: what runs inside one is alone already. */
let depth = 0;

/**
 * Does something while nobody else does it in this file. Where locks are closed to the add-on it is done without one.
 * @param milliseconds how long to wait for the other
 * @param busy what is done instead when the other does not end in time
 */
export function alone<T>(milliseconds: number, work: () => T, busy: () => T): T {
  if (depth > 0) return work();
  let lock: GoogleAppsScript.Lock.Lock | null = null;
  try {
    lock = LockService.getDocumentLock();
    if (!lock.tryLock(milliseconds)) return busy();
  } catch (error) {
    if (!isClosed(error)) throw error;
    lock = null;
  }
  depth++;
  try {
    return work();
  } finally {
    depth--;
    if (lock) {
      SpreadsheetApp.flush(); // who waits for the lock must read what was written
      lock.releaseLock();
    }
  }
}
