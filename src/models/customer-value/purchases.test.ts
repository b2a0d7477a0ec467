import * as fc from 'fast-check';
import { expectedNew, expectedPurchases, probabilityAlive, purchasePredictor } from './purchases';
import { exponential, gamma } from './testing/random';
import { seeded } from '../random/seeded';

const cdnow = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

describe('expectedPurchases', () => {
  // eq. 10 of Fader, Hardie & Lee (2005) with 2F1 in 40 digits, mpmath 1.3
  it.each([
    [0.243, 4.414, 0.793, 2.426, 2, 30.43, 38.86, 39, 1.22602817477],
    [0.243, 4.414, 0.793, 2.426, 0, 0, 38.86, 39, 0.195098052011],
    [0.243, 4.414, 0.793, 2.426, 200, 38, 38.86, 39, 113.098524456],
    [0.243, 4.414, 0.793, 2.426, 2000, 1000, 1000.5, 390, 678.069020586],
    [0.243, 4.414, 0.793, 2.426, 5, 30.43, 38.86, 100000, 91.4775988983],
    [0.5, 10, 5000, 4999, 3, 20, 30, 52, 0.442578632253],
    [2, 30, 0.01, 0.02, 1, 3, 9, 100, 4.136168486],
    [50, 100, 0.001, 0.001, 0, 0, 5, 100, 24.2292781907],
  ])('r %d alpha %d a %d b %d, x %d tx %d T %d, horizon %d', (r, alpha, a, b, x, tx, T, horizon, expected) => {
    expect(expectedPurchases({ r, alpha, a, b }, x, tx, T, horizon) / expected).toBeCloseTo(1, 7);
  });

  it('passes through a = 1 without a jump: the mean of both sides', () => {
    const at = (a: number) => expectedPurchases({ ...cdnow, a }, 2, 30.43, 38.86, 39);
    expect(at(1)).toBeCloseTo((at(1 - 1e-5) + at(1 + 1e-5)) / 2, 9);
  });

  it('mean and variance are those of the process', () => {
    // Monte Carlo of the definition: 200,000 customers with x = 1, tx = 4, T = 6 have the posterior of a draw weighted by its likelihood
    const params = { r: 1.5, alpha: 5, a: 0.9, b: 2 };
    const u = seeded(11);
    let weight = 0;
    let first = 0;
    let second = 0;
    for (let i = 0; i < 200000; i++) {
      const rate = gamma(u, params.r) / params.alpha;
      const [out, stay] = [gamma(u, params.a), gamma(u, params.b)];
      const leave = out / (out + stay);
      const alive = (1 - leave) * Math.exp(-rate * 6);
      const left = leave * Math.exp(-rate * 4);
      let count = 0;
      if (u() * (alive + left) < alive)
        for (let time = exponential(u) / rate; time <= 10; time += exponential(u) / rate) {
          count++;
          if (u() < leave) break;
        }
      weight += rate * (alive + left);
      first += rate * (alive + left) * count;
      second += rate * (alive + left) * count * count;
    }
    const { mean, variance } = purchasePredictor(params).moments(1, 4, 6, 10);
    expect(mean / (first / weight)).toBeCloseTo(1, 1.6);
    expect(variance / (second / weight - (first / weight) ** 2)).toBeCloseTo(1, 1.3);
  });

  const parameter = fc.double({ min: -4, max: 4, noNaN: true }).map((v) => 10 ** v);
  const history = fc
    .tuple(fc.nat(300), fc.double({ min: 0.01, max: 1, noNaN: true }), parameter)
    .map(([x, share, T]) => [x, x ? share * T : 0, T] as const);

  it('is finite, within its limits, and grows with the horizon for any parameters', () => {
    fc.assert(
      fc.property(
        parameter,
        parameter,
        parameter,
        parameter,
        history,
        parameter,
        (r, alpha, a, b, [x, tx, T], horizon) => {
          const { moments } = purchasePredictor({ r, alpha, a, b });
          const near = moments(x, tx, T, horizon);
          const far = moments(x, tx, T, horizon * 3);
          const most = ((r + x) / (alpha + T)) * horizon * probabilityAlive({ r, alpha, a, b }, x, tx, T);
          expect(near.mean).toBeGreaterThanOrEqual(0);
          expect(near.mean).toBeLessThanOrEqual(most * (1 + 1e-9));
          expect(far.mean).toBeGreaterThanOrEqual(near.mean * (1 - 1e-9));
          expect(far.mean).toBeLessThanOrEqual(near.mean * 3 * (1 + 1e-9));
          expect(near.variance).toBeGreaterThanOrEqual(0);
          expect(near.variance).toBeLessThan(Infinity);
        },
      ),
      { numRuns: 500, seed: 4 },
    );
  });
});

describe('probabilityAlive', () => {
  it('is exactly one for one-time buyers, and falls with silence', () => {
    expect(probabilityAlive(cdnow, 0, 0, 500)).toBe(1);
    expect(probabilityAlive(cdnow, 3, 10, 20)).toBeGreaterThan(probabilityAlive(cdnow, 3, 10, 30));
    expect(probabilityAlive(cdnow, 5000, 10, 1e6)).toBe(0);
  });
});

describe('expectedNew', () => {
  it('is the expectation of a history not yet begun', () => {
    expect(expectedNew(cdnow, 52)).toBe(expectedPurchases(cdnow, 0, 0, 0, 52));
    expect(expectedNew(cdnow, 0)).toBe(0);
  });
});
