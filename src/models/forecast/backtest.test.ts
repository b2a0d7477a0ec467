import { plainly } from './forecast';
import fc from 'fast-check';
import { backtest } from './backtest';
import { lastMean, members, planFor, seasonalNaive, type Memory } from './members';

const run = (y: readonly number[], period: number, horizon: number) => {
  const memory: Memory = { ets: null, spans: [] };
  const plan = planFor(y.length, period);
  return { all: members(y, plan, horizon, memory), test: backtest(y, plan, horizon, memory), plan };
};

describe('planFor', () => {
  test.each([
    [11, 4, false, true],
    [12, 4, true, false],
    [29, 12, false, false],
    [30, 12, true, false],
    [130, 52, true, false],
    [40, 1, false, false],
  ])('%d values in cycles of %d: seasonal %s, short %s', (n, period, seasonal, short) => {
    expect(planFor(n, period)).toEqual({ period, seasonal, short });
  });
});

describe('the two benchmarks', () => {
  const y = Object.freeze([1, 2, 3, 4, 5, 6]);
  test('mean of the last cycle: by hand, (3 + 4 + 5 + 6) / 4, of all where it is shorter', () => {
    expect(lastMean(y, 4, 2)).toEqual([4.5, 4.5]);
    expect(lastMean(y, 12, 1)).toEqual([3.5]);
  });
  test('the last cycle again, the mean where there is none', () => {
    expect(seasonalNaive(y, 4, 6)).toEqual([3, 4, 5, 6, 3, 4]);
    expect(seasonalNaive(y, 12, 2)).toEqual([3.5, 3.5]);
  });
});

describe('members', () => {
  const names = (n: number, period: number) =>
    run(
      Array.from({ length: n }, (_, t) => 100 + ((t * t) % 17)),
      period,
      3,
    ).all.map((f) => f.name);

  test('seven of them, without a cycle six, and two below twelve values', () => {
    expect(names(48, 12)).toEqual([
      'Mean of the last 12',
      'ETS',
      'Seasonal naive',
      'Damped trend',
      'Damped trend, aggregated',
      'Optimised theta',
      'Theta on logs',
    ]);
    expect(names(48, 1)).toHaveLength(6);
    expect(names(11, 12)).toEqual(['Mean of the last 12', 'Simple smoothing']);
  });
});

describe('backtest', () => {
  test('origins as prescribed, as far back as 2m + 2 and six tenths of the values allow', () => {
    const y = Array.from({ length: 60 }, (_, t) => 100 + ((t * t) % 17));
    const left = (n: number) => run(y.slice(0, n), 12, 6).test.origins.map((o) => n - o.known);
    expect(left(60)).toEqual([1, 2, 3, 4, 6, 8, 10, 12, 15, 18, 21, 24]);
    expect(left(36)).toEqual([1, 2, 3, 4, 6, 8, 10]); // 26 = 2·12 + 2 stay
    expect(left(20)).toEqual([1, 2, 3, 4, 6, 8]); // 12 = .6·20 stay
    expect(left(5)).toEqual([1]); // 4 stay
  });

  test('an origin knows nothing of what follows: a jump at the end changes no earlier forecast much', () => {
    const y = Array.from({ length: 40 }, (_, t) => 100 + 20 * Math.sin(t) + ((t * t) % 17));
    const jump = [...y.slice(0, 39), 1000];
    const [calm, odd] = [y, jump].map((v) => run(v, 1, 4).test.origins[0]);
    expect(calm.known).toBe(39);
    expect(odd.actual).toEqual([1000]);
    // form, weights and starting points come from the whole series, the forecasts from the values known
    expect(Math.abs(odd.forecast[0] / calm.forecast[0] - 1)).toBeLessThan(0.1);
  });

  test('weights are 1 ÷ MAE² and sum to one; a member without error takes nearly all', () => {
    const cycle = [10, 30, 20, 40, 10, 30, 20, 40, 10, 30, 20, 60];
    const y = Array.from({ length: 60 }, (_, t) => cycle[t % 12] * 7);
    const { all, test } = run(y, 12, 6);
    expect(test.weights.reduce((a, w) => a + w, 0)).toBeCloseTo(1, 12);
    expect(test.weights[all.findIndex((f) => f.name === 'Mean of the last 12')]).toBeLessThan(1e-4);
    expect(test.lag).toBe(1); // nothing changes over a cycle
  });

  test('accuracy by hand: a mean of 10 meets 16, the last value known; MASE over changes of 0, …, 0, 6', () => {
    const y = [10, 10, 10, 10, 16];
    const { test } = run(y, 1, 1);
    // cycle of one: mean of the last and seasonal naive are both the value before
    expect(test.seasonalNaive.wape).toBeCloseTo(6 / 16, 12);
    expect(test.seasonalNaive.mase).toBeCloseTo(6 / (6 / 4), 12);
    expect(plainly(1, test.accuracy, test.lastMean, test.seasonalNaive)).toEqual(['The last value does as well']);
  });

  test('weights are a distribution whatever the values', () => {
    const values = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(values, fc.constantFrom(1, 4, 12), (y, m) => {
        const { weights } = run(y, m, 3).test;
        expect(Math.min(...weights)).toBeGreaterThan(0);
        expect(weights.reduce((a, w) => a + w, 0)).toBeCloseTo(1, 9);
      }),
      { numRuns: 40 },
    );
  });
});
