import * as fc from 'fast-check';
import { monthly, timeWeights } from './discounting';
import { expectedPurchases } from './purchases';
import { customerValue } from './value';

const purchases = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const spend = { kind: 'mean', value: 40, why: [] } as const;

/** The sum as defined, step by step. */
function stepwise(x: number, tx: number, T: number, steps: number, step: number, rate: number): number {
  const upTo = (i: number) => expectedPurchases(purchases, x, tx, T, i * step);
  let sum = 0;
  for (let i = 1; i <= steps; i++) sum += (upTo(i) - upTo(i - 1)) / (1 + rate) ** i;
  return sum;
}

describe('customerValue', () => {
  it.each([1, 12, 16, 17, 36, 156])('is the discounted sum of the steps: %d', (steps) => {
    const { residual, newlyWon } = customerValue({
      purchases,
      spend,
      margin: 0.5,
      horizon: { steps, step: 4.345, rate: 0.01 },
    });
    for (const [x, tx, T] of [
      [0, 0, 38.86],
      [2, 30.43, 38.86],
      [26, 30.86, 31],
    ])
      expect(residual(x, tx, T, 0) / (20 * stepwise(x, tx, T, steps, 4.345, 0.01))).toBeCloseTo(1, 9);
    expect(newlyWon(100) / (50 + 20 * stepwise(0, 0, 0, steps, 4.345, 0.01))).toBeCloseTo(1, 9);
  });

  it('without discounting is what is expected over the horizon', () => {
    const { residual } = customerValue({ purchases, spend, margin: 1, horizon: { steps: 52, step: 1, rate: 0 } });
    expect(residual(2, 30.43, 38.86, 0)).toBeCloseTo(40 * expectedPurchases(purchases, 2, 30.43, 38.86, 52), 9);
  });
});

describe('monthly', () => {
  it('is 36 months at 10 % a year unless told otherwise', () => {
    const { steps, step, rate } = monthly();
    expect([steps, step]).toEqual([36, 30.4375]);
    expect((1 + rate) ** 12).toBeCloseTo(1.1, 12);
  });
});

describe('timeWeights', () => {
  it('gives the discounted total of smooth curves at any number of steps', () => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        number(0.1, 60),
        number(0, 0.1),
        number(0.05, 500),
        number(0.1, 3),
        (steps, step, rate, scale, power) => {
          const curve = (t: number) => 1 - (1 + t / scale) ** -power;
          const { time, weight } = timeWeights({ steps, step, rate }, scale);
          let sum = 0;
          for (let i = 1; i <= steps; i++) sum += (curve(i * step) - curve((i - 1) * step)) / (1 + rate) ** i;
          expect(time.length).toBeLessThanOrEqual(16);
          expect(time.reduce((total, t, i) => total + weight[i] * curve(t), 0) / sum).toBeCloseTo(1, 5);
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });
});
