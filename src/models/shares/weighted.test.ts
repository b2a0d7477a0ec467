import fc from 'fast-check';
import { weightedQuantile } from './weighted';

describe('weightedQuantile', () => {
  test('by hand: 200, 500 and 1,000, whole or halves: the middle one; place 1.8 is 500 + 0.8 × 500', () => {
    for (const share of [1, 0.5, 0.01]) {
      const counts = [share, share, share];
      expect(weightedQuantile([200, 500, 1000], counts, 0.5)).toBeCloseTo(500, 9);
      expect(weightedQuantile([200, 500, 1000], counts, 0.9)).toBeCloseTo(900, 9);
      expect(weightedQuantile([200, 500, 1000], counts, 0)).toBeCloseTo(200, 9);
      expect(weightedQuantile([200, 500, 1000], counts, 1)).toBeCloseTo(1000, 9);
    }
  });

  test('by hand: one whole case and two halves: the window is 1.5 ÷ 2 wide and begins at 1.25 × 0.5', () => {
    // from .625 to 1.375: half of it in the first, half in the second
    expect(weightedQuantile([100, 200, 300], [1, 0.5, 0.5], 0.5)).toBeCloseTo(150, 12);
  });

  test('whole cases: linear interpolation between those around (n − 1)p, however they are merged', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 4 })), { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (cases, p) => {
          const sorted = cases.slice().sort(([a], [b]) => a - b);
          const all = sorted.flatMap(([value, count]) => new Array<number>(count).fill(value));
          const at = (all.length - 1) * p;
          const below = all[Math.floor(at)];
          const plain = below + (at % 1) * (all[Math.ceil(at)] - below);
          const merged = weightedQuantile(
            sorted.map(([value]) => value),
            sorted.map(([, count]) => count),
            p,
          );
          expect(merged).toBeCloseTo(plain, 6);
        },
      ),
    );
  });

  test('the same part of every case gives what the cases give', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer(), fc.double({ min: 0.05, max: 0.99, noNaN: true })), { minLength: 1 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (cases, part, p) => {
          const sorted = cases.slice().sort(([a], [b]) => a - b);
          const values = sorted.map(([value]) => value);
          const counts = sorted.map(([, count]) => count);
          const [whole, parts] = [counts, counts.map((count) => count * part)].map((each) =>
            weightedQuantile(values, each, p),
          );
          const size = Math.max(1, values[values.length - 1] - values[0]);
          expect(Math.abs(whole - parts) / size).toBeLessThan(1e-6);
        },
      ),
    );
  });
});
