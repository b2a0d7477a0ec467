import { NO_DAY } from '../../calendar/day';
import { OPEN } from '../../tables/outcome';
import { leftOut } from '../../tables/table';
import { fact } from '../fact';
import { layPoints } from '../points';
import { sizeOf } from '../sizes';

const WIDTH = 256;

/**
 * Deals open on the as-of day by their age in days and the step of their amount (see `sizes.ts`): how many, their amount
 * and its squares, and the amount × the probability that a column says, with the amount it says it of. By expected close.
 */
export const openAges = fact<'days' | 'size', 'open' | 'value' | 'squares' | 'stated' | 'statedOf'>({
  name: 'openAges',
  table: 'deals',
  clock: 'expected',
  reads: 'cut',
  own: ['days', 'size'],
  measures: {
    open: { unit: 'count', adds: 'always' },
    value: { unit: 'money', adds: 'always' },
    squares: { unit: 'money', adds: 'always' },
    stated: { unit: 'money', adds: 'always' },
    statedOf: { unit: 'money', adds: 'always' },
  },
  sheet({ n, asOf, state, group, groups, weight, number, day, rowNumber }) {
    const amount = number('amount');
    const probability = number('probability');
    const created = day('created');
    const code = new Int32Array(n);
    const counted = new Int32Array(n).fill(-1);
    const worthless: number[] = [];
    const unborn: number[] = [];
    for (let i = 0; i < n; i++) {
      if (group[i] < 0 || state[i] !== OPEN) continue;
      const size = sizeOf(amount[i]);
      if (size < 0) worthless.push(rowNumber(i));
      else if (created[i] === NO_DAY) unborn.push(rowNumber(i));
      else {
        code[i] = (asOf - created[i]) * WIDTH + size;
        counted[i] = group[i];
      }
    }
    const { start, axis, point } = layPoints(counted, code, groups);
    const sum = (): Float64Array => new Float64Array(axis.length);
    const [open, value, squares, stated, statedOf] = [sum(), sum(), sum(), sum(), sum()];
    for (let i = 0; i < n; i++) {
      const p = point[i];
      if (p < 0) continue;
      const worth = amount[i] * weight[i];
      open[p] += weight[i];
      value[p] += worth;
      squares[p] += worth * amount[i];
      if (!(probability[i] >= 0)) continue;
      statedOf[p] += worth;
      stated[p] += worth * (probability[i] > 1 ? probability[i] / 100 : probability[i]);
    }
    return {
      axis: { days: axis.map((each) => Math.floor(each / WIDTH)), size: axis.map((each) => each % WIDTH) },
      start,
      measure: { open, value, squares, stated, statedOf },
      leftOut: [
        ...(worthless.length > 0 ? [leftOut('Deals: open without an amount above 0', worthless)] : []),
        ...(unborn.length > 0 ? [leftOut('Deals: without a created date', unborn)] : []),
      ],
    };
  },
});
