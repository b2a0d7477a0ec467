import { NO_DAY } from '../../calendar/day';
import { LOST, OPEN, WON } from '../../tables/outcome';
import { leftOut } from '../../tables/table';
import { fact } from '../fact';
import type { MeasureDef } from '../fact';
import { layPoints } from '../points';

const COUNTS = ['open', 'won', 'lost'] as const;
const VALUES = ['openValue', 'wonValue', 'lostValue'] as const;
const SQUARES = ['openSquares', 'wonSquares', 'lostSquares'] as const;
type Measure = (typeof COUNTS | typeof VALUES | typeof SQUARES)[number];
const MEASURES: readonly Measure[] = [...COUNTS, ...VALUES, ...SQUARES];

/**
 * The life table: for each number of whole days since creation, how many deals were won, lost, or still open at that age
 * on the as-of day, and their amounts above 0 with the squares. On the clock `closed` the same table holds the cycles of
 * the deals that closed in a period.
 */
export const lifeTable = fact<'days', Measure>({
  name: 'lifeTable',
  table: 'deals',
  clock: 'created',
  reads: 'cut',
  own: ['days'],
  measures: Object.fromEntries(
    MEASURES.map((name): [Measure, MeasureDef] => [
      name,
      { unit: name.length > 4 ? 'money' : 'count', adds: 'always' },
    ]),
  ) as Record<Measure, MeasureDef>,
  sheet({ n, asOf, state, group, groups, weight, day, number, rowNumber }) {
    const created = day('created');
    const close = day('close');
    const amount = number('amount');
    const age = new Int32Array(n);
    const counted = new Int32Array(n).fill(-1);
    const backwards: number[] = [];
    const unborn: number[] = [];
    for (let i = 0; i < n; i++) {
      if (group[i] < 0) continue;
      const end = state[i] === OPEN ? asOf : close[i];
      if (created[i] === NO_DAY) unborn.push(rowNumber(i));
      else if (end < created[i]) backwards.push(rowNumber(i));
      else {
        age[i] = end - created[i];
        counted[i] = group[i];
      }
    }
    const { start, axis, point } = layPoints(counted, age, groups);
    const sums = MEASURES.map(() => new Float64Array(axis.length));
    for (let i = 0; i < n; i++) {
      const p = point[i];
      if (p < 0) continue;
      const end = state[i] === WON ? 1 : state[i] === LOST ? 2 : 0;
      sums[end][p] += weight[i];
      const value = amount[i] * weight[i];
      if (!(value > 0)) continue;
      sums[end + 3][p] += value;
      sums[end + 6][p] += value * amount[i];
    }
    const measure = {} as Record<Measure, Float64Array>;
    MEASURES.forEach((name, m) => (measure[name] = sums[m]));
    const out = [
      ...(unborn.length > 0 ? [leftOut('Deals: without a created date', unborn)] : []),
      ...(backwards.length > 0 ? [leftOut('Deals: closed before they were created', backwards)] : []),
    ];
    return { axis: { days: axis }, start, measure, leftOut: out };
  },
});
