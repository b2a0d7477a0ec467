import { AS_OF } from '../world';
import type { Count } from './count';
import { keptOn } from './count';

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 864e5;

export const count: Count = (world, clock, kept) => {
  const counts: Record<string, number> = {};
  for (const { state, created, close, amount } of keptOn(world, clock, kept)) {
    if (created.is === null || (state === 'won' && (amount.is ?? 0) < 0)) continue;
    const age = daysBetween(created.is, state === 'open' ? AS_OF : (close.is as string));
    if (age < 0) continue;
    const value = amount.is ?? 0;
    const size = value > 0 ? Math.floor(4 * Math.log(value)) + 100 : 255;
    const place = [daysBetween(created.is, AS_OF), age, size].join(',');
    const add = (measure: string, by: number): void => {
      counts[`${measure}@${place}`] = (counts[`${measure}@${place}`] ?? 0) + by;
    };
    add(state, 1);
    if (state !== 'lost') add(`${state}Value`, value);
  }
  return counts;
};
