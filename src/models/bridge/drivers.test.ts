import fc from 'fast-check';
import { driversOf, toCents } from './drivers';
import { binomial, poisson } from './draws';
import { ownOf } from './own';
import { normal, seeded } from '../random/seeded';
import type { Uniform } from '../random/seeded';
import type { Happened, Recipe } from './recipes';
import { RECIPES } from './recipes';

const none = (n: number): number[] => new Array<number>(n).fill(0);

/** A period from opened, closed, won and deal size by slice; each won deal brings the size. */
function period(opened: number[], closed: number[], won: number[], size: number[]): Happened {
  return {
    opened,
    closed,
    within: closed.map((x, g) => Math.min(x, opened[g])),
    won,
    sizes: won.map((times, g) => ({ value: [size[g]], times: [times] })),
    days: won.map((times) => ({ value: [30], times: [times] })),
    spend: none(opened.length),
    fresh: won,
    open: opened,
  };
}

const effects = (recipe: Recipe, before: Happened, after: Happened): Record<string, number> => {
  const bridge = driversOf(recipe, before, after);
  if (!bridge) throw new Error('no bridge');
  const { effects: cents } = toCents(
    bridge.before,
    bridge.after,
    bridge.drivers.map(({ effect }) => effect),
  );
  return Object.fromEntries(bridge.drivers.map(({ name }, i) => [name, cents[i]]));
};

describe('worked examples', () => {
  const before = period([100, 50], [80, 30], [20, 15], [1000, 2000]);

  // The team's statistics page, section 3: A 100 opened at .8, .25, 1,000 and B 50 at .6, .5, 2,000 become A 150 and B 25.
  test('more of A and less of B: opportunities +7,380.95, mix −12,380.95, nothing else', () => {
    const after = period([150, 25], [120, 15], [30, 7.5], [1000, 2000]);
    expect(effects(RECIPES.SALES, before, after)).toEqual({
      Opportunities: 7380.95,
      Mix: -12380.95,
      Timing: 0,
      'Win rate': 0,
      'Deal size': 0,
    });
  });

  test('B vanishes and A is 150: mix −20,000, nothing else', () => {
    const after = period([150, 0], [120, 0], [30, 0], [1000, 0]);
    expect(effects(RECIPES.SALES, before, after)).toEqual({
      Opportunities: 0,
      Mix: -20000,
      Timing: 0,
      'Win rate': 0,
      'Deal size': 0,
    });
  });

  // By hand: won 2 of 10 and 6 of 10 → 3 of 15 and 3 of 5. Rates .2 and .6 stay; shares .5/.5 → .75/.25: −.25 × .6 + .25 × .2.
  test('win rate by mix alone (Kitagawa)', () => {
    const one = period([10, 10], [10, 10], [2, 6], [1, 1]);
    const two = period([15, 5], [15, 5], [3, 3], [1, 1]);
    const bridge = driversOf(RECIPES.WINRATE, one, two);
    expect(bridge?.drivers.map(({ name }) => name)).toEqual(['Mix', 'Win rate']);
    expect(bridge?.drivers[0].effect).toBeCloseTo(-0.1, 12);
    expect(bridge?.drivers[1].effect).toBeCloseTo(0, 12);
  });

  // By hand: 1,000 spent on 10 deals of which 5 close, 2 are won, by 2 new customers; spend doubles, all else stays.
  test('CAC moves with what is spent per opportunity', () => {
    const one = { ...period([10], [5], [2], [1]), spend: [1000] };
    const bridge = driversOf(RECIPES.CAC, one, { ...one, spend: [2000] });
    expect([bridge?.before, bridge?.after]).toEqual([500, 1000]);
    expect(bridge?.drivers.map(({ effect }) => Math.round(effect))).toEqual([500, 0, 0, 0]);
  });

  test('CAC without a new customer has no bridge', () => {
    const one = { ...period([10], [5], [2], [1]), spend: [1000] };
    expect(driversOf(RECIPES.CAC, one, { ...one, fresh: [0] })).toBeNull();
  });
});

const slice = fc
  .tuple(fc.nat(40), fc.nat(20), fc.nat(100), fc.nat(100), fc.integer({ min: 0, max: 900000 }))
  .map(([opened, carried, stays, wins, cents]) => {
    const within = Math.round((opened * stays) / 100);
    const closed = within + carried;
    return { opened, within, closed, won: Math.round((closed * wins) / 100), size: cents / 100 };
  });
type Slice = typeof slice extends fc.Arbitrary<infer T> ? T : never;
const happened = (slices: readonly Slice[]): Happened => ({
  ...period(
    slices.map(({ opened }) => opened),
    slices.map(({ closed }) => closed),
    slices.map(({ won }) => won),
    slices.map(({ size }) => size),
  ),
  within: slices.map(({ within }) => within),
  spend: slices.map(({ size, opened }) => size * opened),
});
const two = fc
  .integer({ min: 1, max: 4 })
  .chain((n) => fc.array(fc.tuple(slice, slice), { minLength: n, maxLength: n }))
  .map((pairs) => pairs);

describe('properties', () => {
  test('rows add up to the cent on 1,000 random tables', () => {
    fc.assert(
      fc.property(two, (pairs) => {
        const [before, after] = [0, 1].map((side) => happened(pairs.map((pair) => pair[side])));
        const bridge = driversOf(RECIPES.SALES, before, after, null, 1, 1);
        if (!bridge) throw new Error('sales always have a bridge');
        const sales = (list: Happened): number => list.won.reduce((sum, n, g) => sum + n * list.sizes[g].value[0], 0);
        expect(bridge.before).toBeCloseTo(sales(before), 4);
        expect(bridge.after).toBeCloseTo(sales(after), 4);
        const { ends, effects } = toCents(
          bridge.before,
          bridge.after,
          bridge.drivers.map(({ effect }) => effect),
        );
        const whole = (x: number): number => Math.round(x * 100) + 0;
        expect(effects.reduce((sum, x) => sum + whole(x), whole(ends[0]))).toBe(whole(ends[1]));
        // rounding moves a cent or so, never more
        effects.forEach((x, i) => expect(Math.abs(x - bridge.drivers[i].effect)).toBeLessThan(0.04));
        for (const { effect, slices } of bridge.drivers)
          expect(slices.reduce((sum, x) => sum + x, 0)).toBeCloseTo(effect, 6);
      }),
      { numRuns: 1000 },
    );
  }, 120000);

  test('the order of slices and of drivers changes nothing', () => {
    const turned: Recipe = {
      ...RECIPES.SALES,
      rates: RECIPES.SALES.rates.slice().reverse(),
      form: { above: [2, 1, 0] },
    };
    fc.assert(
      fc.property(two, (pairs) => {
        const [before, after] = [0, 1].map((side) => happened(pairs.map((pair) => pair[side])));
        const [back, later] = [0, 1].map((side) => happened(pairs.map((pair) => pair[side]).reverse()));
        const usual = driversOf(RECIPES.SALES, before, after, null, 1, 1);
        const reversed = driversOf(RECIPES.SALES, back, later, null, 1, 1);
        const other = driversOf(turned, before, after, null, 1, 1);
        usual?.drivers.forEach(({ name, effect }, i) => {
          expect(reversed?.drivers[i].effect).toBeCloseTo(effect, 4);
          expect(other?.drivers.find((driver) => driver.name === name)?.effect).toBeCloseTo(effect, 4);
        });
      }),
      { numRuns: 50 },
    );
  }, 60000);

  test('nothing moves when nothing changed', () => {
    fc.assert(
      fc.property(fc.array(slice, { minLength: 1, maxLength: 4 }), (slices) => {
        for (const recipe of Object.values(RECIPES)) {
          const bridge = driversOf(recipe, happened(slices), happened(slices), null, 1, 1);
          for (const { effect } of bridge?.drivers ?? []) expect(Math.abs(effect)).toBeLessThan(1e-6);
        }
      }),
      { numRuns: 50 },
    );
  }, 60000);
});

/** A period of three slices: Poisson openings and closings carried in, binomial ends, log-normal amounts. */
function drawn(u: Uniform, carried: number, size = 1, cause = ''): Happened {
  const by = (name: string, factor: number): number => (name === cause ? factor : 1);
  const slices = [
    { opened: 60, stays: 0.5, wins: 0.3, mean: 7 },
    { opened: 40, stays: 0.4, wins: 0.5, mean: 8.5 },
    { opened: 25, stays: 0.6, wins: 0.25, mean: 6.5 },
  ].map(({ opened: usual, stays: often, wins: usually, mean }, g) => {
    const opened = usual * by('Opportunities', 2.5) * by('Mix', [0.2, 2.2, 1][g]);
    const stays = often * by('Timing', 0.4);
    const wins = usually * by('Win rate', 0.4);
    const begun = poisson(u, opened * size);
    const within = binomial(u, begun, stays * (1 - carried));
    const closed = within + poisson(u, opened * size * stays * carried);
    const won = binomial(u, closed, wins);
    const value = Array.from({ length: won }, () => Math.exp(mean + 0.6 * normal(u)) * by('Deal size', 2.5));
    return { begun, within, closed, won, value };
  });
  return {
    opened: slices.map(({ begun }) => begun),
    closed: slices.map(({ closed }) => closed),
    within: slices.map(({ within }) => within),
    won: slices.map(({ won }) => won),
    sizes: slices.map(({ value }) => ({ value, times: value.map(() => 1) })),
    days: slices.map(({ value }) => ({ value, times: value.map(() => 1) })),
    spend: slices.map(() => 1000),
    fresh: slices.map(({ won }) => won),
    open: slices.map(({ begun }) => begun),
  };
}

describe('planted truth', () => {
  test('100 teams with one changed cause: it gets at least 80 of 100 of the change', () => {
    const u = seeded(7);
    const causes = ['Opportunities', 'Mix', 'Timing', 'Win rate', 'Deal size'];
    for (let team = 0; team < 100; team++) {
      const cause = causes[team % causes.length];
      const before = drawn(u, 0.3, 60);
      const after = drawn(u, 0.3, 60, cause);
      const bridge = driversOf(RECIPES.SALES, before, after, null, 1, 1);
      if (!bridge) throw new Error('sales always have a bridge');
      const found = bridge.drivers.find(({ name }) => name === cause)?.effect ?? 0;
      expect([cause, found / (bridge.after - bridge.before) >= 0.8]).toEqual([cause, true]);
    }
  }, 60000);
});

/** A period of one slice in which all that the bridges stand on comes of one process. */
function process(u: Uniform, size = 1): Happened {
  const begun = poisson(u, 90 * size);
  const within = binomial(u, begun, 0.3);
  const kinds = [0.25, 0.5].map((wins, kind) => {
    const closed = (kind === 0 ? within : 0) + poisson(u, [20, 25][kind] * size);
    return { closed, won: binomial(u, closed, wins) };
  });
  const [closed, won] = [kinds[0].closed + kinds[1].closed, kinds[0].won + kinds[1].won];
  const values = (of: () => number) => {
    const value = Array.from({ length: won }, of);
    return [{ value, times: value.map(() => 1) }];
  };
  return {
    opened: [begun],
    closed: [closed],
    within: [within],
    won: [won],
    sizes: values(() => Math.exp(7 + 0.9 * normal(u))),
    days: values(() => Math.ceil(40 * Math.exp(0.7 * normal(u)))),
    spend: [20000],
    fresh: [binomial(u, won, 0.6)],
    open: [poisson(u, 70 * size)],
    kinds: {
      mix: 'Share of returning customers',
      names: ['Win rate of new customers', 'Win rate of returning customers'],
      won: kinds.map((kind) => kind.won),
      closed: kinds.map((kind) => kind.closed),
    },
  };
}

describe('slices of its own', () => {
  const whole = (won: number[], closed: number[]): Happened => ({
    ...period([0], [closed[0] + closed[1]], [won[0] + won[1]], [1]),
    kinds: { mix: 'Share', names: ['New', 'Returning'], won, closed },
  });
  const told = (name: keyof typeof RECIPES, one: Happened, two: Happened) => {
    const own = ownOf(name, one, two);
    return driversOf(RECIPES[name], one, two, own)?.drivers.map(({ name: driver, effect, before, after }) => [
      driver,
      Number(effect.toFixed(9)),
      before,
      after,
    ]);
  };

  // By hand (Kitagawa): .2 and .6 at half and half become .2 and .5 at a quarter and three: share +.25 × (.55 − .2), rate
  // −.1 × (.5 + .75) ÷ 2.
  test('win rate: the share of returning customers, and the rate of each', () => {
    expect(told('WINRATE', whole([2, 6], [10, 10]), whole([1, 7.5], [5, 15]))).toEqual([
      ['Share', 0.0875, 0.5, 0.75],
      ['New', 0, 0.2, 0.2],
      ['Returning', -0.0625, 0.6, 0.5],
    ]);
    // nobody returned in either: one rate, as it is
    expect(ownOf('WINRATE', whole([2, 0], [10, 0]), whole([3, 0], [9, 0]))).toBeNull();
  });

  // By hand: of twenty deals nine in ten are at most 100. Nine of 100 and one of 1,000 become eight and two: a tenth more of the
  // largest, 900 above the others.
  test('deal size: more of the largest, or larger ones', () => {
    const sizes = (value: number[], times: number[]): Happened => ({
      ...period([0], [10], [10], [1]),
      sizes: [{ value, times }],
    });
    const one = sizes([100, 1000], [9.5, 0.5]);
    expect(told('DEALSIZE', one, sizes([100, 1000], [8.5, 1.5]))).toEqual([
      ['Share of the largest tenth', 90, 0.05, 0.15],
      ['Size of the others', 0, 100, 100],
      ['Size of the largest tenth', 0, 1000, 1000],
    ]);
    expect(told('DEALSIZE', one, sizes([120, 1000], [9.5, 0.5]))?.map((row) => row[1])).toEqual([0, 19, 0]);
    expect(ownOf('DEALSIZE', sizes([5], [4]), sizes([5], [9]))).toBeNull(); // all of one size
  });

  // By hand: 10 open × .5 × 100 ÷ 20 days = 25 a day; twice the days halves it, and is nothing else.
  test('sales velocity: open deals, win rate, size and days', () => {
    const one: Happened = { ...period([9], [10], [5], [100]), open: [10], days: [{ value: [20], times: [5] }] };
    expect(told('SALESVELOCITY', one, { ...one, days: [{ value: [40], times: [5] }] })).toEqual([
      ['Open deals', 0, 10, 10],
      ['Win rate', 0, 0.5, 0.5],
      ['Deal size', 0, 100, 100],
      ['Days to win', -12.5, 20, 40],
    ]);
  });

  test('they add up, and the whole is what it was without them', () => {
    const u = seeded(3);
    for (let run = 0; run < 100; run++) {
      const [one, two] = [process(u, 0.3), process(u, 0.3)];
      for (const name of ['WINRATE', 'DEALSIZE', 'SALESCYCLE'] as const) {
        const own = driversOf(RECIPES[name], one, two, ownOf(name, one, two), 1, 1);
        const plain = driversOf(RECIPES[name], one, two, null, 1, 1);
        if (!own || !plain) continue;
        expect(own.before).toBeCloseTo(plain.before, 9);
        expect(own.after).toBeCloseTo(plain.after, 9);
        const moved = own.drivers.reduce((sum, { effect }) => sum + effect, 0);
        expect(moved).toBeCloseTo(own.after - own.before, 9);
      }
    }
  });
});

describe('within noise', () => {
  test('two periods of one process: 90 ± 4 of 100 for every driver', () => {
    const u = seeded(20260630);
    const held: Record<string, number> = {};
    const runs = 500;
    for (let run = 0; run < runs; run++) {
      const bridge = driversOf(RECIPES.SALES, drawn(u, 0.5), drawn(u, 0.5), null, run + 1, 200);
      for (const { name, low, high } of bridge?.drivers ?? [])
        held[name] = (held[name] ?? 0) + Number(low <= 0 && high >= 0);
    }
    for (const name of Object.keys(held)) expect(Math.abs(held[name] / runs - 0.9)).toBeLessThanOrEqual(0.04);
  }, 120000);

  test('the same for every number and its own drivers', () => {
    const u = seeded(11);
    const held: Record<string, number> = {};
    const runs = 500;
    for (let run = 0; run < runs; run++) {
      const [one, two] = [process(u), process(u)];
      for (const name of Object.keys(RECIPES) as (keyof typeof RECIPES)[]) {
        const bridge = driversOf(RECIPES[name], one, two, ownOf(name, one, two), run + 1, 100);
        for (const { name: driver, low, high } of bridge?.drivers ?? []) {
          const key = `${name}: ${driver}`;
          held[key] = (held[key] ?? 0) + Number(low <= 0 && high >= 0);
        }
      }
    }
    const off = Object.entries(held).filter(([, times]) => Math.abs(times / runs - 0.9) > 0.04);
    expect(off).toEqual([]);
    expect(Object.keys(held)).toHaveLength(24);
  }, 300000);
});
