import { NO_DAY } from '../../calendar/day';
import { fact } from '../fact';
import { layTuples } from '../points';
import { sizeOf } from '../sizes';

/**
 * Deals open on the as-of day that have an amount and whose stage since some day is known, by the days in that stage, their
 * age and the step of their amount (see `sizes.ts`): the measures of `openAges`. By the day they are due.
 */
export const openStays = fact<'stayed' | 'days' | 'size', 'open' | 'value' | 'squares' | 'stated' | 'statedOf'>({
  name: 'openStays',
  table: 'spells',
  clock: 'expected',
  reads: 'cut',
  own: ['stayed', 'days', 'size'],
  measures: {
    open: { unit: 'count', adds: 'always' },
    value: { unit: 'money', adds: 'always' },
    squares: { unit: 'money', adds: 'always' },
    stated: { unit: 'money', adds: 'always' },
    statedOf: { unit: 'money', adds: 'always' },
  },
  sheet({ n, asOf, group, groups, weight, number, day }) {
    const [entered, left, lost, created] = ['entered', 'left on', 'lost on', 'created'].map(day);
    const amount = number('amount');
    const probability = number('probability');
    const has = (each: number): boolean => each !== NO_DAY && each <= asOf;
    const [stayed, days, size] = [new Int32Array(n), new Int32Array(n), new Int32Array(n)];
    const counted = new Int32Array(n).fill(-1);
    for (let i = 0; i < n; i++) {
      if (group[i] < 0 || has(left[i]) || has(lost[i]) || !has(entered[i]) || !has(created[i])) continue;
      size[i] = sizeOf(amount[i]);
      if (size[i] < 0) continue;
      stayed[i] = asOf - entered[i];
      days[i] = asOf - created[i];
      counted[i] = group[i];
    }
    const { start, axes, point } = layTuples(counted, [stayed, days, size], groups);
    const sum = (): Float64Array => new Float64Array(axes[0].length);
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
      axis: { stayed: axes[0], days: axes[1], size: axes[2] },
      start,
      measure: { open, value, squares, stated, statedOf },
      leftOut: [],
    };
  },
});
