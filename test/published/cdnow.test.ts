import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { fitBgnbd, type Grouped } from '../../src/models/customer-value/bgnbd';
import { expectedValue, fitGammaGamma, spendModel } from '../../src/models/customer-value/gammaGamma';
import { holdOut } from '../../src/models/customer-value/holdOut';
import { chooseRung } from '../../src/models/customer-value/ladder';
import { expectedNew, probabilityAlive, purchasePredictor } from '../../src/models/customer-value/purchases';
import { expectedTotal } from '../../src/models/customer-value/total';
import { customerValue } from '../../src/models/customer-value/value';

const folder = join(__dirname, '../../../shared/data/cdnow');
const present = existsSync(folder);
if (!present) console.info('skipped: published customer base CDNOW, ../shared/data/cdnow is absent');

const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const lines = (name: string) => read(name).trim().split(/\r?\n/);

/** One row per customer: id, x, tx, T, mean value, and the answers of the reference implementation at the published parameters. */
const customersOf = () =>
  lines('oracle_customers.csv')
    .slice(1)
    .map((line) => {
      const [id, x, tx, T, value, alive, in39, in52, mean, clv, later] = line.split(',').map(Number);
      return { id, x, tx, T, value, alive, in39, in52, mean, clv, later };
    });

const columns = (rows: readonly { x: number; tx: number; T: number }[]): Grouped => ({
  x: rows.map(({ x }) => x),
  tx: rows.map(({ tx }) => tx),
  T: rows.map(({ T }) => T),
  n: rows.map(() => 1),
});

/** Fader, Hardie & Lee (2005), table 2; Fader & Hardie, note 025 (2013). */
const published = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const spend = { kind: 'gammaGamma', params: { p: 6.25, q: 3.74, v: 15.44 } } as const;

(present ? describe : describe.skip)('CDNOW, 2,357 customers, 39 weeks', () => {
  const customers = present ? customersOf() : [];
  const oracle = present ? JSON.parse(read('oracle.json')) : {};
  const table = (title: string): readonly unknown[][] =>
    oracle.published_vs_recomputed.filter(([name]: string[]) => name.startsWith(title));
  const fit = () => fitBgnbd(columns(customers))!;

  it('BG/NBD: the published parameters and log-likelihood', () => {
    const { params, logLikelihood, converged, bounds, customers: count, leftOut } = fit();
    // lifetimes 0.11 and CLVTools print .243 4.414 .793 2.426, -9582.4; scipy without penalty to eight digits in oracle.json
    [params.r, params.alpha, params.a, params.b].forEach((value, i) =>
      expect(value / oracle.fit_bgnbd.params_r_alpha_a_b[i]).toBeCloseTo(1, 4),
    );
    expect(Math.abs(logLikelihood - oracle.fit_bgnbd.LL)).toBeLessThan(0.001);
    expect({ converged, bounds, count, leftOut }).toEqual({ converged: true, bounds: [], count: 2357, leftOut: 0 });
  });

  it('expected purchases: 1.226 and 25.76, and of a new customer', () => {
    const { params } = fit();
    const { mean } = purchasePredictor(params);
    expect(mean(2, 30.43, 38.86, 39)).toBeCloseTo(1.226, 3);
    expect(mean(26, 30.86, 31, 52)).toBeCloseTo(25.76, 2);
    expect(probabilityAlive(params, 26, 30.86, 31)).toBeCloseTo(0.96892, 4);
    const [[, , recomputed]] = table('E[X(t)]') as [[string, number[], number[]]];
    [0.1429, 1, 3, 31.8571, 32, 78].forEach((t, i) => expect(expectedNew(params, t)).toBeCloseTo(recomputed[i], 4));
  });

  it('customer by customer at the published parameters: alive, 39 and 52 weeks, value, CLV', () => {
    const { mean } = purchasePredictor(published);
    const horizon = { steps: 12, step: 4.345, rate: 0.01 };
    const { residual } = customerValue({ purchases: published, spend, margin: 1, horizon });
    const worst = [0, 0, 0, 0, 0];
    for (const { x, tx, T, value, alive, in39, in52, mean: worth, clv } of customers)
      [
        [probabilityAlive(published, x, tx, T), alive],
        [mean(x, tx, T, 39), in39],
        [mean(x, tx, T, 52), in52],
        [expectedValue(spend, x, value), worth],
        [residual(x, tx, T, value), clv],
      ].forEach(([got, expected], i) => (worst[i] = Math.max(worst[i], Math.abs(got - expected))));
    // the file has eight digits after the point, six for money
    [1e-8, 1e-8, 1e-8, 1e-6, 1e-6].forEach((limit, i) => expect(worst[i]).toBeLessThan(limit));
  });

  it('weeks 40 to 78: 1,653 expected, 1,882 counted, and the hold-out passes', () => {
    const { expected, low, high, standardError } = expectedTotal(fit(), columns(customers), 39);
    expect(Math.abs(expected - 1653.4)).toBeLessThan(1);
    const later = customers.map((customer) => customer.later);
    const tested = holdOut(columns(customers), later, 39)!;
    expect(tested).toMatchObject({ actual: 1882, refusals: [] });
    expect(tested.predicted).toBeCloseTo(expected, 9);
    // numpy and scipy 1.17: numeric Hessian 5527.88, variance of the purchases by quadrature 4837.19
    expect(standardError).toBeCloseTo(101.809, 1);
    // by hand: 1,653.2 times and over exp(1.96 √ln(1 + 101.809² (1 + 45 ÷ 2,357) ÷ 1,653.2² + .015²)) = 1.13340
    expect([low, high].map(Math.round)).toEqual([1459, 1874]);
    const rung = chooseRung({
      customers: customers.length,
      repeaters: customers.filter(({ x }) => x > 0).length,
      repeats: customers.reduce((sum, { x }) => sum + x, 0),
      time: 39,
      medianGap: 6,
      months: 9,
      cohortsAtHorizon: 0,
      churn: null,
      holdOut: () => tested,
    });
    expect(rung.rung).toBe('bgnbd');
  });

  it('Gamma-Gamma: 6.25, 3.74, 15.45 on the 946 with a repeat purchase, and the published values', () => {
    const repeaters = customers.filter(({ x }) => x > 0);
    const values = { x: repeaters.map(({ x }) => x), mean: repeaters.map(({ value }) => value) };
    const { params, logLikelihood } = fitGammaGamma(values)!;
    [params.p, params.q, params.v].forEach((value, i) =>
      expect(value / oracle.fit_gammagamma.params_p_q_v[i]).toBeCloseTo(1, 4),
    );
    expect(logLikelihood).toBeCloseTo(oracle.fit_gammagamma.LL_zbar_form, 4);
    const model = spendModel(values)!;
    expect(model).toEqual({ kind: 'gammaGamma', params });
    // lifetimes quick start: first ten customers, and the mean over all
    const [[, first]] = table('lifetimes Quickstart, fitted params') as [[string, number[]]];
    first.forEach((expected, i) =>
      expect(Math.abs(expectedValue(model, customers[i].x, customers[i].value) - expected)).toBeLessThan(1e-3),
    );
    const mean = customers.reduce((sum, { x, value }) => sum + expectedValue(model, x, value), 0) / customers.length;
    expect(mean).toBeCloseTo(35.2529588256, 4);
  });

  it('CLV over twelve months: weekly data in steps of 4.345, and as the quick start prints it', () => {
    const repeaters = customers.filter(({ x }) => x > 0);
    const model = spendModel({ x: repeaters.map(({ x }) => x), mean: repeaters.map(({ value }) => value) })!;
    const at = (step: number) =>
      customerValue({ purchases: fit().params, spend: model, margin: 1, horizon: { steps: 12, step, rate: 0.01 } });
    const weeks = at(4.345);
    const quickStart = at(30); // its months of 30 units, although the data are in weeks
    const [[, printed]] = table('CLV 12 steps') as [[string, number[]]];
    customers.slice(0, 10).forEach(({ x, tx, T, value }, i) => {
      expect(weeks.residual(x, tx, T, value) / oracle['clv_12_months_correct_weekly_steps_4.345'][i]).toBeCloseTo(1, 4);
      expect(quickStart.residual(x, tx, T, value) / printed[i]).toBeCloseTo(1, 4);
    });
  });
});

(present ? describe : describe.skip)('CDNOW from its 6,919 purchases', () => {
  /** Days since 1970 of 19970118. */
  const dayOf = (text: string) =>
    Date.UTC(Number(text.slice(0, 4)), Number(text.slice(4, 6)) - 1, Number(text.slice(6))) / 864e5;
  const bought = new Map<string, Set<number>>();
  if (present)
    for (const line of lines('CDNOW_sample.txt')) {
      const [id, , date] = line.trim().split(/\s+/);
      bought.set(id, (bought.get(id) ?? new Set<number>()).add(dayOf(date)));
    }

  /** Purchases of a day are one, observation ends on the as-of day. */
  const baseOn = (asOf: number) =>
    [...bought.values()].map((all) => {
      const days = [...all].filter((day) => day <= asOf).sort((a, b) => a - b);
      return { x: days.length - 1, tx: days[days.length - 1] - days[0], T: asOf - days[0] };
    });

  it('merged by day and seen to 30 September 1997 they are the published summary, in days', () => {
    const rows = baseOn(dayOf('19970930'));
    const weeks = customersOf();
    rows.forEach(({ x, tx, T }, i) => {
      expect(x).toBe(weeks[i].x);
      expect(Math.abs(tx / 7 - weeks[i].tx)).toBeLessThan(0.005);
      expect(Math.abs(T / 7 - weeks[i].T)).toBeLessThan(0.005);
    });
    const { params, logLikelihood } = fitBgnbd(columns(rows))!;
    expect([params.r.toFixed(3), (params.alpha / 7).toFixed(2), params.a.toFixed(2), params.b.toFixed(2)]).toEqual([
      '0.243',
      '4.41',
      '0.79',
      '2.43',
    ]);
    // a day is a seventh of a week: each of the 2,457 repeat purchases is worth ln 7 less; the rest is the summary's rounding
    expect(Math.abs(logLikelihood + 2457 * Math.log(7) + 9582.4256)).toBeLessThan(0.1);
  });
});
