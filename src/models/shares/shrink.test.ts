import fc from 'fast-check';
import { shrink } from './shrink';
import { wilson } from './wilson';

const groupsOf = (...pairs: [number, number][]) => pairs.map(([k, n]) => ({ k, n }));

describe('shrink', () => {
  it('2 of 3 beside 40 of 100: means .452 and .408, lower 10 % points .320 and .347 (prescribed model integrated independently, ± .01)', () => {
    const [few, many] = shrink(groupsOf([2, 3], [40, 100]));
    expect(Math.abs(few!.mean - 0.452)).toBeLessThan(0.01);
    expect(Math.abs(many!.mean - 0.408)).toBeLessThan(0.01);
    expect(Math.abs(few!.low80 - 0.32)).toBeLessThan(0.01);
    expect(Math.abs(many!.low80 - 0.347)).toBeLessThan(0.01);
  });

  // scipy 1.17.1: betaln on 500 × 500 nodes of another map of the unit square, betainc mixed over them, bisection
  it.each([
    [
      [
        [2, 3],
        [40, 100],
      ],
      [
        [0.45069, 0.24949, 0.32035, 0.60446, 0.74633],
        [0.40816, 0.31608, 0.34694, 0.47013, 0.50351],
      ],
    ],
    [
      [
        [3, 3],
        [40, 100],
        [38, 100],
        [42, 100],
        [41, 100],
      ],
      [
        [0.42317, 0.33278, 0.36519, 0.48587, 0.55648],
        [0.40671, 0.34034, 0.36437, 0.44923, 0.47407],
        [0.40066, 0.33165, 0.35746, 0.4431, 0.4665],
        [0.41276, 0.34793, 0.37056, 0.45609, 0.48276],
        [0.40974, 0.34427, 0.36756, 0.45257, 0.47828],
      ],
    ],
    [
      [
        [0, 2],
        [10, 100],
      ],
      [
        [0.11522, 0.00406, 0.03279, 0.20439, 0.31535],
        [0.1056, 0.05426, 0.06895, 0.14554, 0.17127],
      ],
    ],
    [
      [
        [0, 5],
        [0, 50],
        [1, 30],
      ],
      [
        [0.02981, 0.0, 3e-5, 0.07572, 0.1502],
        [0.01227, 0.0, 1e-5, 0.0331, 0.05431],
        [0.03371, 0.0023, 0.0066, 0.07004, 0.10604],
      ],
    ],
    [
      [
        [5, 5],
        [7, 7],
        [100, 120],
      ],
      [
        [0.91364, 0.70668, 0.79904, 0.99975, 1.0],
        [0.92252, 0.73865, 0.81583, 0.9998, 1.0],
        [0.83623, 0.76662, 0.79282, 0.87727, 0.89547],
      ],
    ],
    [
      [
        [1, 2],
        [300, 900],
        [50, 400],
        [3, 20],
        [0, 1],
      ],
      [
        [0.2782, 0.07234, 0.12548, 0.46033, 0.61697],
        [0.33125, 0.3009, 0.31124, 0.35143, 0.36232],
        [0.1295, 0.09833, 0.10836, 0.15143, 0.16416],
        [0.18505, 0.06628, 0.09959, 0.27721, 0.33646],
        [0.21962, 0.02211, 0.07165, 0.38379, 0.52393],
      ],
    ],
    [
      [
        [4000, 6000],
        [2500, 4100],
        [3, 10],
      ],
      [
        [0.66458, 0.65234, 0.65661, 0.67251, 0.67667],
        [0.61205, 0.59679, 0.60208, 0.62201, 0.62728],
        [0.60858, 0.44257, 0.54356, 0.66108, 0.68481],
      ],
    ],
    [
      [
        [0, 196],
        [16, 163],
        [6, 9],
      ],
      [
        [0.00212, 0.0, 0.0, 0.00636, 0.01276],
        [0.09925, 0.05855, 0.07067, 0.12993, 0.14913],
        [0.57533, 0.2592, 0.36088, 0.78254, 0.86366],
      ],
    ],
    [
      [
        [0, 5000],
        [0, 3000],
        [1, 4000],
      ],
      [
        [9e-5, 0.0, 0.0, 0.00026, 0.00044],
        [0.00012, 0.0, 0.0, 0.00032, 0.00056],
        [0.00025, 2e-5, 5e-5, 0.00053, 0.00082],
      ],
    ],
    [
      [
        [5000, 9000],
        [5100, 9000],
        [1, 3],
        [0, 2],
        [2, 2],
      ],
      [
        [0.55562, 0.54536, 0.54892, 0.56231, 0.56583],
        [0.56652, 0.5563, 0.55984, 0.5732, 0.57673],
        [0.4986, 0.15672, 0.29693, 0.64867, 0.74677],
        [0.45533, 0.04267, 0.19347, 0.6219, 0.71006],
        [0.61066, 0.33441, 0.45019, 0.82534, 0.95899],
      ],
    ],
    [
      [
        [50, 1000],
        [950, 1000],
      ],
      [
        [0.05061, 0.03788, 0.04193, 0.05967, 0.06504],
        [0.94939, 0.93496, 0.94033, 0.95807, 0.96212],
      ],
    ],
    [
      [
        [0, 100],
        [100, 100],
        [50, 100],
      ],
      [
        [0.00212, 0.0, 0.0, 0.00668, 0.01688],
        [0.99788, 0.98312, 0.99332, 1.0, 1.0],
        [0.5, 0.40288, 0.43615, 0.56385, 0.59712],
      ],
    ],
    [
      [
        [4, 8],
        [0, 1],
        [56, 674],
      ],
      [
        [0.38537, 0.1227, 0.18906, 0.59888, 0.71188],
        [0.20068, 0.00026, 0.01467, 0.45124, 0.66202],
        [0.08465, 0.06479, 0.07116, 0.09866, 0.10684],
      ],
    ],
    [
      [
        [289, 790],
        [5, 21],
        [0, 7],
        [0, 1],
        [2, 5],
        [2, 5],
      ],
      [
        [0.36414, 0.33111, 0.34238, 0.38605, 0.39785],
        [0.27146, 0.12211, 0.16796, 0.37347, 0.42803],
        [0.2035, 0.00807, 0.04662, 0.354, 0.41529],
        [0.28013, 0.02143, 0.09421, 0.44773, 0.58091],
        [0.33505, 0.121, 0.18884, 0.48873, 0.60623],
        [0.33505, 0.121, 0.18884, 0.48873, 0.60623],
      ],
    ],
    [
      [
        [79, 278],
        [200, 739],
        [122, 804],
        [0, 4],
        [132, 268],
        [18, 103],
      ],
      [
        [0.28314, 0.23311, 0.24977, 0.31716, 0.33603],
        [0.27056, 0.23946, 0.24997, 0.29141, 0.30281],
        [0.1544, 0.13028, 0.13828, 0.17088, 0.18011],
        [0.2105, 0.03424, 0.08407, 0.34153, 0.42595],
        [0.47795, 0.4179, 0.43852, 0.51747, 0.53837],
        [0.18863, 0.12178, 0.14278, 0.23652, 0.26451],
      ],
    ],
    [
      [
        [62, 190],
        [2, 8],
      ],
      [
        [0.32551, 0.26224, 0.28332, 0.36846, 0.39212],
        [0.3166, 0.16453, 0.22854, 0.4016, 0.46612],
      ],
    ],
  ] as [number[][], number[][]][])(
    'means and quantiles of %j as integrated by scipy on a finer grid',
    (pairs, rows) => {
      shrink(pairs.map(([k, n]) => ({ k, n }))).forEach((one, g) => {
        const { mean, low95, low80, high80, high95 } = one!;
        expect(Math.abs(mean - rows[g][0])).toBeLessThan(0.001);
        [low95, low80, high80, high95].forEach((value, i) =>
          expect(Math.abs(value - rows[g][i + 1])).toBeLessThan(0.007),
        );
      });
    },
  );

  it.each([
    [
      [
        [2, 3],
        [40, 100],
      ] as [number, number][],
      1,
    ],
    [
      [
        [3, 3],
        [40, 100],
        [38, 100],
        [42, 100],
        [41, 100],
      ] as [number, number][],
      3,
    ],
    [
      [
        [0, 2],
        [10, 100],
      ] as [number, number][],
      1,
    ],
  ])('ordered by the lower 10 %% point, a large group stands first: %j', (pairs, first) => {
    const low = shrink(groupsOf(...pairs)).map((one) => one!.low80);
    expect(low.indexOf(Math.max(...low))).toBe(first);
  });

  it('mirrors: what is said of the won is said of the rest (1 of 1 beside 0 of 1)', () => {
    const [one, other] = shrink(groupsOf([1, 1], [0, 1]));
    expect(one!.mean + other!.mean).toBeCloseTo(1, 6);
    expect(one!.low80 + other!.high80).toBeCloseTo(1, 6);
  });

  it('many large groups, where the posterior is narrower than a cell of the plain grid: each keeps its own share (n = 100,000)', () => {
    const groups = Array.from({ length: 30 }, (_, g) => ({ k: 20_000 + 1_000 * g, n: 100_000 }));
    shrink(groups).forEach((one, g) => {
      const [low, high] = wilson(groups[g].k, groups[g].n)!;
      expect(one!.mean).toBeCloseTo(groups[g].k / 100_000, 3);
      expect(Math.abs(one!.low95 - low)).toBeLessThan(0.0005);
      expect(Math.abs(one!.high95 - high)).toBeLessThan(0.0005);
    });
  });

  it('one group alone has its own share with Wilson limits; a group without cases has none', () => {
    const [none, one] = shrink(groupsOf([0, 0], [3, 10]));
    expect(none).toBeNull();
    const wide = wilson(3, 10)!;
    expect(one).toMatchObject({ mean: 0.3, low95: wide[0], high95: wide[1] });
    expect(one!.low80).toBeCloseTo(wilson(3, 10, 1.281552)![0], 6);
    expect(shrink([])).toEqual([]);
  });

  it('means lie between the group and the whole, quantiles ascend within 0 … 1, order of groups changes nothing', () => {
    const group = fc
      .integer({ min: 1, max: 60 })
      .chain((n) => fc.record({ k: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));
    fc.assert(
      fc.property(fc.array(group, { minLength: 2, maxLength: 12 }), (groups) => {
        const all = shrink(groups),
          turned = shrink([...groups].reverse()).reverse(),
          means = all.map((one) => one!.mean),
          own = groups.map(({ k, n }) => k / n);
        // the whole, as the model sees it, is somewhere between the extremes
        expect(Math.min(...means)).toBeGreaterThanOrEqual(Math.min(...own, 0.5) - 1e-9);
        expect(Math.max(...means)).toBeLessThanOrEqual(Math.max(...own, 0.5) + 1e-9);
        all.forEach((one, g) => {
          const quantiles = [0, one!.low95, one!.low80, one!.high80, one!.high95, 1];
          quantiles.slice(1).forEach((value, i) => expect(value).toBeGreaterThanOrEqual(quantiles[i]));
          expect(one!.mean).toBeCloseTo(turned[g]!.mean, 9);
          expect(one!.low80).toBeCloseTo(turned[g]!.low80, 9);
        });
      }),
      { numRuns: 40 },
    );
  });
});
