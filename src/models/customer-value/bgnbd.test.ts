import * as fc from 'fast-check';
import { fitBgnbd, type Bgnbd, type Grouped } from './bgnbd';
import { seeded } from '../random/seeded';
import { asGrouped, simulatedBase } from './testing/simulatedBase';
import { expectedTotal } from './total';

const numbersIn = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : value && typeof value === 'object'
      ? Object.values(value).flatMap(numbersIn)
      : [];

/** A fit and a total whose every number is one, in order. */
function sound(grouped: Grouped, isFlat = false): void {
  const fit = fitBgnbd(grouped)!;
  const total = expectedTotal(fit, grouped, 52);
  expect([...numbersIn(fit), ...numbersIn(total)].filter((v) => !Number.isFinite(v))).toEqual([]);
  if (!isFlat) expect(fit.converged).toBe(true);
  expect(total.low).toBeGreaterThanOrEqual(0);
  expect(total.low).toBeLessThanOrEqual(total.expected);
  expect(total.high).toBeGreaterThanOrEqual(total.expected);
}

describe('fitBgnbd on bases without a maximum inside', () => {
  const cases: Record<string, readonly (readonly number[])[]> = {
    'one-time buyers only': [
      [0, 0, 10, 50],
      [0, 0, 20, 60],
    ],
    'all identical': [[3, 25, 30, 200]],
    'one customer': [[2, 5, 9, 1]],
    'five customers': [
      [0, 0, 10, 2],
      [1, 5, 12, 1],
      [4, 10, 14, 1],
      [2, 9, 30, 1],
    ],
    'nobody has left': [
      [5, 100, 100, 50],
      [7, 100, 100, 50],
      [0, 0, 100, 10],
    ],
    'all have left at once': [
      [1, 0.1, 1000, 100],
      [2, 0.1, 1000, 100],
      [0, 0, 1000, 100],
    ],
    'twenty thousand purchases each': [
      [20000, 19999, 20001, 3],
      [0, 0, 30000, 5],
    ],
    'won today but one': [
      [0, 0, 0, 5],
      [1, 3, 9, 1],
    ],
  };
  for (const [name, rows] of Object.entries(cases)) it(name, () => sound(asGrouped(rows)));

  it('says in words which bound is reached', () => {
    expect(fitBgnbd(asGrouped(cases['one-time buyers only']))!.bounds).toContain('nobody has bought again');
    expect(fitBgnbd(asGrouped(cases['all identical']))!.bounds).toContain('all customers buy at the same rate');
  });

  it('is null where nothing can be fitted, and leaves out histories that cannot be', () => {
    expect(fitBgnbd(asGrouped([]))).toBeNull();
    expect(fitBgnbd(asGrouped([[0, 0, 0, 5]]))).toBeNull();
    const good = [2, 5, 20, 10];
    const fit = fitBgnbd(
      asGrouped([good, [0, 0, 30, 10], [1, 5, 3, 4], [0, 0, NaN, 3], [1.5, 1, 3, 2], [1, 0, 3, 1], [0, 2, 3, 1]]),
    )!;
    expect([fit.customers, fit.leftOut]).toEqual([20, 11]);
  });
});

describe('fitBgnbd on a grid of simulated bases', () => {
  const grid: readonly (readonly [r: number, alpha: number, a: number, b: number])[] = [
    [0.243, 4.414, 0.793, 2.426],
    [0.01, 1, 0.8, 2],
    [0.05, 20, 0.001, 2],
    [5, 50, 0.01, 3],
    [0.5, 10, 500, 500],
    [0.5, 10, 5000, 20000],
    [100, 1000, 0.5, 2],
    [5000, 50000, 0.8, 3],
    [1, 10, 0.02, 0.02],
    [2, 5, 10, 0.1],
    [0.2, 0.1, 0.5, 0.5],
    [3, 1000, 1, 4],
  ];
  it.each(grid)('r %d, alpha %d, a %d, b %d: finite, converged, no worse than the truth', (r, alpha, a, b) => {
    for (const customers of [5, 50, 300]) {
      const truth: Bgnbd = { r, alpha, a, b };
      const { grouped } = simulatedBase(seeded(customers), truth, customers, (u) => 1 + 100 * u(), 0);
      sound(grouped);
      expect(fitBgnbd(grouped)!.logLikelihood).toBeGreaterThan(logLikelihood(truth, grouped) - 0.01);
    }
  });

  it('finds the parameters again from 50,000 customers', () => {
    const { grouped } = simulatedBase(seeded(5), { r: 0.6, alpha: 12, a: 0.8, b: 3 }, 50000, (u) => 156 * u(), 0);
    const { params, covariance } = fitBgnbd(grouped)!;
    const off = [params.r / 0.6, params.alpha / 12, params.a / 0.8, params.b / 3].map(Math.log);
    off.forEach((d, i) => expect(Math.abs(d)).toBeLessThan(3.5 * Math.sqrt(covariance[i][i])));
    expect(Math.max(...covariance.map((row, i) => row[i]))).toBeLessThan(0.01);
  });
});

describe('fitBgnbd on bases drawn over a wide grid of true parameters', () => {
  const bases = process.env.DEALSHEET_LONG === '1' ? 500 : 25;
  it(`${bases} of them: every number is one, and none fits worse than the truth`, () => {
    let flat = 0;
    for (let seed = 0; seed < bases; seed++) {
      const u = seeded(9000 + seed);
      const power = (low: number, high: number) => 10 ** (low + (high - low) * u());
      const [total, leaving] = [power(-1, 3.9), power(-4, -0.001)];
      const truth: Bgnbd = { r: power(-2, 2), alpha: power(-1, 3), a: total * leaving, b: total * (1 - leaving) };
      const customers = [5, 20, 100, 400, 2000][seed % 5];
      const { grouped } = simulatedBase(u, truth, customers, (v) => 1 + 60 * v(), 0);
      // where almost nobody buys again the top is so flat that the gradient does not vanish to the last digit
      sound(grouped, true);
      const { logLikelihood: best, converged } = fitBgnbd(grouped)!;
      if (!converged) flat++;
      expect(best).toBeGreaterThan(logLikelihood(truth, grouped) - 0.01);
    }
    expect(flat / bases).toBeLessThanOrEqual(0.01);
  });
});

describe('properties of fitBgnbd', () => {
  const base = fc.array(
    fc
      .tuple(fc.nat(6), fc.integer({ min: 1, max: 60 }), fc.nat(60), fc.integer({ min: 1, max: 20 }))
      .map(([x, tx, more, n]) => [x, x ? tx : 0, tx + more, n]),
    { minLength: 1, maxLength: 12 },
  );

  it('any base gives finite numbers', () => {
    fc.assert(
      fc.property(base, (rows) => sound(asGrouped(rows))),
      { numRuns: 150, seed: 1 },
    );
  });

  it('the unit of time only scales alpha', () => {
    fc.assert(
      fc.property(base, (rows) => {
        const days = fitBgnbd(asGrouped(rows))!;
        const weeks = fitBgnbd(asGrouped(rows.map(([x, tx, T, n]) => [x, tx / 7, T / 7, n])))!;
        expect(Math.log(weeks.params.alpha / days.params.alpha)).toBeCloseTo(Math.log(1 / 7), 6);
        expect(Math.log(weeks.params.r / days.params.r)).toBeCloseTo(0, 6);
        const repeats = rows.reduce((sum, [x, , , n]) => sum + x * n, 0);
        expect(weeks.logLikelihood).toBeCloseTo(days.logLikelihood + repeats * Math.log(7), 5);
      }),
      { numRuns: 30, seed: 2 },
    );
  });

  it('grouping and order change nothing', () => {
    fc.assert(
      fc.property(base, (rows) => {
        const apart = rows.flatMap(([x, tx, T, n]) => Array.from({ length: n }, () => [x, tx, T, 1])).reverse();
        const one = fitBgnbd(asGrouped(rows))!;
        expect(fitBgnbd(asGrouped(apart))!.logLikelihood).toBeCloseTo(one.logLikelihood, 6);
      }),
      { numRuns: 30, seed: 3 },
    );
  });
});

/** The likelihood as printed in Fader, Hardie & Lee (2005), eq. 6, without care for its range. */
function logLikelihood({ r, alpha, a, b }: Bgnbd, { x, tx, T, n }: Grouped): number {
  let sum = 0;
  for (let i = 0; i < n.length; i++) {
    let log = 0;
    for (let k = 0; k < x[i]; k++) log += Math.log(((r + k) * (b + k)) / (a + b + k));
    const alive = -(r + x[i]) * Math.log((alpha + T[i]) / alpha);
    const left = x[i] ? Math.log(a / (b + x[i] - 1)) - (r + x[i]) * Math.log((alpha + tx[i]) / alpha) : -Infinity;
    const top = Math.max(alive, left);
    sum += n[i] * (log - x[i] * Math.log(alpha) + top + Math.log(Math.exp(alive - top) + Math.exp(left - top)));
  }
  return sum;
}
