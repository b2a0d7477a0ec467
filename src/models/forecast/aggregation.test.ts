import { dampedTrends } from './aggregation';

describe('dampedTrends', () => {
  const constant = (n: number) => Object.freeze(new Array<number>(n).fill(50));

  test('one forecast for every span that divides a year, each of a constant the constant', () => {
    const all = dampedTrends(constant(60), 12, 7, []);
    expect(all).toHaveLength(6); // spans 1, 2, 3, 4, 6, 12
    for (const mean of all) {
      expect(mean).toHaveLength(7);
      mean.forEach((v) => expect(v).toBeCloseTo(50, 6));
    }
  });

  test('spans with fewer than five means are left out: by hand, 24 months have six of four, four of six', () => {
    expect(dampedTrends(constant(24), 12, 3, [])).toHaveLength(4);
    expect(dampedTrends(constant(3), 12, 3, [])).toHaveLength(1);
  });

  test('a span repeats its mean within itself, and drops what does not fill its first one', () => {
    const y = [1000, ...Array.from({ length: 24 }, (_, t) => (t % 2 ? 30 : 10))];
    const pairs = dampedTrends(y, 2, 4, [])[1];
    expect(pairs[0]).toBe(pairs[1]);
    pairs.forEach((v) => expect(v).toBeCloseTo(20, 6));
  });

  test('what it remembers gives the same answer', () => {
    const y = Array.from({ length: 48 }, (_, t) => 100 + t + 10 * Math.sin(t * t));
    const memory: Parameters<typeof dampedTrends>[3] = [];
    const first = dampedTrends(y, 12, 6, memory);
    dampedTrends(y, 12, 6, memory).forEach((mean, i) =>
      mean.forEach((v, h) => expect(Math.abs(v / first[i][h] - 1)).toBeLessThan(0.01)),
    );
  });
});
