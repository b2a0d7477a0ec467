import { NO_DAY } from '../../calendar/day';
import { LOST_IN, RUNNING } from '../../question/stays';
import { COUNT, fact, MONEY } from '../fact';
import { layPoints } from '../points';

const PARTS = 64;
const YEAR = 365;

/** The parts of the ids last read: several cuts read the same lines. */
let kept: { ids: readonly string[]; parts: Int32Array } | null = null;

function partsOf(ids: readonly string[]): Int32Array {
  if (kept?.ids === ids) return kept.parts;
  const parts = new Int32Array(ids.length);
  for (let i = 0; i < ids.length; i++) parts[i] = i > 0 && ids[i] === ids[i - 1] ? parts[i - 1] : partOf(ids[i]);
  kept = { ids, parts };
  return parts;
}

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
    passed: COUNT,
    lost: COUNT,
    days: { unit: 'days', adds: 'always' },
    wonYear: MONEY,
  },
  sheet({ n, asOf, group, groups, weight, day, number, text, stays }) {
    const { days, end } = stays();
    const wonOn = day('won on');
    const amount = number('amount');
    const part = partsOf(text('deal id'));
    const counted = new Int32Array(n);
    for (let i = 0; i < n; i++) counted[i] = end[i] === RUNNING || days[i] < 0 ? -1 : group[i];
    const { start, axis, point } = layPoints(counted, part, groups);
    const sums = [0, 1, 2, 3].map(() => new Float64Array(axis.length));
    const [passed, lost, passedDays, wonYear] = sums;
    countTrials(point, end, days, weight, passed, lost, passedDays);
    addWon(point, wonOn, asOf, weight, amount, wonYear);
    return { axis: { part: axis }, start, measure: { passed, lost, days: passedDays, wonYear }, leftOut: [] };
  },
});

function countTrials(
  point: Int32Array,
  end: Uint8Array,
  days: Int32Array,
  weight: Float64Array,
  passed: Float64Array,
  lost: Float64Array,
  passedDays: Float64Array,
): void {
  for (let i = 0; i < point.length; i++) {
    const p = point[i];
    if (p < 0) continue;
    if (end[i] === LOST_IN) lost[p] += weight[i];
    else {
      passed[p] += weight[i];
      passedDays[p] += weight[i] * days[i];
    }
  }
}

/** Adds up the amounts of those that were won in the year up to the as-of day. */
function addWon(
  point: Int32Array,
  wonOn: Int32Array,
  asOf: number,
  weight: Float64Array,
  amount: Float64Array,
  wonYear: Float64Array,
): void {
  for (let i = 0; i < point.length; i++)
    if (point[i] >= 0 && wonOn[i] !== NO_DAY && wonOn[i] <= asOf && wonOn[i] > asOf - YEAR && amount[i] === amount[i])
      wonYear[point[i]] += weight[i] * amount[i];
}
