import fc from 'fast-check';
import { kaplanMeier, median, quantile, survivalAt } from './kaplanMeier';
import { olderThanAnyClosed, riskSets, tally } from './lifeTable';

/** Deals as [age, outcome]: 0 open, 1 won, 2 lost. */
const table = (deals: (readonly [number, number])[]) =>
  tally(
    deals.map(([day]) => day),
    deals.map(([, outcome]) => outcome),
  );
const deal = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 2 }));
const someDeals = fc.array(deal, { minLength: 1, maxLength: 80 });

describe('tally', () => {
  it('the order of the deals changes nothing', () => {
    fc.assert(
      fc.property(
        someDeals.chain((deals) =>
          fc.tuple(fc.constant(deals), fc.shuffledSubarray(deals, { minLength: deals.length })),
        ),
        ([deals, shuffled]) => expect(table(shuffled)).toEqual(table(deals)),
      ),
    );
  });

  it('passes over weights that are not above 0', () => {
    const weighted = tally([3, 4, 5, 6], [1, 2, 0, 1], [10, 0, -5, NaN]);
    expect([...Array.from(weighted.day)]).toEqual([3]);
    expect([...Array.from(weighted.won)]).toEqual([10]);
    expect([...Array.from(weighted.wonSquares)]).toEqual([100]);
  });
});

describe('kaplanMeier', () => {
  it('times 3, 5+, 6, 7, 8+, 10, 12, 12+: S(3) = 7/8, S(6) = 35/48, S(7) = 7/12, median 10 (docs.rs symplex 0.15.0, stats::survival)', () => {
    const curve = kaplanMeier(
      table([
        [3, 1],
        [5, 0],
        [6, 1],
        [7, 2],
        [8, 0],
        [10, 1],
        [12, 1],
        [12, 0],
      ]),
    );
    expect(survivalAt(curve, 3)!.survival).toBeCloseTo(7 / 8, 12);
    expect(survivalAt(curve, 6)!.survival).toBeCloseTo(35 / 48, 12);
    expect(survivalAt(curve, 7)!.survival).toBeCloseTo(7 / 12, 12);
    expect(median(curve).at).toBe(10);
  });

  it('6-MP arm of Freireich et al., Blood 21 (1963) 699: S(6) .857 … S(23) .448, median 23 (printed in every textbook)', () => {
    const events = [6, 6, 6, 7, 10, 13, 16, 22, 23],
      open = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35],
      curve = kaplanMeier(table([...events.map((t) => [t, 1] as const), ...open.map((t) => [t, 0] as const)]));
    for (const [t, s] of [
      [6, 0.857],
      [7, 0.807],
      [10, 0.753],
      [13, 0.69],
      [16, 0.627],
      [22, 0.538],
      [23, 0.448],
    ])
      expect(survivalAt(curve, t)!.survival).toBeCloseTo(s, 3);
    expect(median(curve).at).toBe(23);
  });

  it('days 2, 4, 6, 8 without open deals: 5, the plain median; exactly half and no later close: the day itself', () => {
    expect(median(kaplanMeier(tally([2, 4, 6, 8], [1, 2, 1, 2]))).at).toBe(5);
    expect(median(kaplanMeier(tally([5, 300], [1, 0]))).at).toBe(5);
  });

  it('with no open deals the median is the plain one, and S is the share not yet closed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 99 }), (days) => {
        const curve = kaplanMeier(
            tally(
              days,
              days.map((_, i) => 1 + (i % 2)),
            ),
          ),
          sorted = [...days].sort((a, b) => a - b),
          n = days.length;
        expect(median(curve).at).toBe((sorted[(n - 1) >> 1] + sorted[n >> 1]) / 2);
        for (const t of [0, 30, 200, 400])
          expect(survivalAt(curve, t)!.survival).toBeCloseTo(days.filter((d) => d > t).length / n, 10);
      }),
    );
  });

  it('without open deals Greenwood is p(1 − p)/n', () => {
    const curve = kaplanMeier(tally([1, 2, 2, 5, 7, 7, 9, 11], [1, 1, 2, 1, 2, 1, 1, 1]));
    // on the last row S is 0
    for (let i = 0; i < curve.day.length - 1; i++) {
      const s = curve.survival[i];
      expect(s * s * curve.greenwood[i]).toBeCloseTo((s * (1 - s)) / 8, 12);
    }
  });

  it('half not reached has no day, a day to which nobody was followed no share', () => {
    const curve = kaplanMeier(tally([1, 10, 10, 10], [1, 0, 0, 0]));
    // by hand: the lower log limit on day 1 is .75·exp(−1.96·√(1/12)) = .43, already below a half
    expect(median(curve)).toEqual({ at: null, low: 1, high: null });
    expect(survivalAt(curve, 10)!.survival).toBe(0.75);
    expect(survivalAt(curve, 11)).toBeNull();
    expect(survivalAt(kaplanMeier(tally([], [])), 0)).toBeNull();
    expect(median(kaplanMeier(tally([], [])))).toEqual({ at: null, low: null, high: null });
    // once all have closed the share still open is known for ever
    expect(survivalAt(kaplanMeier(tally([1], [1])), 99)!.survival).toBe(0);
  });

  it('limits hold the estimate and lie within 0 … 1, on both scales; quantiles ascend', () => {
    fc.assert(
      fc.property(someDeals, fc.constantFrom('log' as const, 'log-log' as const), (deals, scale) => {
        const curve = kaplanMeier(table(deals));
        for (const t of curve.day) {
          const { survival, interval } = survivalAt(curve, t, scale)!;
          expect(interval[0]).toBeGreaterThanOrEqual(0);
          expect(interval[0]).toBeLessThanOrEqual(survival + 1e-12);
          expect(interval[1]).toBeGreaterThanOrEqual(survival - 1e-12);
          expect(interval[1]).toBeLessThanOrEqual(1);
        }
        const days = [0.1, 0.25, 0.5, 0.75, 0.9].map((p) => quantile(curve, p, scale).at ?? Infinity);
        expect(days).toEqual([...days].sort((a, b) => a - b));
      }),
    );
  });
});

describe('delayed entry', () => {
  it('by hand: two enter at 0, one at 2 and one at 3; risk sets 2, 2, 3, 2', () => {
    const life = {
      day: [0, 2, 3, 5],
      won: [0, 1, 1, 1],
      lost: [0, 0, 0, 0],
      open: [0, 0, 1, 0],
      entered: [2, 1, 1, 0],
    };
    expect([...riskSets(life).atRisk]).toEqual([2, 3, 3, 1]);
    const { survival } = kaplanMeier(life);
    expect(survival[1]).toBeCloseTo(2 / 3, 12);
    expect(survival[2]).toBeCloseTo(4 / 9, 12);
    expect(survival[3]).toBe(0);
  });

  it('a deal cut into one part left open on a day and one that enters on the next changes nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(deal, fc.integer({ min: 0, max: 59 })), { minLength: 1, maxLength: 60 }),
        (deals) => {
          const whole = table(deals.map(([one]) => one)),
            days = Array.from({ length: 61 }, (_, d) => d),
            zero = () => days.map(() => 0),
            life = { day: days, won: zero(), lost: zero(), open: zero(), entered: zero() };
          for (const [[day, outcome], cut] of deals) {
            life.entered[0]++;
            if (cut < day) {
              life.open[cut]++;
              life.entered[cut + 1]++;
            }
            life[(['open', 'won', 'lost'] as const)[outcome]][day]++;
          }
          const one = kaplanMeier(whole),
            other = kaplanMeier(life);
          for (const t of one.day) expect(survivalAt(other, t)!.survival).toBeCloseTo(survivalAt(one, t)!.survival, 10);
          expect(median(other)).toEqual(median(one));
        },
      ),
    );
  });

  it('stops where nobody was at risk, and before a day that would empty the risk set while older deals come later', () => {
    const gap = {
      day: [0, 3, 9, 12],
      won: [0, 1, 0, 1],
      lost: [0, 0, 0, 0],
      open: [0, 1, 0, 4],
      entered: [2, 0, 5, 0],
    };
    expect(riskSets(gap).followedTo).toBe(3);
    expect(survivalAt(kaplanMeier(gap), 3)!.survival).toBe(0.5);
    expect(survivalAt(kaplanMeier(gap), 4)).toBeNull();
    const emptied = { day: [0, 20, 30], won: [1, 0, 2], lost: [0, 0, 0], open: [0, 0, 5], entered: [1, 7, 0] };
    expect(riskSets(emptied).followedTo).toBe(-1);
    expect(median(kaplanMeier(emptied)).at).toBeNull();
    const late = { day: [5, 6], won: [1, 1], lost: [0, 0], open: [0, 3], entered: [5, 0] };
    expect(riskSets(late).followedTo).toBe(-1);
  });
});

describe('olderThanAnyClosed', () => {
  it('counts open deals past the last closing age; none when nothing has closed', () => {
    expect(olderThanAnyClosed(tally([3, 7, 7, 8, 9], [1, 2, 0, 0, 0]))).toBe(2);
    expect(olderThanAnyClosed(tally([3, 7], [0, 0]))).toBe(0);
  });
});
