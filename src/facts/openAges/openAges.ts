import { NO_DAY } from '../../calendar/day';
import { OPEN } from '../../tables/outcome';
import { fact } from '../fact';
import { OPEN_MEASURES, openSums } from '../openSums';
import type { OpenMeasure } from '../openSums';
import { layPoints } from '../points';
import { sizesOf } from '../sizes';
import { leftOutIf } from '../../tables/leftOut';

const WIDTH = 256;

/**
 * Deals open on the as-of day by their age in days and the step of their amount (see `sizes.ts`): how many, their amount
 * and its squares, and the amount × the probability that a column says, with the amount it says it of. By expected close.
 */
export const openAges = fact<'days' | 'size', OpenMeasure>({
  name: 'openAges',
  table: 'deals',
  clock: 'expected',
  reads: 'cut',
  own: ['days', 'size'],
  measures: OPEN_MEASURES,
  sheet(rows) {
    const { n, asOf, state, group, groups, number, day, rowNumber } = rows;
    const created = day('created');
    const code = new Int32Array(n);
    const counted = new Int32Array(n).fill(-1);
    const [worthless, unborn]: number[][] = [[], []];
    codesOf(asOf, state, group, sizesOf(number('amount')), created, code, counted, worthless, unborn);
    const { start, axis, point } = layPoints(counted, code, groups);
    return {
      axis: { days: axis.map((each) => Math.floor(each / WIDTH)), size: axis.map((each) => each % WIDTH) },
      start,
      measure: openSums(rows, point, axis.length),
      leftOut: [
        ...leftOutIf('Deals: open without an amount above 0', worthless.map(rowNumber)),
        ...leftOutIf('Deals: without a created date', unborn.map(rowNumber)),
      ],
    };
  },
});

/** Age and step of each open deal that has both as one number, and its group. */
function codesOf(
  asOf: number,
  state: Uint8Array,
  group: Int32Array,
  size: Int32Array,
  created: Int32Array,
  code: Int32Array,
  counted: Int32Array,
  worthless: number[],
  unborn: number[],
): void {
  for (let i = 0; i < group.length; i++) {
    if (group[i] < 0 || state[i] !== OPEN) continue;
    if (size[i] < 0) worthless.push(i);
    else if (created[i] === NO_DAY) unborn.push(i);
    else {
      code[i] = (asOf - created[i]) * WIDTH + size[i];
      counted[i] = group[i];
    }
  }
}
