import { ASKED, fact } from '../fact';
import { isPurchase, withoutCustomer } from '../history';
import { layTuples } from '../points';

/**
 * What the same customers bought: for each group (a product, say) the customers who bought it in the cut, along `other`
 * (the place of another group, or of itself, among the groups in their order) those who bought that too, and along `later`
 * by how many days their first purchase of the other came after that of this one; 0 where it did not. Customers × groups².
 */
export const together = fact<'other' | 'later', 'customers'>({
  name: 'together',
  table: 'deals',
  clock: 'closed',
  reads: 'cut',
  own: ['other', 'later'],
  measures: { customers: ASKED },
  sheet(rows) {
    const { n, group, groups } = rows;
    const customer = rows.codes('customer');
    const amount = rows.number('amount');
    const close = rows.day('close');
    let most = -1;
    for (let i = 0; i < n; i++) if (customer[i] > most) most = customer[i];
    const start = new Int32Array(most + 2);
    const isIn = (i: number): boolean => group[i] >= 0 && isPurchase(rows, customer, amount, i);
    const lines: number[] = [];
    for (let i = 0; i < n; i++) {
      if (!isIn(i)) continue;
      lines.push(i);
      start[customer[i] + 1]++;
    }
    for (let c = 0; c <= most; c++) start[c + 1] += start[c];
    const next = start.slice();
    const ofCustomer = new Int32Array(lines.length);
    for (const i of lines) ofCustomer[next[customer[i]]++] = i;
    const isUsed = new Uint8Array(groups);
    for (const i of lines) isUsed[group[i]] = 1;
    const place = new Int32Array(groups);
    for (let g = 0, used = 0; g < groups; g++) place[g] = isUsed[g] === 1 ? used++ : -1;
    const [at, other, later]: number[][] = [[], [], []];
    const first = new Int32Array(groups);
    for (let c = 0; c <= most; c++) {
      const bought: number[] = [];
      for (let k = start[c]; k < start[c + 1]; k++) {
        const [g, day] = [group[ofCustomer[k]], close[ofCustomer[k]]];
        if (!bought.includes(g)) first[bought[bought.push(g) - 1]] = day;
        else if (day < first[g]) first[g] = day;
      }
      for (const one of bought)
        for (const two of bought) {
          at.push(one);
          other.push(place[two]);
          later.push(Math.max(0, first[two] - first[one]));
        }
    }
    const tuples = layTuples(Int32Array.from(at), [Int32Array.from(other), Int32Array.from(later)], groups);
    const customers = new Float64Array(tuples.axes[0].length);
    tuples.point.forEach((p) => customers[p]++);
    return {
      axis: { other: tuples.axes[0], later: tuples.axes[1] },
      start: tuples.start,
      measure: { customers },
      leftOut: withoutCustomer(rows, customer),
    };
  },
});
