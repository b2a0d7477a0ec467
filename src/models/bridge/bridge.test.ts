import fc from 'fast-check';
import { binomial, hypergeometric, poisson } from './draws';
import { seeded } from '../random/seeded';
import { trendOf } from './kendall';
import { waterfall } from './waterfall';

describe('waterfall', () => {
  // By hand: 10 falls by 15 to −5, by 3 to −8, rises by 9 to 1.
  test('a running total that changes sign is drawn on both sides of 0', () => {
    const [, fall, deeper, rise, last] = waterfall(10, [-15, -3, 9]);
    expect(fall).toMatchObject({ running: -5, hidden: 0, down: 10, downBelow: -5, up: null });
    expect(deeper).toMatchObject({ running: -8, hidden: -5, down: 0, downBelow: -3 });
    expect(rise).toMatchObject({ running: 1, hidden: 0, up: 1, upBelow: -8, down: null });
    expect(last).toMatchObject({ running: 1, total: 1, hidden: 0 });
  });

  test('hidden and drawn parts reach from the running total before to the one after', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999, max: 999 }), fc.array(fc.integer({ min: -999, max: 999 })), (first, list) => {
        const steps = waterfall(first, list);
        list.forEach((change, i) => {
          const { hidden, up, upBelow, down, downBelow } = steps[i + 1];
          const above = (up ?? 0) + (down ?? 0);
          const below = (upBelow ?? 0) + (downBelow ?? 0);
          const ends = [steps[i].running, steps[i].running + change];
          expect(Math.max(hidden, 0) + above).toBe(Math.max(0, ...ends));
          expect(Math.min(hidden, 0) + below + 0).toBe(Math.min(0, ...ends) + 0);
          expect(above - below).toBe(Math.abs(change));
        });
      }),
    );
  });
});

describe('trend', () => {
  // Kendall 1938, table of S: five values in order have S = 10, p = .027; four agreeing pairs short of it S = 6, p = .23.
  test('five values in order are a trend, four are too few to say', () => {
    expect(trendOf([1, 2, 3, 4, 5])).toBe('rising');
    expect(trendOf([5, 4, 3, 2, 1])).toBe('falling');
    expect(trendOf([1, 3, 2, 5, 4])).toBe('no trend');
    expect(trendOf([1, 2, 3, 4])).toBeNull();
  });
});

describe('draws', () => {
  const moments = (draw: () => number): [number, number] => {
    const list = Array.from({ length: 20000 }, draw);
    const mean = list.reduce((sum, x) => sum + x, 0) / list.length;
    return [mean, list.reduce((sum, x) => sum + (x - mean) ** 2, 0) / list.length];
  };
  // means and variances of the distributions: Johnson, Kemp & Kotz, Univariate Discrete Distributions, 2005
  test.each([
    ['Poisson 3', () => poisson, 3, 3],
    ['Poisson 60', () => poisson, 60, 60],
  ])('%s', (_, of, mean, variance) => {
    const u = seeded(1);
    const [m, v] = moments(() => of()(u, mean));
    expect(Math.abs(m - mean)).toBeLessThan(5 * Math.sqrt(variance / 20000));
    expect(Math.abs(v / variance - 1)).toBeLessThan(0.06);
  });

  test.each([
    [10, 0.3],
    [400, 0.7],
  ])('binomial of %p at %p', (n, p) => {
    const u = seeded(2);
    const [m, v] = moments(() => binomial(u, n, p));
    expect(Math.abs(m - n * p)).toBeLessThan(0.03 * Math.sqrt(n * p * (1 - p)));
    expect(Math.abs(v / (n * p * (1 - p)) - 1)).toBeLessThan(0.06);
  });

  test.each([
    [20, 8, 5],
    [1000, 400, 300],
    [30, 29, 28],
  ])('hypergeometric: %p with %p marked, a part of %p', (all, marked, part) => {
    const u = seeded(3);
    const mean = (part * marked) / all;
    const variance = (mean * (1 - marked / all) * (all - part)) / (all - 1);
    const [m, v] = moments(() => hypergeometric(u, all, marked, part));
    expect(Math.abs(m - mean)).toBeLessThan(0.04 * Math.sqrt(variance));
    expect(Math.abs(v / variance - 1)).toBeLessThan(0.06);
  });
});
