/**
 * The loops that every fact runs over its lines. They take lists alone, so that an engine that has made one of them fast
 * for a fact has done so for all; a loop amid other code is made fast anew for each, and what stands beside a loop that was
 * made fast at its first run is not known to the engine and makes it begin anew.
 */

/** The groups of the lines whose value is 0 or more; −1 of others. */
export function groupsWith(group: Int32Array, value: Int32Array): Int32Array {
  const found = new Int32Array(group.length);
  chooseGroups(group, value, found);
  return found;
}
function chooseGroups(group: Int32Array, value: Int32Array, found: Int32Array): void {
  for (let i = 0; i < found.length; i++) found[i] = value[i] < 0 ? -1 : group[i];
}

/** The largest value of the lines with a group; −1 without any. */
export function largest(group: Int32Array, value: Int32Array): number {
  let most = -1;
  for (let i = 0; i < group.length; i++) if (group[i] >= 0 && value[i] > most) most = value[i];
  return most;
}

/**
 * Adds what lines weigh to `all` at `(group × width + value) × per + kind`, and marks `group × width + value` as used; not
 * of lines whose group or value is −1.
 */
export function addKinds(
  group: Int32Array,
  value: Int32Array,
  width: number,
  used: Int32Array,
  all: Float64Array,
  per: number,
  kind: Uint8Array,
  weight: Float64Array,
): void {
  for (let i = 0; i < group.length; i++) {
    if (group[i] < 0 || value[i] < 0) continue;
    const place = group[i] * width + value[i];
    used[place] = 1;
    all[place * per + kind[i]] += weight[i];
  }
}

/** Adds what they are worth above 0, and its squares, one and two thirds of `per` behind. */
export function addWorths(
  group: Int32Array,
  value: Int32Array,
  width: number,
  all: Float64Array,
  per: number,
  kind: Uint8Array,
  weight: Float64Array,
  amount: Float64Array,
): void {
  const third = per / 3;
  for (let i = 0; i < group.length; i++) {
    const worth = amount[i] * weight[i];
    if (group[i] < 0 || value[i] < 0 || !(worth > 0)) continue;
    const at = (group[i] * width + value[i]) * per + kind[i] + third;
    all[at] += worth;
    all[at + third] += worth * amount[i];
  }
}
