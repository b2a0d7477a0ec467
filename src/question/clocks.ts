import type { Day } from '../calendar/day';
import { NO_DAY } from '../calendar/day';
import { OPEN, UNSEEN } from '../tables/outcome';
import type { Table } from '../tables/table';

/** The date that `period` and grains mean for a fact. */
export type Clock = 'closed' | 'created' | 'expected' | 'entered' | 'spent';

const CLOCK_WORDS: Readonly<Record<Clock, string>> = {
  closed: 'close date',
  created: 'created date',
  expected: 'expected close date',
  entered: 'date',
  spent: 'date',
};

/** The name of a clock's date, for headings and sentences. */
export function clockWord(clock: Clock): string {
  return CLOCK_WORDS[clock];
}

/** Each deal's state on the as-of day, and the lines that are closed without a date. */
export interface States {
  readonly state: Uint8Array;
  readonly undated: readonly number[];
  /** The day each deal was closed on by then; NO_DAY where it was not. */
  readonly closed: Int32Array;
}

/** Each deal as it was on the as-of day: closed later is open, created later or closed without a date is UNSEEN. */
export function statesAsOf(table: Table, asOf: Day): States {
  return table.keep('states ' + asOf, () => {
    const state = table.outcomes().slice();
    const closed = table.day('close').slice();
    return { state, undated: standAsOf(state, table.day('created'), closed, asOf), closed };
  });
}

/** Puts deals back to a day, in place, and tells those that are closed without a date. NO_DAY is before every day. */
function standAsOf(state: Uint8Array, created: Int32Array, closed: Int32Array, asOf: Day): number[] {
  const undated: number[] = [];
  for (let i = 0; i < state.length; i++) {
    const day = closed[i];
    closed[i] = NO_DAY;
    if (created[i] > asOf) state[i] = UNSEEN;
    else if (state[i] === OPEN) continue;
    else if (day === NO_DAY) {
      state[i] = UNSEEN;
      undated.push(i);
    } else if (day > asOf) state[i] = OPEN;
    else closed[i] = day;
  }
  return undated;
}

/** The day each line counts on by a clock, as of a day; NO_DAY where it has none. */
export function clockDays(table: Table, clock: Clock, asOf: Day): Int32Array {
  if (clock === 'created') return table.day('created');
  if (clock === 'entered') return table.day('entered');
  if (clock === 'spent') return table.day('date');
  if (clock === 'expected' && table.name === 'spells') return table.day('due');
  const { state, closed } = statesAsOf(table, asOf);
  if (clock === 'closed') return closed;
  return table.keep(`${clock} ${asOf}`, () => {
    const close = table.day('close');
    const days = new Int32Array(table.n);
    const said = table.outcomes();
    const expected = table.day('expected close');
    for (let i = 0; i < table.n; i++) {
      days[i] =
        state[i] !== OPEN ? NO_DAY : expected[i] !== NO_DAY ? expected[i] : said[i] === OPEN ? close[i] : NO_DAY;
    }
    return days;
  });
}
