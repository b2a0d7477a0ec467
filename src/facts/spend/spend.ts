import { fold } from '../../tables/cell';
import { COUNT, fact, MONEY } from '../fact';
import { MEDIA } from './media';
import { leftOutIf } from '../../tables/leftOut';

/**
 * What was spent, by the date of the spend row; `media` is what went to paid media by its kind, `kinds` counts the rows
 * that name a kind at all. A month's spend stands on the day its row names.
 */
export const spend = fact<never, 'spend' | 'media' | 'kinds'>({
  name: 'spend',
  table: 'spend',
  clock: 'spent',
  reads: 'cut',
  own: [],
  measures: {
    spend: MONEY,
    media: MONEY,
    kinds: COUNT,
  },
  sheet({ n, group, groups, number, rowNumber, text }) {
    const amount = number('amount');
    const isMedia = mediaLines(text('kind'));
    const spent = new Float64Array(groups);
    const media = new Float64Array(groups);
    const kinds = new Float64Array(groups);
    const missing: number[] = [];
    for (let i = 0; i < n; i++) {
      const g = group[i];
      if (g < 0) continue;
      if (isMedia[i] >= 0) kinds[g] += 1;
      if (amount[i] === amount[i]) {
        spent[g] += amount[i];
        if (isMedia[i] === 1) media[g] += amount[i];
      } else missing.push(rowNumber(i));
    }
    return {
      axis: {},
      measure: { spend: spent, media, kinds },
      leftOut: leftOutIf('Spend: without an amount', missing),
    };
  },
});

/** For each line 1 where its kind is paid media, 0 where it is another, -1 where it names none. */
export function mediaLines(kinds: readonly string[]): Int8Array {
  const known = new Map<string, number>();
  const media = new RegExp(MEDIA);
  return Int8Array.from(kinds, (kind) => {
    let is = known.get(kind);
    if (is === undefined) {
      const name = fold(kind);
      known.set(kind, (is = name === '' ? -1 : media.test(name) ? 1 : 0));
    }
    return is;
  });
}
