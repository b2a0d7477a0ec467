/** One column of a waterfall drawn from stacked columns; what is above and below zero are stacked by themselves. */
export interface Step {
  /** The running total after this step. */
  readonly running: number;
  /** What is not drawn, so that the step hangs where the one before ended. */
  readonly hidden: number;
  readonly total: number | null;
  readonly up: number | null;
  readonly upBelow: number | null;
  readonly down: number | null;
  readonly downBelow: number | null;
}

/**
 * The columns of a waterfall from a first total over changes to the last; a step may cross zero.
 * @param perOne how fine the numbers are: 100 for cents
 */
export function waterfall(first: number, changes: readonly number[], perOne = 100): Step[] {
  const clean = (x: number): number => Math.round(x * perOne) / perOne;
  const none = { hidden: 0, total: null, up: null, upBelow: null, down: null, downBelow: null };
  let running = first;
  const steps = changes.map((change): Step => {
    const from = running;
    running = clean(from + change);
    const [low, high] = [Math.min(from, running), Math.max(from, running)];
    const above = clean(Math.max(high, 0) - Math.max(low, 0));
    const below = clean(Math.min(low, 0) - Math.min(high, 0));
    const hidden = low > 0 ? low : high < 0 ? high : 0;
    return change < 0
      ? { ...none, running, hidden, down: above, downBelow: below }
      : { ...none, running, hidden, up: above, upBelow: below };
  });
  return [{ ...none, running: first, total: first }, ...steps, { ...none, running, total: running }];
}
