import fc from 'fast-check';
import { chooseEts, ETS_FORMS, etsName, evaluateEts, fitEts, forecastEts, type EtsForm } from './ets';
import { etsVariance } from './etsVariance';

const form = (error: 'A' | 'M', trend: EtsForm['trend'], season: EtsForm['season']): EtsForm => ({
  error,
  trend,
  season,
});
const start = (level: number, slope = 0, seasonal: number[] = []) => ({ level, slope, seasonal });

describe('evaluateEts, one step at a time', () => {
  test('A,N,N: by hand, level 10 and alpha ½ meet 12, 10: errors 2, −1, levels 11, 10.5', () => {
    const fit = evaluateEts([12, 10], form('A', 'N', 'N'), {
      alpha: 0.5,
      beta: 0,
      gamma: 0,
      phi: 1,
      start: start(10),
    })!;
    expect(fit.errors).toEqual([2, -1]);
    expect(fit.state.level).toBe(10.5);
    expect(fit.logLikelihood).toBeCloseTo((-2 * Math.log(5)) / 2, 12);
  });

  test('M,N,N: by hand, the same levels, errors 2/10 and −1/11, likelihood with the logs of the forecasts', () => {
    const fit = evaluateEts([12, 10], form('M', 'N', 'N'), {
      alpha: 0.5,
      beta: 0,
      gamma: 0,
      phi: 1,
      start: start(10),
    })!;
    expect(fit.errors[0]).toBeCloseTo(0.2, 12);
    expect(fit.errors[1]).toBeCloseTo(-1 / 11, 12);
    expect(fit.logLikelihood).toBeCloseTo(-Math.log(0.04 + 1 / 121) - Math.log(10) - Math.log(11), 12);
  });

  test('A,Ad,A: by hand, level 10, slope 2, phi .9, seasons −1, 1 meet 13', () => {
    // forecast 10 + 1.8 − 1 = 10.8, error 2.2; level 11.8 + 1.1, slope 1.8 + .22, season −1 + .22
    const parameters = { alpha: 0.5, beta: 0.1, gamma: 0.1, phi: 0.9, start: start(10, 2, [-1, 1]) };
    const { errors, state } = evaluateEts([13], form('A', 'Ad', 'A'), parameters)!;
    expect(errors[0]).toBeCloseTo(2.2, 12);
    expect(state.level).toBeCloseTo(12.9, 12);
    expect(state.slope).toBeCloseTo(2.02, 12);
    expect(state.seasonal[0]).toBe(1); // the next period's
    expect(state.seasonal[1]).toBeCloseTo(-0.78, 12);
  });

  test('a forecast that is not above zero has no relative error', () => {
    const parameters = { alpha: 0.5, beta: 0, gamma: 0, phi: 1, start: start(-1) };
    expect(evaluateEts([1], form('M', 'N', 'N'), parameters)).toBeNull();
  });
});

describe('forecastEts and etsVariance', () => {
  const fit = (f: EtsForm, level: number, slope: number, seasonal: number[], phi = 1) => ({
    form: f,
    alpha: 0.5,
    beta: 0.1,
    gamma: 0.2,
    phi,
    start: start(0),
    state: { level, slope, seasonal },
    logLikelihood: 0,
    aicc: 0,
    sigma2: 0.01,
    errors: [],
  });

  test('by hand: level 10, slope 2, phi .5 go 11, 11.5, 11.75; times ½ and 2 in turn', () => {
    expect(forecastEts(fit(form('M', 'Ad', 'M'), 10, 2, [0.5, 2], 0.5), 3)).toEqual([5.5, 23, 5.875]);
    expect(forecastEts(fit(form('A', 'Ad', 'A'), 10, 2, [-1, 1], 0.5), 3)).toEqual([10, 12.5, 10.75]);
  });

  test('A,A,A: by hand from table 6.2, 1, 1 + .6², 1 + .6² + (.7 + .2)² of sigma²', () => {
    etsVariance(fit(form('A', 'A', 'A'), 10, 2, [-1, 1]), 3).forEach((v, h) =>
      expect(v / 0.01).toBeCloseTo([1, 1.36, 1.36 + 0.81][h], 9),
    );
  });

  test('M,N,M: by hand, level 10 and seasons ½, 2: sigma²μ², then (1 + σ²)(1 + α²σ²)μ² − μ²', () => {
    const [first, second] = etsVariance({ ...fit(form('M', 'N', 'M'), 10, 0, [0.5, 2]), beta: 0 }, 2);
    expect(first).toBeCloseTo(0.01 * 25, 9);
    expect(second).toBeCloseTo((1.01 * 1.0025 - 1) * 400, 9);
  });

  test('relative errors spread like simulated ones', () => {
    // 40,000 paths of M,A,M and M,A,A from a seeded generator; the standard error of a variance is about 1 %
    let seed = 7;
    const uniform = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
    const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    for (const season of ['M', 'A'] as const) {
      const model = fit(form('M', 'A', season), 10, 0.5, season === 'M' ? [0.8, 1.2] : [-2, 2]);
      const sums = [0, 0, 0, 0, 0];
      const squares = [0, 0, 0, 0, 0];
      const paths = 40000;
      for (let i = 0; i < paths; i++) {
        let { level, slope } = model.state;
        const s = model.state.seasonal.slice();
        for (let h = 0; h < 5; h++) {
          const q = level + slope;
          const f = season === 'M' ? q * s[h % 2] : q + s[h % 2];
          const e = 0.1 * normal();
          const move = season === 'M' ? q * e : f * e;
          sums[h] += f * (1 + e);
          squares[h] += (f * (1 + e)) ** 2;
          level = q + 0.5 * move;
          slope += 0.1 * move;
          s[h % 2] += season === 'M' ? 0.2 * s[h % 2] * e : 0.2 * move;
        }
      }
      etsVariance(model, 5).forEach((v, h) =>
        expect(v / (squares[h] / paths - (sums[h] / paths) ** 2)).toBeCloseTo(1, 1),
      );
    }
  });
});

describe('fitEts and chooseEts', () => {
  test('the fifteen forms that R tries by default, and their names', () => {
    expect(ETS_FORMS).toHaveLength(15);
    expect(new Set(ETS_FORMS.map(etsName)).size).toBe(15);
    expect(ETS_FORMS.map(etsName)).not.toContain('ETS(A,N,M)');
    expect(ETS_FORMS.map(etsName)).toContain('ETS(M,Ad,M)');
  });

  test('a season that repeats exactly is forecast exactly', () => {
    const cycle = [10, 12, 14, 8];
    const y = Object.freeze(Array.from({ length: 40 }, (_, t) => cycle[t % 4]));
    const fit = chooseEts(y, 4)!;
    expect(fit.form.season).not.toBe('N');
    forecastEts(fit, 6).forEach((v, h) => expect(v).toBeCloseTo(cycle[h % 4], 4));
  });

  test('a zero rules out relative errors', () => {
    const y = Array.from({ length: 40 }, (_, t) => (t === 7 ? 0 : 50 + (t % 4)));
    expect(chooseEts(y, 4)!.form.error).toBe('A');
  });

  test('parameters stay inside R’s bounds, and starting from them again loses nothing', () => {
    const values = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 20, maxLength: 40 });
    fc.assert(
      fc.property(values, fc.constantFrom(...ETS_FORMS), (y, f) => {
        const fit = fitEts(y, 4, f);
        if (!fit) return;
        const { alpha, beta, gamma, phi } = fit;
        expect(alpha).toBeGreaterThanOrEqual(1e-4);
        expect(alpha).toBeLessThanOrEqual(0.9999);
        if (f.trend !== 'N') expect(beta).toBeLessThanOrEqual(alpha);
        if (f.season !== 'N') expect(gamma).toBeLessThanOrEqual(1 - alpha + 1e-12);
        if (f.trend === 'Ad') expect(phi >= 0.8 && phi <= 0.98).toBe(true);
        const again = fitEts(y, 4, f, fit);
        expect(again!.logLikelihood).toBeGreaterThanOrEqual(fit.logLikelihood - 1e-6);
      }),
      { numRuns: 60 },
    );
  });
});
