import fc from 'fast-check';
import { logGamma, upperGamma, zOf } from './gamma';

describe('gamma', () => {
  it('log Γ: Γ(½) = √π, Γ(5) = 4!, Γ(100) = 99! (log 359.1342053695754, Abramowitz & Stegun 1964, table 6.4)', () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 10);
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 10);
    expect(logGamma(100)).toBeCloseTo(359.1342053695754, 9);
  });

  it('Q(1, x) = exp(−x) and Q(a + 1, x) − Q(a, x) = xᵃ·exp(−x)/Γ(a + 1)', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 40, noNaN: true }),
        fc.double({ min: 0.01, max: 80, noNaN: true }),
        (a, x) => {
          expect(upperGamma(1, x)).toBeCloseTo(Math.exp(-x), 10);
          expect(upperGamma(a + 1, x) - upperGamma(a, x)).toBeCloseTo(
            Math.exp(a * Math.log(x) - x - logGamma(a + 1)),
            9,
          );
        },
      ),
    );
  });

  it('upper 5 % points of chi-square: 3.841 (1), 5.991 (2), 18.307 (10 degrees; printed in any table)', () => {
    for (const [df, point] of [
      [1, 3.841459],
      [2, 5.991465],
      [10, 18.307038],
    ])
      expect(upperGamma(df / 2, point / 2)).toBeCloseTo(0.05, 7);
  });

  it('normal points: 1.959964 for 95 %, 1.281552 for 80 %, 2.575829 for 99 %', () => {
    expect(zOf(0.95)).toBeCloseTo(1.959964, 6);
    expect(zOf(0.8)).toBeCloseTo(1.281552, 6);
    expect(zOf(0.99)).toBeCloseTo(2.575829, 6);
  });
});
