import { fact, MONEY } from '../fact';
import { layPoints } from '../points';
import { mediaLines } from '../spend/spend';

/** What was spent on each day, as the day's number since 1970-01-01, and what of it went to paid media. */
export const spendDays = fact<'day', 'spend' | 'media'>({
  name: 'spendDays',
  table: 'spend',
  clock: 'spent',
  reads: 'cut',
  own: ['day'],
  measures: { spend: MONEY, media: MONEY },
  sheet({ n, group, groups, number, day, text }) {
    const amount = number('amount');
    const isMedia = mediaLines(text('kind'));
    const { start, axis, point } = layPoints(
      group,
      day('date').map((date) => Math.max(0, date)),
      groups,
    );
    const spend = new Float64Array(axis.length);
    const media = new Float64Array(axis.length);
    for (let i = 0; i < n; i++) {
      const p = point[i];
      if (p < 0 || amount[i] !== amount[i]) continue;
      spend[p] += amount[i];
      if (isMedia[i] === 1) media[p] += amount[i];
    }
    return { axis: { day: axis }, start, measure: { spend, media }, leftOut: [] };
  },
});
