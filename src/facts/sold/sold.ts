import { WON } from '../../tables/outcome';
import { COUNT, fact, MONEY } from '../fact';

type Measure = 'sales' | 'squares' | 'units' | 'told' | 'pricedSales' | 'pricedUnits';

/**
 * What was sold, by close date: `sales` of won deals, refunds netted, with the squares of the amounts (share × amount²);
 * `units` where a quantity is told (of `told` deals), those of a refund taken back; and the sales and units of what has both an amount and a
 * quantity other than 0, so that one by the other is a price.
 */
export const sold = fact<never, Measure>({
  name: 'sold',
  table: 'deals',
  clock: 'closed',
  reads: 'cut',
  own: [],
  measures: {
    sales: MONEY,
    squares: MONEY,
    units: COUNT,
    told: COUNT,
    pricedSales: MONEY,
    pricedUnits: COUNT,
  },
  sheet({ n, state, group, groups, weight, number, units: unitsOf }) {
    const amount = number('amount');
    const quantity = unitsOf();
    const [sales, squares, units, told, pricedSales, pricedUnits] = [0, 0, 0, 0, 0, 0].map(
      () => new Float64Array(groups),
    );
    for (let i = 0; i < n; i++) {
      const g = group[i];
      if (g < 0 || state[i] !== WON) continue;
      const money = amount[i] * weight[i];
      const many = amount[i] < 0 ? -Math.abs(quantity[i]) : quantity[i];
      if (many === many) {
        units[g] += many;
        told[g] += weight[i];
      }
      if (money !== money) continue;
      sales[g] += money;
      squares[g] += money * amount[i];
      if (many !== many || many === 0) continue;
      pricedSales[g] += money;
      pricedUnits[g] += many;
    }
    return { axis: {}, measure: { sales, squares, units, told, pricedSales, pricedUnits }, leftOut: [] };
  },
});
