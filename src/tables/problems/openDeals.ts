import { NO_DAY } from '../../calendar/day';
import { OPEN, WON } from '../outcome';
import { inDeals, linesWhere } from './problem';

/** Deals that should have closed by now. */
export const overdue = inDeals(({ table, asOf, state, expected }) => [
  {
    kind: 'overdue',
    table,
    what: 'open past their expected close date',
    lines: linesWhere(table, (i) => state[i] === OPEN && expected[i] !== NO_DAY && expected[i] < asOf),
    effect: 'Counted as open in PIPELINE, in no later period; left out of WINRATE',
    ends: ['won', 'lost'],
  },
]);

/** Deals that have been open for more days than any deal that was won took. */
export const openTooLong = inDeals(({ table, asOf, state }) => {
  const created = table.day('created');
  const close = table.day('close');
  let longest = -1;
  for (let i = 0; i < table.n; i++)
    if (state[i] === WON && created[i] !== NO_DAY && close[i] - created[i] > longest) longest = close[i] - created[i];
  const isOld = (i: number): boolean => state[i] === OPEN && created[i] !== NO_DAY && asOf - created[i] > longest;
  return [
    {
      kind: 'open too long',
      table,
      what: `open longer than the longest-lived deal that was won (${longest} days)`,
      lines: longest < 0 ? [] : linesWhere(table, isOld),
      effect: 'Counted as open in PIPELINE; worth nothing in WEIGHTEDPIPELINE',
      ends: ['won', 'lost'],
    },
  ];
});
