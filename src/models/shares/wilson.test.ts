import fc from 'fast-check';
import { kish } from './kish';
import { differenceOfShares, wilson } from './wilson';

const count = fc.integer({ min: 1, max: 5000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

describe('wilson', () => {
  it('has no interval without cases', () => {
    expect(wilson(0, 0)).toBeNull();
    expect(wilson(1, -1)).toBeNull();
    expect(wilson(NaN, NaN)).toBeNull();
  });

  it('stays within 0 … 1, holds the share, touches 0 and 1 exactly (38 of 38, 0 of 77: statsmodels issue 7386)', () => {
    expect(wilson(38, 38)![1]).toBe(1);
    expect(wilson(0, 77)![0]).toBe(0);
    fc.assert(
      fc.property(count, ([k, n]) => {
        const [low, high] = wilson(k, n)!;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(k / n);
        expect(high).toBeGreaterThanOrEqual(k / n);
      }),
    );
  });

  it('is the set of shares that a score test at z does not refuse: |k/n − p| = z·√(p(1−p)/n) at both limits', () => {
    fc.assert(
      fc.property(count, fc.double({ min: 0.5, max: 3, noNaN: true }), ([k, n], z) => {
        for (const p of wilson(k, n, z)!)
          if (p > 0 && p < 1) expect(Math.abs(k / n - p) / Math.sqrt((p * (1 - p)) / n)).toBeCloseTo(z, 6);
      }),
    );
  });
});

describe('differenceOfShares', () => {
  it('has none without cases on either side', () => {
    expect(differenceOfShares(1, 2, 0, 0)).toBeNull();
    expect(differenceOfShares(0, 0, 1, 2)).toBeNull();
  });

  it('turns its sign when the sides change places', () => {
    fc.assert(
      fc.property(count, count, ([k1, n1], [k2, n2]) => {
        const one = differenceOfShares(k1, n1, k2, n2)!,
          other = differenceOfShares(k2, n2, k1, n1)!;
        expect(one.difference).toBeCloseTo(-other.difference, 12);
        expect(one.interval[0]).toBeCloseTo(-other.interval[1], 12);
      }),
    );
  });
});

describe('kish', () => {
  it('is n for equal weights, about one when one weighs all, 0 for none (by hand: 1,099,000² / (10¹² + 99·10⁶) = 1.2077)', () => {
    expect(kish(5 * 7, 5 * 49)).toBe(5);
    expect(kish(1_000_000 + 99 * 1000, 1e12 + 99 * 1e6)).toBeCloseTo(1.2077, 4);
    expect(kish(0, 0)).toBe(0);
  });
});
