import fc from 'fast-check';
import { deseasonalise, reseasonalise, seasonalIndices } from './seasonal';

/** Two quarters of ten, one of eight, one of twelve, on a level of 10 that does not move. */
const CYCLE = [10, 8, 10, 12];
const years = (n: number) => Object.freeze(Array.from({ length: 4 * n }, (_, t) => CYCLE[t % 4]));

describe('seasonalIndices', () => {
  test('ratios and differences of a cycle that repeats exactly: by hand, value ÷ 10 and value − 10', () => {
    expect(seasonalIndices(years(3), 4, true, false).index.map((v) => +v.toFixed(9))).toEqual([1, 0.8, 1, 1.2]);
    expect(seasonalIndices(years(3), 4, false, false).index.map((v) => +v.toFixed(9))).toEqual([0, -2, 0, 2]);
  });

  test('an odd cycle has a plain moving average: by hand, 3, 6, 9 over a mean of 6', () => {
    expect(seasonalIndices([3, 6, 9, 3, 6, 9, 3, 6, 9], 3, true, false).index).toEqual([0.5, 1, 1.5]);
  });

  test('nothing within the seasons: James and Stein leave the indices alone', () => {
    const { index } = seasonalIndices(years(4), 4, true, true);
    index.forEach((v, i) => expect(v).toBeCloseTo(CYCLE[i] / 10, 9));
  });

  test('pulled in by (m − 3)/(m − 1)·V/B: by hand on differences of two years of quarters', () => {
    // two years leave one difference per season, V = 0: nothing is pulled
    const y = [10, 8, 10, 12, 10, 8, 12, 14];
    const plain = seasonalIndices(y, 4, false, false).index;
    expect(seasonalIndices(y, 4, false, true).index).toEqual(plain);
    // a third year: two differences per season, within-season squares Σ = W, V = W/(8 − 4)·4/8, B = Σs²/3
    const z = [...y, 9, 9, 11, 15];
    const season = seasonalIndices(z, 4, false, false).index;
    const average = (t: number) => (z[t - 2] / 2 + z[t - 1] + z[t] + z[t + 1] + z[t + 2] / 2) / 4;
    const difference = [2, 3, 4, 5, 6, 7, 8, 9].map((t) => z[t] - average(t));
    let within = 0;
    for (let i = 0; i < 4; i++) within += (difference[i] - difference[i + 4]) ** 2 / 2;
    const between = season.reduce((a, v) => a + v * v, 0) / 3;
    const keep = 1 - ((1 / 3) * ((within / 4) * (4 / 8))) / between;
    seasonalIndices(z, 4, false, true).index.forEach((v, i) => expect(v).toBeCloseTo(keep * season[i], 9));
  });

  test('out and back in gives the same values, wherever they start; shrunk is never further from none', () => {
    const values = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 24, maxLength: 48 });
    fc.assert(
      fc.property(values, fc.constantFrom(3, 4, 7, 12), fc.boolean(), (y, m, ratio) => {
        const season = seasonalIndices(Object.freeze(y), m, ratio, true);
        reseasonalise(deseasonalise(y, season), season, 0).forEach((v, t) => expect(v).toBeCloseTo(y[t], 6));
        const none = ratio ? 1 : 0;
        const plain = seasonalIndices(y, m, ratio, false).index;
        season.index.forEach((v, i) =>
          expect(Math.abs(v - none)).toBeLessThanOrEqual(Math.abs(plain[i] - none) + 1e-12),
        );
      }),
    );
  });
});
