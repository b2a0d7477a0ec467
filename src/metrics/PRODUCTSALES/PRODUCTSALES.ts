import { closings } from '../../facts/closings/closings';
import { sold } from '../../facts/sold/sold';
import { beyondNoise, fallByChance } from '../../models/change/fall';
import { dealSizeOf } from '../dealSize';
import { metric } from '../metric';
import { sharesOf } from '../shares';

const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
const growth = (now: number, before: number): number | null => (before > 0 ? now / before - 1 : null);

export const PRODUCTSALES = metric({
  name: 'PRODUCTSALES',
  question: 'What sells?',
  brief:
    'Sales by product with units, share, win rate and deal size, by close date, and the growth against the period before and the same days a year earlier; falling: less than a year earlier (else than before) by more than chance explains.',
  better: 'up',
  level: 'settled',
  needs: { deals: ['product', 'amount', 'close'] },
  wants: ['lines'],
  example: '"this year"',
  usualBy: 'product',
  options: {},
  columns: {
    Sales: 'money',
    Share: 'share',
    Units: 'count',
    Won: 'count',
    'Win rate': 'share',
    'Deal size': 'money',
    'Sales before': 'money',
    Growth: 'share',
    'Sales last year': 'money',
    'Growth on last year': 'share',
    'Fall by chance': 'share',
    Trend: 'text',
  },
  headline: 'Sales',
  order: 'Sales',
  sums: true,
  counted: 'won and refunds',
  facts: () => ({
    closings: { fact: closings },
    sold: { fact: sold },
    previous: { fact: sold, before: 'previous' },
    lastYear: { fact: sold, before: 'lastYear' },
  }),
  group({ closings, sold, previous, lastYear }, whole) {
    const sales = closings.sum('wonValue');
    const won = closings.sum('won');
    const [before, yearAgo] = [previous.sum('sales'), lastYear.sum('sales')];
    // where nothing at all was sold there is nothing to compare with
    const has = { previous: whole.previous.sum('squares') > 0, lastYear: whole.lastYear.sum('squares') > 0 };
    const earlier = has.lastYear ? lastYear : previous;
    const sumOf = (cell: typeof sold) => ({ sum: cell.sum('sales'), squares: cell.sum('squares') });
    return {
      Sales: sales,
      Share: ratio(sales, whole.closings.sum('wonValue')),
      Units: whole.sold.sum('told') === 0 ? null : sold.sum('units'),
      Won: won,
      'Win rate': ratio(won, won + closings.sum('lost')),
      'Deal size': dealSizeOf(closings),
      'Sales before': has.previous ? before : null,
      Growth: growth(sales, before),
      'Sales last year': has.lastYear ? yearAgo : null,
      'Growth on last year': growth(sales, yearAgo),
      'Fall by chance': fallByChance(sumOf(earlier), sumOf(sold)),
      Trend: null,
    };
  },
  together(rows) {
    const isFalling = beyondNoise(rows.map((row) => row['Fall by chance'] ?? null));
    return sharesOf(rows, 'Sales', 'Share').map((row, i) => (isFalling[i] ? { ...row, Trend: 'falling' } : row));
  },
});
