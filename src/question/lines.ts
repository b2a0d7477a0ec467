/**
 * The loops that every fact runs over its lines. They take lists alone, so that an engine that has made one of them fast
 * for a fact has done so for all; a loop amid other code is made fast anew for each.
 */

/** Marks with 1 each `group × width + value` that a line with a group has. */
export function markPlaces(group: Int32Array, value: Int32Array, width: number, used: Int32Array): void {
  for (let i = 0; i < group.length; i++) if (group[i] >= 0) used[group[i] * width + value[i]] = 1;
}

/** What stands at `group × width + value`, of each line with a group; −1 of others. */
export function lookUp(group: Int32Array, value: Int32Array, width: number, at: Int32Array): Int32Array {
  const found = new Int32Array(group.length);
  for (let i = 0; i < group.length; i++) found[i] = group[i] < 0 ? -1 : at[group[i] * width + value[i]];
  return found;
}

/** The largest value of the lines with a group; −1 without any. */
export function largest(group: Int32Array, value: Int32Array): number {
  let most = -1;
  for (let i = 0; i < group.length; i++) if (group[i] >= 0 && value[i] > most) most = value[i];
  return most;
}

/** Adds what lines weigh to `all` at their place: kind × width + point. Lines with point −1 count nowhere. */
export function addKinds(
  point: Int32Array,
  kind: Uint8Array,
  weight: Float64Array,
  width: number,
  all: Float64Array,
): void {
  for (let i = 0; i < point.length; i++) if (point[i] >= 0) all[kind[i] * width + point[i]] += weight[i];
}
