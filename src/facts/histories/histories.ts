import { NO_DAY } from '../../calendar/day';
import { LOST, OPEN, WON } from '../../tables/outcome';
import { COUNT, fact, MONEY } from '../fact';
import { layTuples } from '../points';
import { sizesOf } from '../sizes';

/** The step of deals without an amount above 0. */
export const NO_SIZE = 255;

type Measure = 'won' | 'lost' | 'open' | 'wonValue' | 'openValue';

/**
 * Deals by how long ago they were created, their age in days when they closed (now, while open) and the step of their
 * amount (see `sizes.ts`; 255 for none): how many were won, lost, are open, and what the won and the open are worth.
 * Refunds, and deals that closed before they were created, are no deals here. About as many points as deals.
 */
export const histories = fact<'since' | 'days' | 'size', Measure>({
  name: 'histories',
  table: 'deals',
  clock: 'created',
  reads: 'cut',
  own: ['since', 'days', 'size'],
  measures: {
    won: COUNT,
    lost: COUNT,
    open: COUNT,
    wonValue: MONEY,
    openValue: MONEY,
  },
  sheet({ n, asOf, state, group, groups, weight, day, number }) {
    const created = day('created');
    const close = day('close');
    const amount = number('amount');
    const [since, days, size] = [new Int32Array(n), new Int32Array(n), new Int32Array(n)];
    const counted = new Int32Array(n).fill(-1);
    findLives(asOf, state, group, created, close, amount, sizesOf(amount), since, days, size, counted);
    const { start, axes, point } = layTuples(counted, [since, days, size], groups);
    const sum = (): Float64Array => new Float64Array(axes[0].length);
    const measure = { won: sum(), lost: sum(), open: sum(), wonValue: sum(), openValue: sum() };
    const { won, lost, open, wonValue, openValue } = measure;
    addUp(point, state, weight, amount, won, lost, open, wonValue, openValue);
    return { axis: { since: axes[0], days: axes[1], size: axes[2] }, start, measure, leftOut: [] };
  },
});

/** Fills in how long ago each deal came, its age, its step and its group; none of what is no deal here. */
function findLives(
  asOf: number,
  state: Uint8Array,
  group: Int32Array,
  created: Int32Array,
  close: Int32Array,
  amount: Float64Array,
  step: Int32Array,
  since: Int32Array,
  days: Int32Array,
  size: Int32Array,
  counted: Int32Array,
): void {
  for (let i = 0; i < group.length; i++) {
    if (group[i] < 0 || created[i] === NO_DAY) continue;
    const age = (state[i] === OPEN ? asOf : close[i]) - created[i];
    if (age < 0 || (state[i] === WON && amount[i] < 0)) continue;
    since[i] = asOf - created[i];
    days[i] = age;
    size[i] = step[i] < 0 ? NO_SIZE : step[i];
    counted[i] = group[i];
  }
}

/** Counts deals at their points by how they stand, and adds up the amounts of the won and the open. */
function addUp(
  point: Int32Array,
  state: Uint8Array,
  weight: Float64Array,
  amount: Float64Array,
  won: Float64Array,
  lost: Float64Array,
  open: Float64Array,
  wonValue: Float64Array,
  openValue: Float64Array,
): void {
  for (let i = 0; i < point.length; i++) {
    const p = point[i];
    if (p < 0) continue;
    const of = state[i];
    (of === WON ? won : of === LOST ? lost : open)[p] += weight[i];
    if (of !== LOST && amount[i] === amount[i]) (of === WON ? wonValue : openValue)[p] += amount[i] * weight[i];
  }
}
