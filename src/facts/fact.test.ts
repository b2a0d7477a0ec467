import type { Fact } from './fact';
import { cellOf } from './fact';

/** Two groups: two points, and one. */
const of: Fact<'days', 'won'> = {
  groups: [['Ads'], ['Web']],
  start: Int32Array.from([0, 2, 3]),
  axis: { days: [3, 7, 5] },
  measure: { won: Float64Array.from([1, 2, 4]) },
  leftOut: [],
};

describe('cellOf', () => {
  test('by hand: a slice has its points alone, as a list too, whether typed or not', () => {
    const ads = cellOf(of, 0);
    expect([ads.n, ads.sum('won'), ads.at('won', 1), ads.axis('days', 1)]).toEqual([2, 3, 2, 7]);
    expect(Array.from(ads.column('won'))).toEqual([1, 2]);
    expect(Array.from(ads.column('days'))).toEqual([3, 7]);
    expect(Array.from(cellOf(of, 1).column('days'))).toEqual([5]);
  });

  test('a group that is not there has no points', () => {
    const none = cellOf(of, -1);
    expect([none.n, none.sum('won'), none.column('won').length, none.column('days').length]).toEqual([0, 0, 0, 0]);
  });

  test('the same slice again is the same, so that what was learned of it is known', () => {
    expect(cellOf(of, 0)).toBe(cellOf(of, 0));
    expect(cellOf({ ...of }, 0)).not.toBe(cellOf(of, 0));
  });
});
