import type { Day } from '../../calendar/day';
import { NO_DAY } from '../../calendar/day';
import type { Rows } from '../../question/rows';
import { leftOutIf } from '../../tables/leftOut';
import type { LeftOut } from '../../tables/table';
import { OPEN, UNSEEN } from '../../tables/outcome';
import { isRefund, refundNote } from '../history';

/** The age of each deal at its close, of open ones on the as-of day; −1 of those that have none, which are listed by why. */
interface Ages {
  readonly of: readonly unknown[];
  readonly age: Int32Array;
  readonly refunds: number[];
  readonly unborn: number[];
  readonly backwards: number[];
}

/** What was last read: several facts of one call, and cuts of one, read the same. */
let last: Ages | null = null;

/** Reads the ages of all deals, whatever the cut; refunds have none. */
export function agesOf({ n, asOf, state, day, number }: Rows): Ages {
  const [created, close, amount] = [day('created'), day('close'), number('amount')];
  const of = [asOf, state, created, close, amount];
  if (last?.of.every((each, k) => each === of[k])) return last;
  last = { of, age: new Int32Array(n), refunds: [], unborn: [], backwards: [] };
  count(asOf, state, created, close, amount, last.age, last.refunds, last.unborn, last.backwards);
  return last;
}

function count(
  asOf: Day,
  state: Uint8Array,
  created: Int32Array,
  close: Int32Array,
  amount: Float64Array,
  age: Int32Array,
  refunds: number[],
  unborn: number[],
  backwards: number[],
): void {
  for (let i = 0; i < age.length; i++) {
    const end = state[i] === OPEN ? asOf : close[i];
    age[i] = -1;
    if (state[i] === UNSEEN) continue;
    if (isRefund(state, amount, i)) refunds.push(i);
    else if (created[i] === NO_DAY) unborn.push(i);
    else if (end < created[i]) backwards.push(i);
    else age[i] = end - created[i];
  }
}

/** What is said of the refunds among the lines of a cut. */
export const refundsOf = ({ refunds }: Ages, rows: Rows): LeftOut[] => refundNote(rowsIn(rows, refunds));

/** What is said of lines of a cut that have no age. */
export const agelessOf = (ages: Ages, rows: Rows): LeftOut[] => [
  ...refundsOf(ages, rows),
  ...leftOutIf('Deals: without a created date', rowsIn(rows, ages.unborn)),
  ...leftOutIf('Deals: closed before they were created', rowsIn(rows, ages.backwards)),
];

const rowsIn = ({ group, rowNumber }: Rows, lines: readonly number[]): number[] =>
  lines.filter((i) => group[i] >= 0).map(rowNumber);
