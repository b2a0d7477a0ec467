import { AS_OF } from '../world';
import type { Count } from './count';

/** Spend along the day's number since 1970-01-01. */
export const count: Count = ({ spend }, _clock, kept) => {
  const sums: Record<string, number> = {};
  for (const row of spend) {
    const day = row.date.is;
    if (day === null || day > AS_OF || !kept(row, day)) continue;
    const at = Date.parse(`${day}T00:00:00Z`) / 864e5;
    sums[`spend@${at}`] = (sums[`spend@${at}`] ?? 0) + (row.amount.is ?? 0);
    sums[`media@${at}`] = (sums[`media@${at}`] ?? 0) + (row.kind.is === 'media' ? (row.amount.is ?? 0) : 0);
  }
  return sums;
};
