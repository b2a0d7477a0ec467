import type { Coded } from './dictionary';
import type { Table } from './table';

/** Lines that are more or fewer than those of a table they read through: what is not their own is their base's. */
export interface View {
  readonly base: Table;
  /** The line of the base behind each. */
  readonly line: Int32Array;
  /** Where each is in a stage of its own. */
  readonly stage?: Coded;
  readonly days: Readonly<Record<string, Int32Array>>;
  /** Where their outcomes are others than those of the base. */
  readonly said?: Uint8Array;
}

/** What the lines of a view have in a column of its base. */
export function through<T>({ line }: View, values: ArrayLike<T>): T[] {
  const out: T[] = new Array(values.length > 0 ? line.length : 0);
  for (let i = 0; i < out.length; i++) out[i] = values[line[i]];
  return out;
}

/** What the lines of a view have in a column of whole numbers. */
export function gather(values: Int32Array, line: Int32Array): Int32Array {
  const out = new Int32Array(line.length);
  for (let i = 0; i < out.length; i++) out[i] = values[line[i]];
  return out;
}
