import { WON } from '../outcome';
import { inDeals, linesWhere } from './problem';

/** Deals that were sold to nobody in particular. */
export const withoutCustomer = inDeals(({ table }) => {
  const said = table.outcomes();
  const { codes } = table.coded('customer');
  const isNobody = (i: number): boolean => codes[i] < 0;
  return [
    {
      kind: 'without a customer',
      table,
      what: 'won without a customer',
      lines: table.has('customer') ? linesWhere(table, (i) => said[i] === WON && isNobody(i)) : [],
      effect: 'Left out of NEWVSRETURNING, REPEATRATE, CAC, CLV',
    },
    {
      kind: 'without a customer',
      table,
      what: 'open or lost without a customer',
      lines: table.has('customer') ? linesWhere(table, (i) => said[i] !== WON && isNobody(i)) : [],
      effect: 'Counted; by "customer" they stand in (none)',
    },
  ];
});
