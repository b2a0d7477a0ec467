import { fact } from '../fact';
import type { MeasureDef } from '../fact';
import { sumPoints } from '../points';
import { agelessOf, agesOf } from './ages';

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
  sheet(rows) {
    const { state, group, groups, weight, number } = rows;
    const ages = agesOf(rows);
    const { start, axis, sums } = sumPoints(group, ages.age, groups, state, weight, 3);
    const measure = {} as Record<Measure, Float64Array>;
    // few ask for amounts
    let worths: readonly Float64Array[] | null = null;
    MEASURES.forEach((name, m) =>
      Object.defineProperty(measure, name, {
        enumerable: true,
        get: () =>
          sums[m] ?? (worths ??= sumPoints(group, ages.age, groups, state, weight, 3, number('amount')).sums)[m],
      }),
    );
    return { axis: { days: axis }, start, measure, leftOut: agelessOf(ages, rows) };
  },
});
