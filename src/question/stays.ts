import type { Day } from '../calendar/day';
import { NO_DAY } from '../calendar/day';
import type { Table } from '../tables/table';

/** How a stay in a stage, or the way to the next one, stood on a day. */
export const [RUNNING, LEFT, LOST_IN, LEFT_TO_WIN] = [0, 1, 2, 3];

/** Each line of spells or reaches as it was on the as-of day. */
export interface Stays {
  /** Days from entering to its end, or to the as-of day; −1 for what had not begun, or ends before it begins. */
  readonly days: Int32Array;
  /** RUNNING, LEFT, LOST_IN, or LEFT_TO_WIN where the deal was won by then. */
  readonly end: Uint8Array;
}

/** The stays as they were on a day: what was left later still runs. */
export function staysAsOf(table: Table, asOf: Day): Stays {
  return table.keep('stays ' + asOf, () => {
    const entered = table.day('entered');
    const left = table.day('left on');
    const lost = table.day('lost on');
    const won = table.day('won on');
    const days = new Int32Array(table.n).fill(-1);
    const end = new Uint8Array(table.n);
    for (let i = 0; i < table.n; i++) {
      const since = entered[i];
      if (since === NO_DAY || since > asOf) continue;
      const isLeft = left[i] !== NO_DAY && left[i] <= asOf;
      const isLost = !isLeft && lost[i] !== NO_DAY && lost[i] <= asOf;
      const isWon = isLeft && won[i] !== NO_DAY && won[i] <= asOf;
      end[i] = isWon ? LEFT_TO_WIN : isLeft ? LEFT : isLost ? LOST_IN : RUNNING;
      const until = isLeft ? left[i] : isLost ? lost[i] : asOf;
      if (until >= since) days[i] = until - since;
    }
    return { days, end };
  });
}

/** Each stay as the first of its deal in its stage, and how the deal ended. */
export interface Fates {
  /** Days from entering to the deal's end, or to the as-of day; −1 for later stays and what cannot be. */
  readonly after: Int32Array;
  /** 0 open, 1 won, 2 lost. */
  readonly fate: Uint8Array;
}

/** How the deals of stays had ended on a day. */
export function fatesAsOf(table: Table, asOf: Day): Fates {
  return table.keep('fates ' + asOf, () => {
    const { days } = staysAsOf(table, asOf);
    const entered = table.day('entered');
    const first = table.day('first entered');
    const won = table.day('won on');
    const lost = table.day('deal lost');
    const after = new Int32Array(table.n).fill(-1);
    const fate = new Uint8Array(table.n);
    for (let i = 0; i < table.n; i++) {
      const since = entered[i];
      if (days[i] < 0 || (first[i] !== NO_DAY && first[i] < since)) continue;
      const isWon = won[i] !== NO_DAY && won[i] <= asOf;
      const isLost = !isWon && lost[i] !== NO_DAY && lost[i] <= asOf;
      const gone = isWon ? won[i] : isLost ? lost[i] : asOf;
      if (gone < since + days[i]) continue;
      after[i] = gone - since;
      fate[i] = isWon ? 1 : isLost ? 2 : 0;
    }
    return { after, fate };
  });
}
