import * as fc from 'fast-check';
import { expectedGammaGamma, expectedValue, fitGammaGamma, spendModel } from './gammaGamma';
import { gamma } from './testing/random';
import { seeded } from '../random/seeded';

/** Customers whose purchases are Gamma(p, nu), nu ~ Gamma(q, v). */
function simulated(seed: number, customers: number, p: number, q: number, v: number, purchases: (i: number) => number) {
  const u = seeded(seed);
  const x = Array.from({ length: customers }, (_, i) => purchases(i));
  const mean = x.map((k) => gamma(u, p * k) / (gamma(u, q) / v) / k);
  return { x, mean };
}

describe('fitGammaGamma', () => {
  it('finds the parameters again from 20,000 customers', () => {
    const { params, converged } = fitGammaGamma(simulated(3, 20000, 6, 4, 15, (i) => 1 + (i % 8)))!;
    expect(converged).toBe(true);
    expect(params.p / 6).toBeCloseTo(1, 1);
    expect(params.q / 4).toBeCloseTo(1, 1);
    expect(expectedGammaGamma(params, 0, 0) / 30).toBeCloseTo(1, 1.6); // p v / (q - 1)
  });

  it('only v is in money', () => {
    const values = simulated(4, 300, 2, 3, 100, (i) => 1 + (i % 4));
    const euro = fitGammaGamma(values)!.params;
    const cent = fitGammaGamma({ x: values.x, mean: values.mean.map((m) => m * 100) })!.params;
    expect(cent.p / euro.p).toBeCloseTo(1, 5);
    expect(cent.q / euro.q).toBeCloseTo(1, 5);
    expect(cent.v / euro.v / 100).toBeCloseTo(1, 5);
  });

  it('is finite for any values, and null without any', () => {
    const values = fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 1e6 })), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(values, (rows) => {
        const fit = fitGammaGamma({ x: rows.map(([x]) => x), mean: rows.map(([, m]) => m / 100) })!;
        expect(Object.values(fit.params).every((v) => v > 0 && v < Infinity)).toBe(true);
        expect(Number.isFinite(fit.logLikelihood)).toBe(true);
      }),
      { numRuns: 200, seed: 6 },
    );
    expect(fitGammaGamma({ x: [], mean: [] })).toBeNull();
    expect(fitGammaGamma({ x: [0, 2, 1], mean: [50, -3, NaN] })).toBeNull();
  });
});

describe('spendModel', () => {
  it('takes Gamma-Gamma where the values carry it', () => {
    const model = spendModel(simulated(1, 200, 6, 4, 15, (i) => 1 + (i % 5)))!;
    expect(model.kind).toBe('gammaGamma');
    // between everybody's mean and the customer's own, nearer to the own the more there is of it
    const [few, many, nobody] = [
      expectedValue(model, 1, 90),
      expectedValue(model, 50, 90),
      expectedValue(model, 0, 90),
    ];
    expect(nobody).toBeLessThan(few);
    expect(few).toBeLessThan(many);
    expect(many).toBeLessThan(90);
  });

  it('otherwise takes the mean of all repeat purchases and says why', () => {
    // by hand: (3 x 10 + 1 x 30) / 4
    const two = spendModel({ x: [3, 1], mean: [10, 30] })!;
    expect(two).toMatchObject({ kind: 'mean', value: 15 });
    expect(expectedValue(two, 3, 10)).toBe(15);
    expect(two.kind === 'mean' && two.why[0]).toBe(
      'Gamma-Gamma needs at least 50 customers with a repeat purchase, and there are 2',
    );
    const same = spendModel({ x: Array(80).fill(2), mean: Array(80).fill(49) })!;
    expect(same).toEqual({ kind: 'mean', value: 49, why: ['every customer spends the same per purchase'] });
    const x = Array.from({ length: 100 }, (_, i) => 1 + (i % 10));
    const tied = spendModel({ x, mean: x.map((k, i) => 100 - k * 8 + (i % 3)) })!;
    expect(tied.kind === 'mean' && tied.why[0]).toMatch(/follow the number of purchases/);
    const wild = spendModel(simulated(2, 400, 2, 0.5, 1, (i) => 1 + (i % 3)))!;
    expect(wild.kind === 'mean' && wild.why[0]).toMatch(/no finite mean/);
    expect(spendModel({ x: [0], mean: [0] })).toBeNull();
  });
});
