import { NO_DAY } from '../../calendar/day';
import { fact } from '../fact';
import { layPoints } from '../points';

const PARTS = 64;
const YEAR = 365;

/** The part of its deal: Σ place × code point of its id, modulo 64, so that it is the same in any order of rows. */
export function partOf(id: string): number {
  let sum = 0;
  let place = 0;
  for (const char of id) sum += ++place * (char.codePointAt(0) as number);
  return sum % PARTS;
}

/**
 * Stages that deals reached and have left, dealt into 64 parts by deal id: went on, in how many days, or lost; and the
 * amounts of those that were won in the year up to the as-of day. Parts are for drawing random halves of the deals.
 */
export const stageTrials = fact<'part', 'passed' | 'lost' | 'days' | 'wonYear'>({
  name: 'stageTrials',
  table: 'reaches',
  clock: 'entered',
  reads: 'cut',
  own: ['part'],
  measures: {
    passed: { unit: 'count', adds: 'always' },
    lost: { unit: 'count', adds: 'always' },
    days: { unit: 'days', adds: 'always' },
    wonYear: { unit: 'money', adds: 'always' },
  },
  sheet({ n, asOf, group, groups, weight, day, number, text }) {
    const [entered, left, lostOn, wonOn] = ['entered', 'left on', 'lost on', 'won on'].map(day);
    const amount = number('amount');
    const ids = text('deal id');
    const part = new Int32Array(n);
    let [known, of] = ['', 0];
    const counted = new Int32Array(n).fill(-1);
    for (let i = 0; i < n; i++) {
      if (group[i] < 0 || entered[i] === NO_DAY || entered[i] > asOf) continue;
      const until = left[i] !== NO_DAY && left[i] <= asOf ? left[i] : lostOn[i];
      if (until === NO_DAY || until > asOf || until < entered[i]) continue;
      if (ids[i] !== known) [known, of] = [ids[i], partOf(ids[i])];
      part[i] = of;
      counted[i] = group[i];
    }
    const { start, axis, point } = layPoints(counted, part, groups);
    const sum = (): Float64Array => new Float64Array(axis.length);
    const [passed, lost, days, wonYear] = [sum(), sum(), sum(), sum()];
    for (let i = 0; i < n; i++) {
      const p = point[i];
      if (p < 0) continue;
      if (left[i] !== NO_DAY && left[i] <= asOf) {
        passed[p] += weight[i];
        days[p] += weight[i] * (left[i] - entered[i]);
      } else lost[p] += weight[i];
      if (wonOn[i] !== NO_DAY && wonOn[i] <= asOf && wonOn[i] > asOf - YEAR && amount[i] === amount[i])
        wonYear[p] += weight[i] * amount[i];
    }
    return { axis: { part: axis }, start, measure: { passed, lost, days, wonYear }, leftOut: [] };
  },
});
