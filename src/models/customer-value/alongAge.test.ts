import * as fc from 'fast-check';
import { alongAge } from './alongAge';
import { purchasePredictor } from './purchases';

const power = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((v) => 10 ** v);

describe('alongAge', () => {
  it('is the function itself within 1e-6, for expected purchases of any buyers', () => {
    fc.assert(
      fc.property(
        power(-1.5, 1.5),
        power(-1, 3),
        power(-1.5, 1.5),
        power(-1.5, 1.5),
        fc.nat(120),
        power(1, 3.5),
        power(1, 3.5),
        (r, alpha, a, b, x, horizon, oldest) => {
          const { ifAlive } = purchasePredictor({ r, alpha, a, b });
          const of = (count: number, T: number) => ifAlive(count, T, horizon);
          const fast = alongAge(of, alpha, oldest);
          for (let i = 0; i <= 60; i++) {
            const T = (oldest * i) / 60;
            expect(Math.abs(fast(x, T) / of(x, T) - 1)).toBeLessThan(1e-6);
          }
        },
      ),
      { numRuns: 200, seed: 11 },
    );
  });

  it('computes few ages of each number of purchases, however many are asked', () => {
    let calls = 0;
    const fast = alongAge((x, T) => (calls++, 1 / (1 + x + T / 30)), 30, 1000);
    for (let T = 0; T <= 1000; T++) for (const x of [0, 1, 2]) fast(x, T);
    expect(calls).toBeLessThan(300);
  });

  it('without any age it is the function at 0', () => {
    expect(alongAge((x, T) => x + T, 5, 0)(3, 0)).toBe(3);
  });
});
