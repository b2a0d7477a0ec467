import { AS_OF } from '../world';
import type { Count } from './count';
import { total } from './count';

export const count: Count = ({ spend }, _clock, kept) => ({
  spend: total(
    spend.filter((row) => row.date.is !== null && row.date.is <= AS_OF && kept(row, row.date.is)),
    ({ amount }) => amount.is,
  ),
});
