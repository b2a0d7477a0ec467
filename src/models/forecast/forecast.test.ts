import fc from 'fast-check';
import { generate } from '../../../bench/forecast/generate';
import { forecast, type Forecast } from './forecast';

const made = (values: readonly number[], period = 12, horizon = 6): Forecast => {
  const f = forecast(Object.freeze(values.slice()), period, horizon);
  if (typeof f === 'string') throw new Error(f);
  return f;
};
const sound = (f: Forecast, horizon: number) => {
  for (const list of [f.mean, f.low80, f.high80, f.low95, f.high95]) {
    expect(list).toHaveLength(horizon);
    expect(list.every((v) => Number.isFinite(v) && v >= 0)).toBe(true);
  }
  f.mean.forEach((v, h) => {
    const order = [f.low95[h], f.low80[h], v, f.high80[h], f.high95[h]];
    order.slice(1).forEach((x, i) => expect(x).toBeGreaterThanOrEqual(order[i]));
  });
};
const busy = (n: number) =>
  Array.from({ length: n }, (_, t) => 1000 + 10 * t + 200 * Math.sin(t / 2) + ((t * t * 7) % 90));

describe('forecast steps down, and says so', () => {
  test.each([0, 1, 2, 3, 4])('refuses %d values with a sentence', (n) => {
    expect(forecast(busy(n), 12, 6)).toBe(`A forecast needs at least five whole months, got ${n}`);
  });

  test('five to eleven: the mean and simple smoothing', () => {
    const f = made(busy(8), 4);
    expect(f.reasons).toContain('With fewer than 12 quarters only the mean and simple smoothing are used');
    expect(f.members).toHaveLength(2);
    expect(f.ets).toBe('ETS(A,N,N)');
  });

  test('up to two and a half cycles: no seasonal pattern', () => {
    expect(made(busy(29)).reasons).toContain('With fewer than 30 months no seasonal pattern is estimated');
    expect(made(busy(29)).ets).toMatch(/,N\)$/);
    expect(made(busy(30)).reasons.join()).not.toContain('seasonal pattern');
    expect(made(busy(129), 52, 4).reasons).toContain('With fewer than 130 weeks no seasonal pattern is estimated');
  });

  test('what lies far back is not used', () => {
    const f = made([...new Array<number>(1000).fill(1e9), ...busy(240)]);
    expect(f.reasons).toContain('Only the last 240 months are used');
    expect(f.mean).toEqual(made(busy(240)).mean);
  });
});

describe('forecast and the simple rules', () => {
  test('sales without pattern: the average of the last year does as well', () => {
    const noise = generate(1, 5).find((s) => s.kind === '3 deals a month, 60 months')!;
    expect(made(noise.train).reasons).toContain('The average of the last 12 months does as well');
  });

  test('a clear season on a growing level: neither rule does as well', () => {
    const season = [0.7, 0.8, 1, 1.1, 0.9, 1.2, 0.6, 0.7, 1.1, 1.3, 1.2, 1.4];
    const y = Array.from({ length: 72 }, (_, t) => (100 + 3 * t) * season[t % 12] * (1 + 0.02 * Math.sin(t * t)));
    const f = made(y, 12, 12);
    expect(f.reasons).toEqual([]);
    expect(f.accuracy.mase!).toBeLessThan(f.seasonalNaive.mase! / 2);
    expect(f.accuracy.wape!).toBeLessThan(f.lastMean.wape! / 2);
    f.mean.forEach((v, h) => expect(v / ((100 + 3 * (72 + h)) * season[h])).toBeCloseTo(1, 1));
  });

  test('weights, members and mean agree; the back-test is given', () => {
    const f = made(busy(60));
    f.mean.forEach((v, h) => expect(f.members.reduce((a, m) => a + m.weight * m.mean[h], 0)).toBeCloseTo(v, 6));
    expect(f.origins).toHaveLength(12);
    let [error, total] = [0, 0];
    for (const o of f.origins)
      o.actual.forEach((v, h) => {
        error += Math.abs(v - o.forecast[h]);
        total += v;
      });
    expect(f.accuracy.wape).toBeCloseTo(error / total, 9);
  });
});

describe('forecast of odd series', () => {
  const zeros = (n: number) => new Array<number>(n).fill(0);
  test.each<[string, number[]]>([
    ['constant', new Array<number>(60).fill(42)],
    ['all zeros', zeros(60)],
    ['all zeros, short', zeros(6)],
    ['one huge outlier', busy(60).map((v, t) => (t === 30 ? 1e12 : v))],
    ['one sale ever', zeros(60).map((_, t) => (t === 59 ? 5000 : 0))],
    ['alternating zeros', Array.from({ length: 60 }, (_, t) => (t % 2 ? 500 : 0))],
    ['refunds', busy(60).map((v, t) => (t % 9 ? v : -v))],
    ['nothing but refunds', busy(60).map((v) => -v)],
    ['very small', busy(60).map((v) => v * 1e-12)],
    ['very large', busy(60).map((v) => v * 1e12)],
    ['nearly too large', busy(60).map((v) => v * 1e95)],
    ['not a number', busy(60).map((v, t) => (t === 5 ? NaN : v))],
    ['growth a hundredfold', Array.from({ length: 60 }, (_, t) => Math.exp(t / 13))],
    ['ten thousand', busy(10000)],
  ])('%s', (_, y) => {
    for (const [period, horizon] of [
      [12, 18],
      [4, 8],
      [52, 13],
      [1, 6],
    ])
      sound(made(y, period, horizon), horizon);
  });

  test('values too large to square are named in place of a forecast', () => {
    const one = new Array<number>(60).fill(0).map((_, t) => (t === 30 ? 1e308 : 0));
    expect(forecast(one, 12, 3)).toBe('A forecast needs values below 1e+100, and one month has 1e+308');
  });

  test('a constant is forecast as it is, without doubt', () => {
    const f = made(new Array<number>(60).fill(42));
    [...f.mean, ...f.low95, ...f.high95].forEach((v) => expect(v).toBeCloseTo(42, 3));
    expect(f.accuracy.mase).toBeNull();
    expect(made(new Array<number>(60).fill(0)).mean).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('any series: finite, ordered, nothing below zero, the same again', () => {
    const values = fc.array(fc.oneof(fc.integer({ min: -50, max: 1000 }), fc.constant(0)), {
      minLength: 5,
      maxLength: 70,
    });
    fc.assert(
      fc.property(values, fc.constantFrom(1, 4, 12, 52), fc.integer({ min: 1, max: 20 }), (y, m, h) => {
        const f = made(y, m, h);
        sound(f, h);
        expect(made(y, m, h)).toEqual(f);
      }),
      { numRuns: 60 },
    );
  });

  test('in cents or in euros: the same forecast', () => {
    const euros = made(busy(48));
    const cents = made(busy(48).map((v) => v * 128)); // a power of two: no rounding
    euros.mean.forEach((v, h) => expect(cents.mean[h] / 128 / v).toBeCloseTo(1, 6));
    expect(cents.ets).toBe(euros.ets);
  });
});

/** `npm run test:long` takes 1,900 series, as the bench does; otherwise a tenth of them and wider bounds. */
describe('forecast of generated series', () => {
  const long = process.env.DEALSHEET_LONG === '1';
  const scores = generate(long ? 100 : 8, 3).map(({ train, test, period }) => {
    const f = made(train, period, test.length);
    const held = (low: number[], high: number[]) => test.filter((v, h) => v >= low[h] && v <= high[h]).length;
    const error = (g: number[]) =>
      test.reduce((a, v, h) => a + Math.abs(v - g[h]), 0) / test.reduce((a, v) => a + v, 1);
    return {
      n: train.length,
      steps: test.length,
      in80: held(f.low80, f.high80),
      in95: held(f.low95, f.high95),
      error: error(f.mean),
      alone: f.members.map((m) => [m.name, error(m.mean)] as const),
    };
  });
  const share = (list: typeof scores, key: 'in80' | 'in95') =>
    list.reduce((a, s) => a + s[key], 0) / list.reduce((a, s) => a + s.steps, 0);

  test.each([
    [5, 11],
    [12, 29],
    [30, 47],
    [48, 1000],
  ])('%d to %d values: the intervals hold what they promise', (from, to) => {
    const list = scores.filter((s) => s.n >= from && s.n <= to);
    expect(Math.abs(share(list, 'in80') - 0.8)).toBeLessThan(long ? 0.05 : 0.12);
    expect(Math.abs(share(list, 'in95') - 0.95)).toBeLessThan(long ? 0.03 : 0.08);
  });

  test('the combination is better than every one of its members', () => {
    const seven = scores.filter((s) => s.alone.length === 7);
    const mean = (pick: (s: (typeof seven)[number]) => number) => seven.reduce((a, s) => a + pick(s), 0) / seven.length;
    const own = mean((s) => s.error);
    seven[0].alone.forEach(([_, __], i) => expect(own).toBeLessThan(mean((s) => s.alone[i][1])));
  });
});
