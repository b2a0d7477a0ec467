import { closings } from '../../facts/closings/closings';
import { metric } from '../metric';

const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

export const PRODUCTSALES = metric({
  name: 'PRODUCTSALES',
  question: 'What sells?',
  brief: 'Sales by product, with each product’s share, deals, win rate and deal size, by close date.',
  better: 'up',
  level: 'settled',
  needs: { deals: ['product', 'amount', 'close'] },
  example: '"this year"',
  usualBy: 'product',
  options: {},
  columns: { Sales: 'money', Share: 'share', Won: 'count', 'Win rate': 'share', 'Deal size': 'money' },
  headline: 'Sales',
  order: 'Sales',
  counted: 'won and refunds',
  facts: () => ({ closings: { fact: closings } }),
  group({ closings }, whole) {
    const sales = closings.sum('wonValue');
    const won = closings.sum('won');
    return {
      Sales: sales,
      Share: ratio(sales, whole.closings.sum('wonValue')),
      Won: won,
      'Win rate': ratio(won, won + closings.sum('lost')),
      'Deal size': ratio(sales - closings.sum('refundValue'), won),
    };
  },
});
