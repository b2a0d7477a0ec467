import * as fc from 'fast-check';
import { spearman } from './spearman';

describe('spearman', () => {
  it('takes ties at their mean rank', () => {
    // scipy 1.17 stats.spearmanr
    expect(spearman([1, 1, 2, 3, 3, 5], [10, 20, 20, 15, 40, 40])).toBeCloseTo(0.6363636363636362, 12);
  });

  it('is null where one side is constant or there are fewer than two pairs', () => {
    expect(spearman([1, 2, 3], [5, 5, 5])).toBeNull();
    expect(spearman([1], [2])).toBeNull();
    expect(spearman([], [])).toBeNull();
  });

  it('knows only the order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.integer({ min: -5, max: 20 })), { minLength: 2 }), (pairs) => {
        const a = pairs.map(([x]) => x);
        const b = pairs.map(([, y]) => y);
        const rho = spearman(a, b);
        expect(
          spearman(
            a,
            b.map((y) => Math.exp(y / 3)),
          ),
        ).toEqual(rho);
        if (rho !== null) {
          expect(Math.abs(rho)).toBeLessThanOrEqual(1 + 1e-12);
          expect(spearman(b, a)).toBeCloseTo(rho, 12);
          expect(
            spearman(
              a,
              b.map((y) => -y),
            ),
          ).toBeCloseTo(-rho, 12);
        }
      }),
      { seed: 5 },
    );
  });
});
