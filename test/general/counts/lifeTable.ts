import { AS_OF } from '../world';
import type { Count } from './count';
import { isRefund, keptOn } from './count';

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 864e5;

export const count: Count = (world, clock, kept) => {
  const counts: Record<string, number> = {};
  for (const deal of keptOn(world, clock, kept)) {
    const { state, created, close, amount } = deal;
    if (created.is === null || isRefund(deal)) continue;
    const age = daysBetween(created.is, state === 'open' ? AS_OF : (close.is as string));
    if (age < 0) continue;
    const add = (measure: string, value: number): void => {
      counts[`${measure}@${age}`] = (counts[`${measure}@${age}`] ?? 0) + value;
    };
    const value = Math.max(0, amount.is ?? 0);
    add(state, 1);
    add(`${state}Value`, value);
    add(`${state}Squares`, value * value);
  }
  return counts;
};
