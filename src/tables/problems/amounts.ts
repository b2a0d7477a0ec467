import { amountCurrencies } from '../currency';
import { LOST, OPEN, WON } from '../outcome';
import { inDeals, inTable, linesWhere } from './problem';
import type { Detector, Problem } from './problem';

/** Deals whose amount is not there, below 0, or 0. A deal that was lost for nothing is no problem. */
export const dealAmounts = inDeals(({ table }) => {
  const said = table.outcomes();
  const amount = table.number('amount');
  const of = (end: number, test: (value: number) => boolean): number[] =>
    linesWhere(table, (i) => said[i] === end && test(amount[i]));
  const isMissing = (value: number): boolean => value !== value;
  const isNegative = (value: number): boolean => value < 0;
  const isZero = (value: number): boolean => value === 0;
  const found = (kind: Problem['kind'], what: string, lines: number[], effect: string): Problem => ({
    kind,
    table,
    what,
    lines,
    effect,
  });
  return [
    found(
      'without an amount',
      'won without an amount',
      of(WON, isMissing),
      'Counted as a deal, not in the money of SALES and CLV; left out of DEALSIZE',
    ),
    found(
      'without an amount',
      'open without an amount',
      of(OPEN, isMissing),
      'Counted as a deal, not in the money of PIPELINE; left out of WEIGHTEDPIPELINE',
    ),
    found(
      'negative amount',
      'refunds',
      of(WON, isNegative),
      'Taken off the money of SALES and CLV, not counted as deals',
    ),
    found(
      'negative amount',
      'open or lost with an amount below 0',
      linesWhere(table, (i) => said[i] !== WON && isNegative(amount[i])),
      'Counted as deals; taken off the money of PIPELINE',
    ),
    found('zero amount', 'won for 0', of(WON, isZero), 'Counted as deals; pulls DEALSIZE down'),
    found(
      'zero amount',
      'open with an amount of 0',
      of(OPEN, isZero),
      'Counted as deals; left out of WEIGHTEDPIPELINE',
    ),
  ].filter(({ lines }) => lines.length > 0 && (table.has('amount') || said.indexOf(LOST) < 0));
});

/** Spend that costs nothing that can be read. */
export const spendAmounts = inTable('spend', (table) => {
  const amount = table.number('amount');
  return [
    {
      kind: 'spend without an amount',
      table,
      what: 'without an amount',
      lines: linesWhere(table, (i) => amount[i] !== amount[i]),
      effect: 'Left out of CAC',
    },
  ];
});

/** Amounts that name no currency where others of their table do. */
export const withoutCurrency: Detector = ({ book }) =>
  (['deals', 'spend'] as const).flatMap((name): Problem[] => {
    const table = book.get(name);
    const said = table && amountCurrencies(table, 'amount');
    if (!table || !said) return [];
    const amount = table.number('amount');
    const lines = linesWhere(table, (i) => said.of[i] < 0 && amount[i] === amount[i]);
    const effect =
      said.codes.length > 1
        ? 'Counted in the reporting currency of Settings; without one, left out of money'
        : `Counted in ${said.codes[0]} like the others`;
    return [
      { kind: 'without a currency', table, what: 'an amount without a currency beside others with one', lines, effect },
    ];
  });
