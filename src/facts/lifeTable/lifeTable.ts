import { NO_DAY } from '../../calendar/day';
import { OPEN } from '../../tables/outcome';
import { fact } from '../fact';
import type { MeasureDef } from '../fact';
import { withoutRefunds } from '../history';
import { sumPoints } from '../points';
import { leftOutIf } from '../../tables/leftOut';

const COUNTS = ['open', 'won', 'lost'] as const;
const VALUES = ['openValue', 'wonValue', 'lostValue'] as const;
const SQUARES = ['openSquares', 'wonSquares', 'lostSquares'] as const;
type Measure = (typeof COUNTS | typeof VALUES | typeof SQUARES)[number];
const MEASURES: readonly Measure[] = [...COUNTS, ...VALUES, ...SQUARES];

/**
 * The life table: for each number of whole days since creation, how many deals were won, lost, or still open at that age
 * on the as-of day, and their amounts above 0 with the squares. On the clock `closed` the same table holds the cycles of
 * the deals that closed in a period. Refunds are no deals here.
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
  sheet({ n, asOf, state, group: all, groups, weight, day, number, rowNumber }) {
    const created = day('created');
    const close = day('close');
    const amount = number('amount');
    const { group, notes } = withoutRefunds(state, all, amount, rowNumber);
    const age = new Int32Array(n);
    const { counted, unborn, backwards } = agesAt(asOf, state, group, created, close, age);
    const { start, axis, sums } = sumPoints(counted, age, groups, state, weight, 3);
    const measure = {} as Record<Measure, Float64Array>;
    // few ask for amounts
    let worths: readonly Float64Array[] | null = null;
    MEASURES.forEach((name, m) =>
      Object.defineProperty(measure, name, {
        enumerable: true,
        get: () => sums[m] ?? (worths ??= sumPoints(counted, age, groups, state, weight, 3, amount).sums)[m],
      }),
    );
    const out = [
      ...notes,
      ...leftOutIf('Deals: without a created date', unborn.map(rowNumber)),
      ...leftOutIf('Deals: closed before they were created', backwards.map(rowNumber)),
    ];
    return { axis: { days: axis }, start, measure, leftOut: out };
  },
});

/** Ages at the close, of open deals on the as-of day, and the group of each deal that has one. */
export function agesAt(
  asOf: number,
  state: Uint8Array,
  group: Int32Array,
  created: Int32Array,
  close: Int32Array,
  age: Int32Array,
): { counted: Int32Array; unborn: number[]; backwards: number[] } {
  const counted = new Int32Array(group.length).fill(-1);
  const [unborn, backwards]: number[][] = [[], []];
  for (let i = 0; i < group.length; i++) {
    if (group[i] < 0) continue;
    const end = state[i] === OPEN ? asOf : close[i];
    if (created[i] === NO_DAY) unborn.push(i);
    else if (end < created[i]) backwards.push(i);
    else {
      age[i] = end - created[i];
      counted[i] = group[i];
    }
  }
  return { counted, unborn, backwards };
}
