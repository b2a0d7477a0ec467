import { AS_OF } from '../world';
import type { Count } from './count';
import { total } from './count';

export const count: Count = ({ spend }, _clock, kept) => {
  const rows = spend.filter((row) => row.date.is !== null && row.date.is <= AS_OF && kept(row, row.date.is));
  return {
    spend: total(rows, ({ amount }) => amount.is),
    media: total(
      rows.filter(({ kind }) => kind.is === 'media'),
      ({ amount }) => amount.is,
    ),
    kinds: rows.filter(({ kind }) => kind.is !== null).length,
  };
};
