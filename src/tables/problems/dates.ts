import { NO_DAY } from '../../calendar/day';
import { LOST, OPEN, WON } from '../outcome';
import { inDeals, inTable, linesWhere } from './problem';
import type { Problem } from './problem';

/** Deals that ended on no known day. */
export const undated = inDeals(({ table }) => {
  const said = table.outcomes();
  const close = table.day('close');
  const effect = 'Left out of SALES, DEALSWON, WINRATE, SALESCYCLE, CAC, CLV';
  return ([WON, LOST] as const).map((end): Problem => {
    const name = end === WON ? 'won' : 'lost';
    const lines = linesWhere(table, (i) => said[i] === end && close[i] === NO_DAY);
    return { kind: 'closed without a date', table, what: `${name} without a close date`, lines, effect, ends: [name] };
  });
});

/** Deals that ended before they began. */
export const backwards = inDeals(({ table, state }) => {
  const created = table.day('created');
  const close = table.day('close');
  const lines = linesWhere(
    table,
    (i) => (state[i] === WON || state[i] === LOST) && created[i] !== NO_DAY && close[i] < created[i],
  );
  const effect = 'Left out of SALESCYCLE and of what goes by age';
  return [{ kind: 'closed before created', table, what: 'closed before they were created', lines, effect }];
});

/** Deals that began on no known day. */
export const unborn = inDeals(({ table }) => {
  const created = table.day('created');
  const lines = linesWhere(table, (i) => created[i] === NO_DAY);
  const effect = 'Left out of SALESCYCLE, SOURCEQUALITY and of what goes by created date';
  return [{ kind: 'without a created date', table, what: 'without a created date', lines, effect }];
});

/** Rows dated after the day that answers stand on. */
export const later = inDeals(({ table, asOf, state }) => {
  const created = table.day('created');
  const said = table.outcomes();
  const isUnborn = (i: number): boolean => created[i] !== NO_DAY && created[i] > asOf;
  return [
    {
      kind: 'later than the as-of day',
      table,
      what: 'created after the as-of day',
      lines: linesWhere(table, isUnborn),
      effect: 'Left out of every metric until then',
    },
    {
      kind: 'later than the as-of day',
      table,
      what: 'won or lost after the as-of day',
      lines: linesWhere(table, (i) => said[i] !== OPEN && state[i] === OPEN),
      effect: 'Counted as open until then, so left out of SALES and WINRATE',
    },
  ];
});

/** Spend that no period holds. */
export const spendDates = inTable('spend', (table, { asOf }) => {
  const days = table.day('date');
  return [
    {
      kind: 'spend without a date',
      table,
      what: 'without a date',
      lines: linesWhere(table, (i) => days[i] === NO_DAY),
      effect: 'Left out of CAC',
    },
    {
      kind: 'later than the as-of day',
      table,
      what: 'dated after the as-of day',
      lines: linesWhere(table, (i) => days[i] !== NO_DAY && days[i] > asOf),
      effect: 'Left out of CAC until then',
    },
  ];
});
