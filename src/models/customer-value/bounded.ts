/** Numbers kept inside their bounds: an optimiser moves `at` on the whole line, the model sees the values. */
export type Bounds = readonly (readonly [low: number, high: number, ...words: string[]])[];

/** Values and their change per change of `at`: a logistic curve onto (low, high), in the middle of a wide range one to one. */
export function inside(at: ArrayLike<number>, bounds: Bounds): { value: number[]; slope: number[] } {
  const share = bounds.map(([low, high], i) => 1 / (1 + Math.exp(-at[i] / stretch(low, high))));
  return {
    value: bounds.map(([low, high], i) => low + (high - low) * share[i]),
    slope: bounds.map(([low, high], i) => ((high - low) * share[i] * (1 - share[i])) / stretch(low, high)),
  };
}

/** The `at` of these values; those outside are brought just inside. */
export function startAt(values: readonly number[], bounds: Bounds): number[] {
  return bounds.map(([low, high], i) => {
    const share = Math.min(0.98, Math.max(0.02, (values[i] - low) / (high - low)));
    return Math.log(share / (1 - share)) * stretch(low, high);
  });
}

/** For each number whether it is nearer to an end than half a percent of its range. */
export const atBound = (at: ArrayLike<number>, bounds: Bounds): boolean[] =>
  bounds.map(([low, high], i) => Math.abs(at[i]) > 5.3 * stretch(low, high));

const stretch = (low: number, high: number) => Math.max(1, (high - low) / 4);
