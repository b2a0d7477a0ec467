import { AS_OF } from '../world';
import type { Count } from './count';
import { dayOn, keptOn, total } from './count';

export const count: Count = (world, clock, kept) => {
  const open = keptOn(world, clock, kept).filter(({ state }) => state === 'open');
  const overdue = open.filter((deal) => (dayOn('expected', deal) ?? AS_OF) < AS_OF);
  return {
    open: open.length,
    openValue: total(open, ({ amount }) => amount.is),
    overdue: overdue.length,
    overdueValue: total(overdue, ({ amount }) => amount.is),
  };
};
